package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.ShippingDecider.Asked;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.ShippedUnits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What leaves of four cups and a pot, in a parcel of which staff say something and the customer is
/// mailed. Two cups left in parcel 21, where something has left.
class ShipmentTest {
  private static final Fulfillment.Tracking TRACKING =
      new Fulfillment.Tracking(Optional.of("NL1"), Optional.of("PostNL"), Optional.empty());
  private static final Optional<String> MESSAGE = Optional.of("fragile");

  private static final String SHIPMENTS =
      """
      fulfillment order | all                                         | a cup                                           | 5 cups           | no cups         | another's line  | parcel 21 again | in silence
      Open              | Closed, 4 cups 1 pots, ships, mails         | InProgress, 1 cups 0 pots, rest follows, ships, slip, mails | no: TooManyUnits | no: TooFewUnits | no: UnknownLine | -   | Closed, 4 cups 1 pots, ships
      InProgress        | Closed, 2 cups 1 pots, ships, slip, mails   | InProgress, 1 cups 0 pots, rest follows, ships, slip, mails | no: TooManyUnits | no: TooFewUnits | no: UnknownLine | -   | Closed, 2 cups 1 pots, ships, slip
      OnHold            | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | - | no: Standing ON_HOLD
      Closed            | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | - | no: Standing CLOSED
      Cancelled         | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | - | no: Standing CANCELLED\
      """;

  private static Order order(FulfillmentOrder current) {
    var order = Sales.readyToPick(Sales.anOrder());
    return switch (current.status()) {
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.OnHold _ -> order;
      case FulfillmentOrderStatus.InProgress _ -> Sales.shipped(order, 2, 0, 0);
      case FulfillmentOrderStatus.Closed _ -> Sales.shipped(order, 4, 1, 0);
      case FulfillmentOrderStatus.Cancelled _ -> Sales.cancelled(order);
    };
  }

  private static Asked asked(String what) {
    var lines =
        switch (what) {
          case "all", "parcel 21 again", "in silence" -> List.<Wanted>of();
          case "a cup" -> List.of(new Wanted(FulfillmentOrders.CUPS, 1));
          case "5 cups" -> List.of(new Wanted(FulfillmentOrders.CUPS, 5));
          case "no cups" -> List.of(new Wanted(FulfillmentOrders.CUPS, 0));
          case "another's line" -> List.of(new Wanted(new FulfillmentOrderLineId(99), 1));
          default -> throw new IllegalArgumentException(what);
        };
    return new Asked(new FulfillmentId(22), lines, TRACKING, MESSAGE, !what.equals("in silence"));
  }

  private static String shipped(String state, String what) {
    var current = FulfillmentOrders.in(state);
    var before = order(current);
    if (what.equals("parcel 21 again")) {
      return again(current);
    }
    var asked = asked(what);
    return Decisions.told(
        ShippingDecider.ship(before, current, asked, Sales.STAFF, Sales.LATER),
        shipped -> {
          var parcel = shipped.parcel();
          assertEquals(before.fulfillmentIds().size() + 1, parcel.number());
          assertEquals(asked.mailed(), parcel.toldByMail());
          assertEquals(before.fulfillmentIds().size() + 1, shipped.order().fulfillmentIds().size());
          assertEquals(
              before.shippedUnits().of(0) + units(parcel, Sales.CUPS),
              shipped.order().shippedUnits().of(0));
          return shipped.fulfillmentOrder().status().getClass().getSimpleName()
              + ", "
              + units(parcel, Sales.CUPS)
              + " cups "
              + units(parcel, Sales.POTS)
              + " pots"
              + (parcel.restFollows() ? ", rest follows" : "")
              + shipped.messages().stream()
                  .map(message -> message(message, parcel, before))
                  .collect(Collectors.joining());
        });
  }

