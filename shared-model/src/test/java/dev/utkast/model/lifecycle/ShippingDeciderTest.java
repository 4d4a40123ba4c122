package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a fulfillment order of four cups and a pot is held and released. What an event says stands
/// behind the state that comes of it.
class ShippingDeciderTest {
  /// @param by who is to have done it
  private static String told(FulfillmentOrder made, Optional<OrderEvent> event, Actor by) {
    var status = made.status().getClass().getSimpleName();
    if (event.isEmpty()) {
      return status;
    }
    assertEquals(new OrderEvent(new OrderId(2), Sales.LATER, by, event.get().what()), event.get());
    return status
        + ", "
        + switch (event.get().what()) {
          case OrderEvent.Held(var id, var reason) -> "Held " + reason + of(made, id);
          case OrderEvent.Released(var id) -> "Released" + of(made, id);
          case OrderEvent.StockRequested(var id) -> "StockRequested" + of(made, id);
          case OrderEvent.StockReviewed _,
              OrderEvent.Amended _,
              OrderEvent.ReminderSent _,
              OrderEvent.ReminderSkipped _ ->
              throw new AssertionError("nobody asked for that: " + event);
        };
  }

  private static String of(FulfillmentOrder made, FulfillmentOrderId id) {
    assertEquals(made.id(), id);
    return "";
  }

  private static final String HOLDS =
      """
      fulfillment order         | hold                               | hold otherwise                         | hold cups alone    | release
      Open                      | OnHold, Held INCORRECT_ADDRESS     | OnHold, Held OTHER                     | no: LinesHeldAlone | -
      InProgress                | OnHold, Held INCORRECT_ADDRESS     | OnHold, Held OTHER                     | no: LinesHeldAlone | -
      OnHold                    | -                                  | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | Open, Released
      OnHold, shipped           | -                                  | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | InProgress, Released
      OnHold, no stock          | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | OnHold, StockRequested
      OnHold, no stock, shipped | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | OnHold, StockRequested
      Closed                    | no: Standing CLOSED                | no: Standing CLOSED                    | no: LinesHeldAlone | no: Standing CLOSED
      Cancelled                 | no: Standing CANCELLED             | no: Standing CANCELLED                 | no: LinesHeldAlone | no: Standing CANCELLED\
      """;

  private static String held(String state, String action) {
    var current = FulfillmentOrders.in(state);
    var other = new Hold(Hold.Reason.OTHER, Optional.empty());
    return switch (action) {
      case "hold" -> held(current, FulfillmentOrders.ADDRESS, List.of());
      case "hold otherwise" -> held(current, other, List.of());
      case "hold cups alone" ->
          held(current, FulfillmentOrders.ADDRESS, List.of(new Wanted(FulfillmentOrders.CUPS, 4)));
      case "release" ->
          Decisions.told(
              ShippingDecider.release(current, Sales.STAFF, Sales.LATER),
              released -> {
                assertEquals(List.of(new Message.ClaimStock(new OrderId(2))), released.messages());
                return told(current, released, Sales.STAFF);
              });
      default -> throw new IllegalArgumentException(action);
    };
  }

  private static String held(FulfillmentOrder current, Hold hold, List<Wanted> lines) {
    return Decisions.told(
        ShippingDecider.hold(current, hold, lines, Sales.STAFF, Sales.LATER),
        held -> {
          assertEquals(List.of(), held.messages());
          assertEquals(Optional.of(hold), held.fulfillmentOrder().hold());
          return told(current, held, Sales.STAFF);
        });
  }

  private static String told(FulfillmentOrder before, Change.FulfillmentChanged change, Actor by) {
    var next = change.fulfillmentOrder();
    assertEquals(before.version() + 1, next.version());
    assertEquals(before.lines(), next.lines());
    return told(next, Optional.of(change.event()), by);
  }

  @Test
  void whatIsHeldOrReleasedSaysSo() {
    var grid = Grid.of(HOLDS);
    grid.coversStates(Grid.permitted(FulfillmentOrderStatus.class));
    grid.check(ShippingDeciderTest::held);
  }
}
