package dev.utkast.model.inventory;

import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import java.time.Instant;

/// One change of a stock level; written once, never changed.
///
/// @param key natural key within its level: what was done for what, so that doing it again finds it
///   done
/// @param onHandChange units on the shelf, more or fewer
/// @param committedChange units promised, more or fewer
public record Movement(
    String key,
    VariantId itemId,
    LocationId locationId,
    Kind kind,
    long onHandChange,
    long committedChange,
    Instant at) {

  /// Why stock moved.
  public enum Kind {
    CLAIM,
    RELEASE,
    SHIP,
    REFUND,
    ADJUST
  }

  /// Which movement, at whichever location.
  ///
  /// @param key natural key within the level
  public record Name(VariantId itemId, String key) {}

  public Name name() {
    return new Name(itemId, key);
  }

  /// A line that was sold. Its own id tells it from the other lines of its order only.
  public record SoldLine(OrderId orderId, LineId lineId) {
    private String key() {
      return orderId + "#" + lineId;
    }
  }

  public static String claimKey(SoldLine line) {
    return "CLAIM#" + line.key();
  }

  public static String releaseKey(SoldLine line) {
    return "RELEASE#" + line.key();
  }

  /// @param number of the refund among those of the line's order
  public static String refundKey(int number, SoldLine line) {
    return "REFUND#" + number + "#" + line.key();
  }

  /// @param lineId of the order that the fulfillment belongs to
  public static String shipKey(FulfillmentId fulfillmentId, LineId lineId) {
    return "SHIP#" + fulfillmentId + "#" + lineId;
  }

  public static String adjustKey(AdjustmentId adjustmentId) {
    return "ADJUST#" + adjustmentId;
  }
}
