package dev.utkast.model.fulfillment;

import dev.utkast.model.inventory.Shortage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a fulfillment order must wait.
///
/// @param notes what staff wrote; older versions wrote here, in English, what the stock waits for
/// @param byStock whether the stock ran short, and lifts it; else people hold and release
/// @param ofStock what a hold by the stock waits for
public record Hold(
    Reason reason, Optional<String> notes, boolean byStock, Optional<OfStock> ofStock) {
  private static final int SHORTAGES_KEPT = 5;

  /// What a hold by the stock waits for.
  public sealed interface OfStock {}

  /// @param first of the lines that could not be claimed
  public record ShortOfStock(List<Shortage> first) implements OfStock {
    public ShortOfStock {
      first = List.copyOf(first);
    }
  }

  /// Somebody released it, and the stock is being asked for again.
  public record AskedAgain() implements OfStock {}

  /// That of people.
  public Hold(Reason reason, Optional<String> notes) {
    this(reason, notes, false, Optional.empty());
  }

  public static Hold shortOf(List<Shortage> shortages) {
    return ofStock(new ShortOfStock(shortages.stream().limit(SHORTAGES_KEPT).toList()));
  }

  static Hold askingAgain() {
    return ofStock(new AskedAgain());
  }

  private static Hold ofStock(OfStock why) {
    return new Hold(Reason.INVENTORY_OUT_OF_STOCK, Optional.empty(), true, Optional.of(why));
  }

  boolean isAskedAgain() {
    return ofStock.filter(AskedAgain.class::isInstance).isPresent();
  }

  /// Reasons as clients know them.
  public enum Reason {
    AWAITING_PAYMENT,
    HIGH_RISK_OF_FRAUD,
    INCORRECT_ADDRESS,
    INVENTORY_OUT_OF_STOCK,
    UNKNOWN_DELIVERY_DATE,
    AWAITING_RETURN_ITEMS,
    OTHER;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reason> of(String label) {
      for (var reason : values()) {
        if (reason.label().equals(label)) {
          return Optional.of(reason);
        }
      }
      return Optional.empty();
    }
  }
}
