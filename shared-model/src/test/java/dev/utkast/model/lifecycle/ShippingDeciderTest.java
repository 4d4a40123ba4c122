package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.model.message.Message.Shortage;
import dev.utkast.model.order.Order;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How a fulfillment order of four cups and a pot is started, held and released. What an event says
/// stands behind the state that comes of it.
class ShippingDeciderTest {
  private static final Hold NO_STOCK =
      Hold.shortOf(List.of(new Message.Shortage(Sales.CUPS, 1, 4)));

  private static final String STARTS =
      """
      order         | in stock | short of cups
      agreed        | Open     | OnHold, Held INVENTORY_OUT_OF_STOCK
      ready to pick | -        | -
      cancelled     | -        | -
      service       | -        | -\
      """;

  private static Order order(String state) {
    return switch (state) {
      case "agreed" -> Sales.anOrder();
      case "ready to pick" -> Sales.readyToPick(Sales.anOrder());
      case "cancelled" -> Sales.cancelled(Sales.anOrder());
      case "service" -> Sales.anOrder(Sales.aTasting());
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Decision<Change.FulfillmentStarted> start(Order order, List<Shortage> shortages) {
    var ids = new AtomicLong(500);
    return ShippingDecider.start(
        order, shortages, () -> 8, new LocationId(6), ids::incrementAndGet, Sales.LATER);
  }

  private static List<Shortage> shortages(String stock) {
    return stock.equals("in stock") ? List.of() : List.of(new Shortage(Sales.CUPS, 1, 4));
  }

  private static String started(String state, String stock) {
    return Decisions.told(
        start(order(state), shortages(stock)),
        started -> {
          var made = started.fulfillmentOrder();
          assertEquals(List.of(made.id()), started.order().fulfillmentOrderIds());
          assertEquals(8, started.order().customerOrdinal());
          return told(made, started.event(), new Actor.Shop());
        });
  }

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
          case OrderEvent.StockReviewed(var id, var reason) ->
              "StockReviewed " + reason.map(Enum::name).orElse("in full") + of(made, id);
          case OrderEvent.Amended _, OrderEvent.ReminderSent _, OrderEvent.ReminderSkipped _ ->
              throw new AssertionError("not of a fulfillment order: " + event);
        };
  }

  private static String of(FulfillmentOrder made, FulfillmentOrderId id) {
    assertEquals(made.id(), id);
    return "";
  }

  @Test
  void anOrderGetsItsFulfillmentOrderOnce() {
    Grid.of(STARTS).check(ShippingDeciderTest::started);
  }

  @Test
  void aStartIsWhole() {
    var order = Sales.anOrder();
    var started = changed(start(order, List.of()));
    assertEquals(
        new FulfillmentOrder(
            new FulfillmentOrderId(503),
            1,
            new OrderId(2),
            new LocationId(6),
            new FulfillmentStatus.Open(),
            List.of(
                new FulfillmentOrder.Line(new FulfillmentOrderLineId(501), Sales.CUPS, 4, 0),
                new FulfillmentOrder.Line(new FulfillmentOrderLineId(502), Sales.POTS, 1, 0)),
            Sales.LATER,
            Sales.LATER),
        started.fulfillmentOrder());
    assertEquals(order.version() + 1, started.order().version());
    assertEquals(
        List.of(
            new Message.RenderPackingSlip(
                new FulfillmentOrderId(503),
                Optional.empty(),
                Optional.empty(),
                Optional.of(order.slipText()))),
        started.messages());
    assertEquals(
        Optional.of(NO_STOCK),
        changed(start(order, shortages("short of cups"))).fulfillmentOrder().hold());
  }

  private static final String HOLDS =
      """
      fulfillment order         | all in stock                       | short of cups                                | hold                               | hold otherwise                         | hold cups alone    | release
      Open                      | -                                  | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK | OnHold, Held INCORRECT_ADDRESS     | OnHold, Held OTHER                     | no: LinesHeldAlone | -
      InProgress                | -                                  | -                                            | OnHold, Held INCORRECT_ADDRESS     | OnHold, Held OTHER                     | no: LinesHeldAlone | -
      OnHold                    | -                                  | -                                            | -                                  | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | Open, Released
      OnHold, shipped           | -                                  | -                                            | -                                  | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | InProgress, Released
      OnHold, no stock          | Open, StockReviewed in full        | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | OnHold, StockRequested
      OnHold, no stock, shipped | InProgress, StockReviewed in full  | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: LinesHeldAlone | OnHold, StockRequested
      Closed                    | -                                  | -                                            | no: Standing CLOSED                | no: Standing CLOSED                    | no: LinesHeldAlone | no: Standing CLOSED
      Cancelled                 | -                                  | -                                            | no: Standing CANCELLED             | no: Standing CANCELLED                 | no: LinesHeldAlone | no: Standing CANCELLED\
      """;

  private static String held(String state, String action) {
    var current = FulfillmentOrders.in(state);
    var other = new Hold(Hold.Reason.OTHER, Optional.empty());
    return switch (action) {
      case "all in stock" -> reviewed(current, List.of());
      case "short of cups" -> reviewed(current, shortages(action));
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

  private static String reviewed(FulfillmentOrder current, List<Shortage> shortages) {
    return Decisions.told(
        ShippingDecider.review(current, shortages, Sales.LATER),
        reviewed -> {
          assertEquals(List.of(), reviewed.messages());
          return told(current, reviewed, new Actor.Shop());
        });
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
    grid.coversStates(Grid.permitted(FulfillmentStatus.class));
    grid.check(ShippingDeciderTest::held);
  }
}
