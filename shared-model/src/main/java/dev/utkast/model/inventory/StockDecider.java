package dev.utkast.model.inventory;

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

  /// What was decided.
  public sealed interface Outcome {
    record Moved(StockLevel next, Movement movement) implements Outcome {}

    record AlreadyMoved(Movement earlier) implements Outcome {}

    record OutOfStock(long available, int wanted) implements Outcome {}

    /// There is nothing to undo: the line was never claimed.
    record NothingClaimed() implements Outcome {}
  }

  /// @param earlier the movement stored under this line's claim, if any
  public static Outcome claim(
      StockLevel level,
      Optional<Movement> earlier,
      Movement.SoldLine line,
      int quantity,
      StockPolicy policy,
      Instant now) {
    if (earlier.isPresent()) {
      return new Outcome.AlreadyMoved(earlier.get());
    }
    if (policy == StockPolicy.DENY && level.available() < quantity) {
      return new Outcome.OutOfStock(level.available(), quantity);
    }
    return moved(level, Movement.claimKey(line), Movement.Kind.CLAIM, 0, quantity, now);
  }

  /// @param claim the movement that claimed the line, if it was
  /// @param earlier the movement stored under this line's release, if any
  /// @param restock whether what was promised may be sold again; else it is off the shelf too
  public static Outcome release(
      StockLevel level,
      Optional<Movement> claim,
      Optional<Movement> earlier,
      Movement.SoldLine line,
      boolean restock,
      Instant now) {
    if (earlier.isPresent()) {
      return new Outcome.AlreadyMoved(earlier.get());
    }
    if (claim.isEmpty()) {
      return new Outcome.NothingClaimed();
    }
    long back = -claim.get().committedChange();
    long shelf = restock ? 0 : back;
    return moved(level, Movement.releaseKey(line), Movement.Kind.RELEASE, shelf, back, now);
  }

  /// Units that have left are gone from the shelf whatever the books said; only what was claimed
  /// stops being promised.
  ///
  /// @param claim the movement that claimed the line, if it was
  /// @param earlier the movement stored for this line in this fulfillment, if any
  public static Outcome ship(
      StockLevel level,
      Optional<Movement> claim,
      Optional<Movement> earlier,
      long fulfillmentId,
      long lineId,
      int quantity,
      Instant now) {
    if (earlier.isPresent()) {
      return new Outcome.AlreadyMoved(earlier.get());
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

  /// A count finds nothing at the least. Where the books are below zero already, by a shipment of
  /// what they did not know, only counts upwards are taken.
  ///
  /// @param change units on the shelf, more or fewer
  /// @return why a level cannot be counted so
  public static Optional<String> reasonAgainst(StockLevel level, long change) {
    long after = Math.addExact(level.onHand(), change);
    if (change < 0 && after < 0) {
      return Optional.of("is more than the " + level.onHand() + " units on hand");
    }
    return change > 0 && after > MAX_UNITS
        ? Optional.of("makes more than " + MAX_UNITS + " units on hand")
        : Optional.empty();
  }

  /// Sets what may be sold to a counted number.
  public static Outcome.Moved setAvailable(
      StockLevel level, long available, long adjustmentId, Instant now) {
    return adjust(level, available - level.available(), adjustmentId, now);
  }

  public static Outcome.Moved adjust(
      StockLevel level, long change, long adjustmentId, Instant now) {
    return moved(level, Movement.adjustKey(adjustmentId), Movement.Kind.ADJUST, change, 0, now);
  }

  private static Outcome.Moved moved(
      StockLevel level, String key, Movement.Kind kind, long onHand, long committed, Instant now) {
    var movement =
        new Movement(key, level.itemId(), level.locationId(), kind, onHand, committed, now);
    return new Outcome.Moved(level.after(movement), movement);
  }
}
