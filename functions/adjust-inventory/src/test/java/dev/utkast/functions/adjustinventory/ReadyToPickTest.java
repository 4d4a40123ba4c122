package dev.utkast.functions.adjustinventory;

import static dev.utkast.testkit.StoredOrders.line;
import static dev.utkast.testkit.StoredOrders.service;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.testkit.StoredOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An order whose stock was looked at has its fulfillment order, which waits where some is short.
class ReadyToPickTest extends StockTest {
  private void claim(Order... some) {
    for (var order : some) {
      adjust(new Message.ClaimStock(order.id()));
    }
  }

  private List<OrderEvent.What> eventsOf(Order order) {
    return new OrdersTable(wiring.database())
        .eventsOf(order.id()).stream().map(OrderEvent::what).toList();
  }

  @Test
  void anOrderWhoseStockIsClaimedGetsOneOpenFulfillmentOrderAndOneSlip() {
    orders.counted(CUPS, 4);
    var order = orders.order(line(1, CUPS, 4));
    claim(order, order);
    isReady(order);
    var text = Optional.of(order.slipText());
    assertEquals(
        List.of(
            new Message.RenderPackingSlip(
                theOneOf(order).id(),
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.of(order.id()))),
        passedOn());
    assertEquals(List.of(), eventsOf(order));
  }

  @Test
  void linesThatNeedNoParcelAreNotInIt() {
    orders.counted(CUPS, 4);
    var order = orders.order(service(1), line(2, CUPS, 4));
    claim(order);
    assertEquals(
        List.of(new LineId(2)),
        theOneOf(order).lines().stream().map(FulfillmentOrder.Line::lineId).toList());
  }

  @Test
  void aCancelledOrderIsNotSent() {
    var order = orders.cancelled(orders.order(line(1, CUPS, 4)));
    claim(order);
    assertEquals(List.of(), madeOf(order));
  }

  @Test
  void aShortagePutsItOnHoldAndSaysOfWhat() {
    orders.counted(CUPS, 1);
    var order = orders.order(line(1, CUPS, 4));
    claim(order);
    waitsFor(order, new Shortage(new LineId(1), 1, 4));
    assertEquals(
        List.of(new OrderEvent.Held(theOneOf(order).id(), Hold.Reason.INVENTORY_OUT_OF_STOCK)),
        eventsOf(order));
  }

  @Test
  void stockThatIsBackReleasesTheHoldAndTheTimelineTellsIt() {
    orders.counted(CUPS, 1);
    var order = orders.order(line(1, CUPS, 4));
    claim(order);
    orders.counted(CUPS, 4);
    claim(order);
    isReady(order);
    assertEquals(
        new OrderEvent.StockReviewed(theOneOf(order).id(), Optional.empty()),
        eventsOf(order).getLast());
    assertEquals(1, passedOn().size());
  }

  @Test
  void aHoldOfStaffIsNotReleasedByStock() {
    orders.counted(CUPS, 4);
    var order = orders.order(line(1, CUPS, 4), line(2, POTS, 1));
    orders.stocked(POTS, StockPolicy.UNTRACKED);
    claim(order);
    var byStaff = new Hold(Hold.Reason.INCORRECT_ADDRESS, Optional.empty());
    var now = wiring.clock().instant();
    FulfillmentDecider.hold(theOneOf(order), byStaff, now)
        .ifChanged(held -> wiring.database().commit(new OrdersTable(wiring.database()).put(held)));
    orders.counted(POTS, 1);
    claim(order);
    assertEquals(Optional.of(byStaff), theOneOf(order).hold());
  }

  @Test
  void aClaimOfAnotherOrderIsNoClaimEvenUnderTheSameLineId() {
    orders.counted(CUPS, 4);
    claim(orders.order(line(1, CUPS, 4)));
    var order = orders.order(line(1, CUPS, 4));
    claim(order);
    waitsFor(order, new Shortage(new LineId(1), 0, 4));
  }

  /// Lines of every part of a large order are told.
  @Test
  void whatIsShortInAnEarlierPartOfALargeOrderHoldsItToo() {
    orders.counted(CUPS, 0);
    var lines = new ArrayList<>(List.of(line(1, CUPS, 4)));
    for (int i = 0; i < AdjustInventory.LINES_AT_ONCE; i++) {
      var variant = new VariantId(2000 + i);
      orders.counted(variant, 1);
      lines.add(line(3000 + i, variant, 1));
    }
    var order = orders.order(lines.toArray(SaleLine[]::new));
    claim(order);
    waitsFor(order, new Shortage(new LineId(1), 0, 4));
  }

  /// Their places follow from when they were made, not from when they are packed; what was
  /// cancelled had its place too.
  @Test
  void anOrderKnowsWhichOfItsCustomersItIs() {
    var customers = new CustomersTable(wiring.database());
    var now = wiring.clock().instant();
    wiring
        .database()
        .commit(customers.put(Customer.unknown(new CustomerId(77), now).withFirstOrder(now)));
    var made = new ArrayList<Order>();
    for (int i = 0; i < 3; i++) {
      var order =
          orders.stored(
              orders.fresh(StoredOrders.contentOf(new CustomerId(77), line(1, CUPS, 2)), 0));
      wiring.database().commit(customers.placed(new CustomerId(77), order));
      made.add(order);
    }
    claim(made.get(2), made.get(0), made.get(0), made.get(1));
    assertEquals(
        List.of(1, 2, 3),
        made.stream().map(order -> orders.find(order).customerOrdinal()).toList());
  }
}
