package dev.utkast.model.decision;

import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;

/// Why stock is not moved or counted.
public sealed interface StockRefusal extends Refusal {

  /// Nobody keeps count of it.
  record NotTracked() implements StockRefusal {}

  /// More would be taken off the shelf than lies there.
  record BelowZero(long onHand) implements StockRefusal {}

  /// More units than any shelf holds.
  ///
  /// @param most units on hand
  record TooMany(long most) implements StockRefusal {}

  /// Less may be sold than is wanted.
  record OutOfStock(long available, int wanted) implements StockRefusal {}

  /// What lies on a shelf, or is promised, must not go out of sight with its variant.
  record Stocked(VariantId itemId, LocationId locationId, long onHand, long committed)
      implements StockRefusal {}
}
