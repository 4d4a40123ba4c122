package dev.utkast.model.inventory;

import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// The stock of one item at one location, always the sum of its movements.
///
/// @param onHand units on the shelf
/// @param committed units sold and not yet shipped
public record StockLevel(
    VariantId itemId,
    LocationId locationId,
    long version,
    long onHand,
    long committed,
    Instant updatedAt) {

  /// Where nothing was ever counted; not stored.
  public static StockLevel none(VariantId itemId, LocationId locationId, Instant now) {
    return new StockLevel(itemId, locationId, 0, 0, 0, now);
  }

  /// @return units that may still be sold; negative by what was oversold
  public long available() {
    return onHand - committed;
  }

  /// @return by item, what may be sold of it at all locations together
  public static Map<VariantId, Long> available(Collection<StockLevel> levels) {
    return levels.stream()
        .collect(
            Collectors.groupingBy(
                StockLevel::itemId, Collectors.summingLong(StockLevel::available)));
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
