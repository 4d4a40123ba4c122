package dev.utkast.model.inventory;

import dev.utkast.model.id.OrderId;
import java.util.List;

/// Movements that are made together for one order; written once, never changed.
///
/// Whoever makes one has seen all before it: two who have seen the same make the same number, and
/// only one of them can be stored.
///
/// @param number how many were made for the order before, from 0
public record MovementBatch(OrderId orderId, int number, List<Movement> movements) {
  public MovementBatch {
    movements = List.copyOf(movements);
  }
}
