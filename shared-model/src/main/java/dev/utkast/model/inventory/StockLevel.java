package dev.utkast.model.inventory;

import java.time.Instant;

/// The stock of one item at one location, always the sum of its movements.
///
/// @param onHand units on the shelf
/// @param committed units sold and not yet shipped
public record StockLevel(
    long itemId, long locationId, long version, long onHand, long committed, Instant updatedAt) {

  /// Where nothing was ever counted; not stored.
  public static StockLevel none(long itemId, long locationId, Instant now) {
    return new StockLevel(itemId, locationId, 0, 0, 0, now);
  }

  /// @return units that may still be sold; negative by what was oversold
  public long available() {
    return onHand - committed;
  }

  public StockLevel atVersion(long number) {
    return new StockLevel(itemId, locationId, number, onHand, committed, updatedAt);
  }

  StockLevel after(Movement movement) {
    return new StockLevel(
        itemId,
        locationId,
        version + 1,
        Math.addExact(onHand, movement.onHandChange()),
        Math.addExact(committed, movement.committedChange()),
        movement.at());
  }
}
