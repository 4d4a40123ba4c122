package dev.utkast.model.inventory;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LineId;
import java.time.Instant;
import java.util.Optional;

/// What sales, shipments and counts do to one stock level.
///
/// A claim never takes a level below zero unless its line may be oversold ([StockPolicy#CONTINUE]);
/// the shortfall is then exact and visible. One order line moves stock once for each thing that
/// happens to it: the movement already stored means the work is done, whoever asks again.
public final class StockDecider {
  /// More units than any shelf holds.
  public static final long MAX_UNITS = 1_000_000_000;

  private StockDecider() {}

  /// A level after one movement.
  public record Moved(StockLevel next, Movement movement) {}

  /// @param earlier the movement stored under this line's claim, if any
  public static Decision<Moved> claim(
      StockLevel level,
      Optional<Movement> earlier,
      Movement.SoldLine line,
      int quantity,
      StockPolicy policy,
      Instant now) {
    if (earlier.isPresent()) {
      return Decision.alreadyDone();
    }
    if (policy == StockPolicy.DENY && level.available() < quantity) {
      return Decision.refused(new StockRefusal.OutOfStock(level.available(), quantity));
    }
    return moved(level, Movement.claimKey(line), Movement.Kind.CLAIM, 0, quantity, now);
  }

  /// @param claim the movement that claimed the line, if it was
  /// @param earlier the movement stored under this line's release, if any
  /// @param refunded units of the claim that refunds gave back before
  /// @param restock whether what was promised may be sold again; else it is off the shelf too
  public static Effect<Moved> release(
      StockLevel level,
      Optional<Movement> claim,
      Optional<Movement> earlier,
      Movement.SoldLine line,
      long refunded,
      boolean restock,
      Instant now) {
    if (earlier.isPresent()) {
      return Decision.alreadyDone();
    }
    if (claim.isEmpty()) {
      // There is nothing to undo.
      return Decision.alreadyDone();
    }
    long back = refunded - claim.get().committedChange();
    if (back == 0) {
      return Decision.alreadyDone();
    }
    long shelf = restock ? 0 : back;
    return moved(level, Movement.releaseKey(line), Movement.Kind.RELEASE, shelf, back, now);
  }

  /// Units that have left are gone from the shelf whatever the books said; only what was claimed
  /// stops being promised.
  ///
  /// @param claim the movement that claimed the line, if it was
  /// @param earlier the movement stored for this line in this fulfillment, if any
  public static Effect<Moved> ship(
      StockLevel level,
      Optional<Movement> claim,
      Optional<Movement> earlier,
      FulfillmentId fulfillmentId,
      LineId lineId,
      int quantity,
      Instant now) {
    if (earlier.isPresent()) {
      return Decision.alreadyDone();
    }
    long promised = claim.isPresent() ? -quantity : 0;
    return moved(
        level,
        Movement.shipKey(fulfillmentId, lineId),
        Movement.Kind.SHIP,
        -quantity,
        promised,
        now);
  }

  /// What a refund does to units of a line: those that were promised are promised no more, and are
  /// off the shelf unless they may be sold again; those that come back are on the shelf.
  ///
  /// @param earlier the movement stored for this line in this refund, if any
  public static Effect<Moved> refund(
      StockLevel level,
      Optional<Movement> earlier,
      String key,
      long shelf,
      long promised,
      Instant now) {
    return earlier.isPresent() || (shelf == 0 && promised == 0)
        ? Decision.alreadyDone()
        : moved(level, key, Movement.Kind.REFUND, shelf, promised, now);
  }

  /// Sets what may be sold to a counted number.
  public static Verdict<Moved> setAvailable(
      StockLevel level, long available, AdjustmentId adjustmentId, Instant now) {
    return adjust(level, available - level.available(), adjustmentId, now);
  }

  /// Keeps an item at a location from now on, which is a count of nothing; what is there already
  /// stays as it is.
  public static Effect<Moved> connect(StockLevel level, AdjustmentId adjustmentId, Instant now) {
    return level.version() > 0
        ? Decision.alreadyDone()
        : moved(level, Movement.adjustKey(adjustmentId), Movement.Kind.ADJUST, 0, 0, now);
  }

  /// A count finds nothing at the least. Where the books are below zero already, by a shipment of
  /// what they did not know, only counts upwards are taken.
  ///
  /// @param change units on the shelf, more or fewer
  public static Verdict<Moved> adjust(
      StockLevel level, long change, AdjustmentId adjustmentId, Instant now) {
    long after = Math.addExact(level.onHand(), change);
    if (change < 0 && after < 0) {
      return Decision.refused(new StockRefusal.BelowZero(level.onHand()));
    } else if (change > 0 && after > MAX_UNITS) {
      return Decision.refused(new StockRefusal.TooMany(MAX_UNITS));
    }
    return moved(level, Movement.adjustKey(adjustmentId), Movement.Kind.ADJUST, change, 0, now);
  }

  private static Decision.Changed<Moved> moved(
      StockLevel level, String key, Movement.Kind kind, long onHand, long committed, Instant now) {
    var movement =
        new Movement(key, level.itemId(), level.locationId(), kind, onHand, committed, now);
    return Decision.changed(new Moved(level.after(movement), movement));
  }
}
