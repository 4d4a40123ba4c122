package dev.utkast.model.lifecycle;

import dev.utkast.model.Sales;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Order;
import java.util.Optional;

/// What is asked to change of an order, as tables name it.
final class Amendments {
  private Amendments() {}

  static Amendment noted(Order order, String note) {
    var as = Amendment.none(order);
    return new Amendment(
        as.email(),
        as.phone(),
        as.shippingAddress(),
        Optional.of(note),
        as.noteAttributes(),
        as.tags());
  }

  static Amendment asked(Order order, String what) {
    var as = Amendment.none(order);
    return switch (what) {
      case "nothing" -> as;
      case "note" -> noted(order, "ring twice");
      case "phone" ->
          new Amendment(
              as.email(),
              Optional.of("+31 6"),
              as.shippingAddress(),
              as.note(),
              as.noteAttributes(),
              as.tags());
      case "address" ->
          new Amendment(
              as.email(),
              as.phone(),
              Optional.of(Sales.anAddress("NL", "Delft")),
              as.note(),
              as.noteAttributes(),
              as.tags());
      default -> throw new IllegalArgumentException(what);
    };
  }
}
