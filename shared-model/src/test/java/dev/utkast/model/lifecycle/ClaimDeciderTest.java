package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.MovementBatch;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.lifecycle.Change.StockClaimed;
import dev.utkast.model.lifecycle.Change.StockMoved;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How an order of four cups and a pot goes on with what its claim found. What an event says stands
/// behind the state that comes of it.
class ClaimDeciderTest {
  private static final Shortage CUPS = new Shortage(Sales.CUPS, 1, 4);
  private static final Shortage POTS = new Shortage(Sales.POTS, 0, 1);

  private static Effect<StockMoved> moved(Shortage... shortages) {
    return Decision.changed(
        new StockMoved(
            List.of(Shelves.level(Shelves.POTS, Shelves.LOCATION, 9, "1/1")),
            Optional.of(
                new MovementBatch(
                    new OrderId(2),
                    0,
                    List.of(
                        Shelves.movement("CLAIM#2#12", Shelves.POTS, Movement.Kind.CLAIM, 0, 1)))),
            List.of(shortages)));
  }

  private static ClaimDecider.Claims claims(String words) {
    return switch (words) {
      case "all claimed now" -> new ClaimDecider.Claims(moved(), List.of());
      case "claimed before" -> new ClaimDecider.Claims(Decision.alreadyDone(), List.of());
      case "short of cups" -> new ClaimDecider.Claims(moved(CUPS), List.of());
      case "short of all" ->
          new ClaimDecider.Claims(
              Decision.changed(new StockMoved(List.of(), Optional.empty(), List.of(POTS))),
              List.of(CUPS));
      default -> throw new IllegalArgumentException(words);
    };
  }

  private static Effect<StockClaimed> goOn(
      Order order, Optional<FulfillmentOrder> current, ClaimDecider.Claims claims) {
    var ids = new AtomicLong(500);
    return ClaimDecider.goOn(
        order, current, claims, () -> 8, new LocationId(6), ids::incrementAndGet, Sales.LATER);
  }

  private static String told(StockClaimed claimed) {
    var status =
        claimed
            .fulfillmentOrder()
            .map(made -> made.status().getClass().getSimpleName())
            .orElse("stock");
    return status
        + claimed
            .event()
            .map(event -> {
              assertEquals(
                  new OrderEvent(new OrderId(2), Sales.LATER, new Actor.Shop(), event.what()),
                  event);
              return switch (event.what()) {
                case OrderEvent.Held(var id, var reason) -> ", Held " + reason;
                case OrderEvent.StockReviewed(var id, var reason) ->
                    ", StockReviewed " + reason.map(Enum::name).orElse("in full");
                case OrderEvent.Released _,
                    OrderEvent.StockRequested _,
                    OrderEvent.Amended _,
                    OrderEvent.ReminderSent _,
                    OrderEvent.ReminderSkipped _ ->
                    throw new AssertionError("nobody asked for that: " + event);
              };
            })
            .orElse("");
  }

  private static final String STARTS =
      """
      order         | all claimed now | claimed before | short of cups                     | short of all
      agreed        | Open            | Open           | OnHold, Held INVENTORY_OUT_OF_STOCK | OnHold, Held INVENTORY_OUT_OF_STOCK
      cancelled     | stock           | -              | stock                             | -
      service       | stock           | -              | stock                             | -\
      """;

  private static Order order(String state) {
    return switch (state) {
      case "agreed" -> Sales.anOrder();
      case "cancelled" -> Sales.cancelled(Sales.anOrder());
      case "service" -> Sales.anOrder(Sales.aTasting());
      default -> throw new IllegalArgumentException(state);
    };
  }

  @Test
  void anOrderGetsItsFulfillmentOrderWithTheClaimOfItsLastLines() {
    Grid.of(STARTS)
        .check((state, found) ->
            Decisions.told(
                goOn(order(state), Optional.empty(), claims(found)), ClaimDeciderTest::told));
  }

  private static final String REVIEWS =
      """
      fulfillment order         | all claimed now                   | claimed before                    | short of cups                                | short of all
      Open                      | stock                             | -                                 | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK
      InProgress                | stock                             | -                                 | stock                                        | -
      OnHold                    | stock                             | -                                 | stock                                        | -
      OnHold, shipped           | stock                             | -                                 | stock                                        | -
      OnHold, no stock          | Open, StockReviewed in full       | Open, StockReviewed in full       | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK
      OnHold, no stock, shipped | InProgress, StockReviewed in full | InProgress, StockReviewed in full | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK | OnHold, StockReviewed INVENTORY_OUT_OF_STOCK
      Closed                    | stock                             | -                                 | stock                                        | -
      Cancelled                 | stock                             | -                                 | stock                                        | -\
      """;

  private static String reviewed(String state, String found) {
    var order = Sales.readyToPick(Sales.anOrder());
    return Decisions.told(
        goOn(order, Optional.of(FulfillmentOrders.in(state)), claims(found)),
        claimed -> {
          assertEquals(List.of(), claimed.messages());
          assertEquals(order.version() + 1, claimed.order().version());
          assertEquals(order.fulfillmentOrderIds(), claimed.order().fulfillmentOrderIds());
          return told(claimed);
        });
  }

  @Test
  void askedAgainTheHoldForStockIsSetOrLifted() {
    Grid.of(REVIEWS).check(ClaimDeciderTest::reviewed);
  }

  @Test
  void aClaimIsWhole() {
    var order = Sales.anOrder();
    var claims = claims("all claimed now");
    var claimed = changed(goOn(order, Optional.empty(), claims));
    var made =
        new FulfillmentOrder(
            new FulfillmentOrderId(503),
            1,
            new OrderId(2),
            new LocationId(6),
            new FulfillmentOrderStatus.Open(),
            List.of(
                new FulfillmentOrder.Line(new FulfillmentOrderLineId(501), Sales.CUPS, 4, 0),
                new FulfillmentOrder.Line(new FulfillmentOrderLineId(502), Sales.POTS, 1, 0)),
            Sales.LATER,
            Sales.LATER);
    assertEquals(Optional.of(made), claimed.fulfillmentOrder());
    assertEquals(changed(claims.last()), claimed.stock());
    assertEquals(order.version() + 1, claimed.order().version());
    assertEquals(List.of(made.id()), claimed.order().fulfillmentOrderIds());
    assertEquals(8, claimed.order().customerOrdinal());
    assertEquals(
        List.of(
            new Message.RenderPackingSlip(
                made.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(order.slipText()),
                Optional.of(order.id()))),
        claimed.messages());
  }

  @Test
  void whatEarlierLinesAreShortOfIsToldFirst() {
    var claims = new ClaimDecider.Claims(moved(POTS), List.of(CUPS));
    assertEquals(List.of(CUPS, POTS), claims.shortages());
    assertEquals(
        Optional.of(Hold.shortOf(List.of(CUPS, POTS))),
        changed(goOn(Sales.anOrder(), Optional.empty(), claims))
            .fulfillmentOrder()
            .flatMap(FulfillmentOrder::hold));
  }
}
