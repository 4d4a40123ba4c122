package dev.utkast.model.lifecycle;

import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockDecider.Moved;
import dev.utkast.model.inventory.StockLevel;
import java.time.Instant;

/// What staff say of a shelf: how much of a variant may be sold from it, how much came or went, or
/// that the variant is kept there at all. Only what is tracked is counted.
///
/// A count is written with its variant, so that a variant which is deleted meanwhile takes nothing
/// with it that was just counted.
public final class StockCountDecider {
  private StockCountDecider() {}

  /// @param available units that may be sold
  public static Decision<Change.StockCounted> setAvailable(
      Variant variant, StockLevel level, long available, AdjustmentId id, Instant now) {
    return counted(variant, StockDecider.setAvailable(level, available, id, now), now);
  }

  /// @param change units on the shelf, more or fewer
  public static Decision<Change.StockCounted> adjust(
      Variant variant, StockLevel level, long change, AdjustmentId id, Instant now) {
    return counted(variant, StockDecider.adjust(level, change, id, now), now);
  }

  public static Decision<Change.StockCounted> connect(
      Variant variant, StockLevel level, AdjustmentId id, Instant now) {
    return counted(variant, StockDecider.connect(level, id, now), now);
  }

  private static Decision<Change.StockCounted> counted(
      Variant variant, Decision<Moved> count, Instant now) {
    return variant.tracked()
        ? count.map(
            moved -> new Change.StockCounted(moved.next(), moved.movement(), variant.next(now)))
        : Decision.refused(new StockRefusal.NotTracked());
  }
}
