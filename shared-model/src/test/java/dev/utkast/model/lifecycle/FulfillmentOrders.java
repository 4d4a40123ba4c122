package dev.utkast.model.lifecycle;

import dev.utkast.model.Sales;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.inventory.Shortage;
import java.util.List;
import java.util.Optional;

/// Fulfillment orders of four cups and a pot in the states that tables name; two cups have left
/// where it says so.
public final class FulfillmentOrders {
  static final FulfillmentOrderId ID = new FulfillmentOrderId(31);
  public static final FulfillmentOrderLineId CUPS = new FulfillmentOrderLineId(1);
  public static final FulfillmentOrderLineId POTS = new FulfillmentOrderLineId(2);
  public static final Hold ADDRESS =
      new Hold(Hold.Reason.INCORRECT_ADDRESS, Optional.of("no number"));
  private static final Hold NO_STOCK = Hold.shortOf(List.of(new Shortage(Sales.CUPS, 0, 4)));

  private FulfillmentOrders() {}

  static FulfillmentOrder in(String state) {
    return in(state, ID);
  }

  /// @param state its status first, such as `OnHold, no stock` or `OnHold, shipped`
  static FulfillmentOrder in(String state, FulfillmentOrderId id) {
    var status = status(state);
    int cups =
        switch (status) {
          case FulfillmentOrderStatus.Closed _ -> 4;
          case FulfillmentOrderStatus.InProgress _ -> 2;
          case FulfillmentOrderStatus.OnHold _ -> state.endsWith("shipped") ? 2 : 0;
          case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.Cancelled _ -> 0;
        };
    int pots = status instanceof FulfillmentOrderStatus.Closed ? 1 : 0;
    return of(id, status, cups, pots);
  }

  /// @param cups that have left, of four
  /// @param pots that have left, of one
  public static FulfillmentOrder of(
      FulfillmentOrderId id, FulfillmentOrderStatus status, int cups, int pots) {
    return new FulfillmentOrder(
        id,
        6,
        new OrderId(2),
        new LocationId(1),
        status,
        List.of(
            new FulfillmentOrder.Line(CUPS, Sales.CUPS, 4, cups),
            new FulfillmentOrder.Line(POTS, Sales.POTS, 1, pots)),
        Sales.NOON,
        Sales.NOON);
  }

  private static FulfillmentOrderStatus status(String state) {
    return switch (state.split(",")[0]) {
      case "Open" -> new FulfillmentOrderStatus.Open();
      case "InProgress" -> new FulfillmentOrderStatus.InProgress();
      case "OnHold" ->
          new FulfillmentOrderStatus.OnHold(state.contains("no stock") ? NO_STOCK : ADDRESS);
      case "Closed" -> new FulfillmentOrderStatus.Closed();
      case "Cancelled" -> new FulfillmentOrderStatus.Cancelled();
      default -> throw new IllegalArgumentException(state);
    };
  }
}