  /// Whatever became of its fulfillment order since.
  private static String again(FulfillmentOrder current) {
    var order = Sales.shipped(Sales.anOrder(), 1, 0, 0);
    return Decisions.told(
        ShippingDecider.ship(
            order,
            current,
            new Asked(new FulfillmentId(21), List.of(), TRACKING, MESSAGE, true),
            Sales.STAFF,
            Sales.LATER),
        _ -> "ships twice");
  }

  private static int units(Fulfillment parcel, LineId line) {
    return parcel.lines().stream()
        .filter(units -> units.lineId().equals(line))
        .mapToInt(Fulfillment.Units::quantity)
        .sum();
  }

  private static String message(Message message, Fulfillment parcel, Order order) {
    if (message.equals(new Message.ShipStock(new OrderId(2), new FulfillmentId(22)))) {
      return ", ships";
    } else if (message.equals(
        new Message.RenderPackingSlip(
            FulfillmentOrders.ID,
            Optional.of(new FulfillmentId(22)),
            Optional.empty(),
            Optional.of(order.slipText()),
            Optional.of(order.id())))) {
      return ", slip";
    }
    assertEquals(
        new Message.SendMail(MailKind.SHIPPING_CONFIRMATION, 22, parcel.number(), Sales.LATER),
        message);
    return ", mails";
  }

  @Test
  void aParcelLeavesOnceAndWithNoMoreThanIsLeft() {
    var grid = Grid.of(SHIPMENTS);
    grid.coversStates(Grid.permitted(FulfillmentOrderStatus.class));
    grid.check(ShipmentTest::shipped);
  }

  @Test
  void aShipmentIsWhole() {
    var current = FulfillmentOrders.in("InProgress");
    var before = order(current);
    var shipped =
        changed(
            ShippingDecider.ship(
                before,
                current,
                new Asked(
                    new FulfillmentId(22),
                    List.of(new Wanted(FulfillmentOrders.POTS, 1)),
                    TRACKING,
                    MESSAGE,
                    true),
                Sales.STAFF,
                Sales.LATER));
    assertEquals(
        new Fulfillment(
            new FulfillmentId(22),
            new OrderId(2),
            FulfillmentOrders.ID,
            new LocationId(1),
            2,
            List.of(new Fulfillment.Units(Sales.POTS, 1)),
            TRACKING,
            Sales.LATER,
            MESSAGE,
            true,
            true,
            true,
            Optional.of(Sales.STAFF)),
        shipped.parcel());
    assertEquals(new ShippedUnits(List.of(2, 1, 0)), shipped.order().shippedUnits());
    assertEquals(
        List.of(new FulfillmentId(21), new FulfillmentId(22)), shipped.order().fulfillmentIds());
    assertEquals(before.version() + 1, shipped.order().version());
    assertEquals(current.version() + 1, shipped.fulfillmentOrder().version());
  }

  @Test
  void allAtOnceIsNoPart() {
    var current = FulfillmentOrders.in("Open");
    var shipped =
        changed(
            ShippingDecider.ship(order(current), current, asked("all"), Sales.STAFF, Sales.LATER));
    assertFalse(shipped.parcel().partial());
    assertFalse(shipped.parcel().restFollows());
  }

  /// Its fulfillment order may be called off a moment later.
  @Test
  void nothingOfACancelledOrderLeavesWhateverItsFulfillmentOrderSays() {
    var current = FulfillmentOrders.in("Open");
    assertEquals(
        Decision.refused(new OrderRefusal.Cancelled()),
        ShippingDecider.ship(
            Sales.cancelled(order(current)), current, asked("all"), Sales.STAFF, Sales.LATER));
  }

  /// Two fulfillment orders could promise more than was sold.
  @Test
  void noMoreLeavesThanWasSoldWhateverAFulfillmentOrderHolds() {
    var current = FulfillmentOrders.in("Open");
    assertEquals(
        Decision.refused(new OrderRefusal.ShippedMoreThanSold(Sales.CUPS, 4, 5)),
        ShippingDecider.ship(
            Sales.shipped(order(current), 1, 0, 0),
            current,
            asked("all"),
            Sales.STAFF,
            Sales.LATER));
  }
}
