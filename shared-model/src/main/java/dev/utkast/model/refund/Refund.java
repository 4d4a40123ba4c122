package dev.utkast.model.refund;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.pricing.Credit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// What staff gave back of an order, once; written once, never changed. The money that goes back
/// with it stands in the ledger.
///
/// @param number counts the refunds of its order from 1
/// @param credit what its price became less by
/// @param money that was to go back, in the presentment currency
public record Refund(
    RefundId id,
    OrderId orderId,
    int number,
    Instant at,
    Optional<Actor> by,
    Optional<String> note,
    List<Line> lines,
    Credit credit,
    Money money) {

  public Refund {
    lines = List.copyOf(lines);
  }

  /// Units of one line.
  ///
  /// @param unsent how many of them had not left, and will not any more
  public record Line(LineId lineId, int quantity, Restock restock, int unsent) {

    /// @return how many of them may be sold again that were only promised
    public int released() {
      return restock == Restock.NO_RESTOCK ? 0 : unsent;
    }

    /// @return how many of them are gone although they had not left
    public int writtenOff() {
      return restock == Restock.NO_RESTOCK ? unsent : 0;
    }

    /// @return how many of them come back to the shelf
    public int cameBack() {
      return restock == Restock.NO_RESTOCK ? 0 : quantity - unsent;
    }
  }

  /// What becomes of units.
  public enum Restock {
    /// What has left is not waited for, and what has not is off the shelf.
    NO_RESTOCK,
    /// They have not left, and may be sold again.
    CANCEL,
    /// They have left, and are on the shelf again.
    RETURN,
    /// They may be sold again, whether they had left or not.
    LEGACY_RESTOCK;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Restock> of(String label) {
      for (var restock : values()) {
        if (restock.label().equals(label)) {
          return Optional.of(restock);
        }
      }
      return Optional.empty();
    }
  }

  /// @return whether stock moves by it
  public boolean movesStock() {
    return lines.stream()
        .anyMatch(line -> line.released() + line.writtenOff() + line.cameBack() > 0);
  }
}
