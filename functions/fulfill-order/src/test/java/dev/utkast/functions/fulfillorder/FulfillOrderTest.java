package dev.utkast.functions.fulfillorder;

import static dev.utkast.testkit.StoredOrders.line;
import static dev.utkast.testkit.StoredOrders.service;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.message.Message;
import dev.utkast.model.message.Message.Shortage;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.Consumption;
import dev.utkast.testkit.contract.QueueConsumerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FulfillOrderTest {
  private static final VariantId CUPS = new VariantId(11);

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final StoredOrders orders = new StoredOrders(wiring);
  private final OrdersTable table = new OrdersTable(wiring.database());

  private static Message ready(Order order) {
    return new Message.FulfillOrder(order.id(), List.of());
  }

  private static Message shortOf(Order order, long lineId) {
    return new Message.FulfillOrder(order.id(), List.of(new Shortage(new LineId(lineId), 1, 4)));
  }

  private void fulfill(Message... messages) {
    assertEquals(List.of(), Deliveries.deliver(new FulfillOrder(wiring), messages));
  }

  private List<FulfillmentOrder> madeOf(Order order) {
    return table.fulfillmentOrdersOf(orders.find(order));
  }

  private FulfillmentOrder theOneOf(Order order) {
    var made = madeOf(order);
    assertEquals(1, made.size());
    return made.getFirst();
  }

  private List<Message> slipsAskedFor() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.OUTBOX).stream()
            .flatMap(item -> Outbox.read(item).row().messages().stream())
            .toList();
  }

  /// What the stock ledger says once the first line was claimed.
  private static void claimed(MemoryWiring wiring, Order order) {
    var line = order.content().lines().getFirst();
    var orders = new StoredOrders(wiring);
    var stock = new StockTable(wiring.database());
    var variant = line.variantId().orElseThrow();
    orders.counted(variant, line.quantity());
    var claim =
        StockDecider.claim(
            orders.level(variant),
            Optional.empty(),
            order.sold(line),
            line.quantity(),
            line.stock(),
            wiring.clock().instant());
    claim.ifChanged(
        moved -> wiring.database().commit(stock.put(moved.next()), stock.putNew(moved.movement())));
  }

  @Test
  void anOrderWhoseStockIsClaimedGetsOneOpenFulfillmentOrderAndOneSlip() {
    var order = orders.order(line(1, CUPS, 4));
    fulfill(ready(order), ready(order));
    var made = theOneOf(order);
    assertEquals(new FulfillmentStatus.Open(), made.status());
    var text = Optional.of(order.slipText());
    assertEquals(
        List.of(new Message.RenderPackingSlip(made.id(), Optional.empty(), Optional.empty(), text)),
        slipsAskedFor());
  }

  @Test
  void linesThatNeedNoParcelAreNotInIt() {
    var order = orders.order(service(1), line(2, CUPS, 4));
    fulfill(ready(order));
    assertEquals(
        List.of(new LineId(2)),
        theOneOf(order).lines().stream().map(FulfillmentOrder.Line::lineId).toList());
  }

  @Test
  void anOrderOfServicesNeedsNoFulfillmentOrderAndNoSlip() {
    var order = orders.order(service(1));
    fulfill(ready(order));
    assertEquals(List.of(), madeOf(order));
    assertEquals(List.of(), slipsAskedFor());
  }

  @Test
  void aCancelledOrderIsNotSent() {
    var order = orders.cancelled(orders.order(line(1, CUPS, 4)));
    fulfill(ready(order));
    assertEquals(List.of(), madeOf(order));
  }

  @Test
  void aShortagePutsItOnHoldAndSaysOfWhat() {
    var order = orders.order(line(1, CUPS, 4));
    fulfill(shortOf(order, 1));
    assertEquals(
        Optional.of(Hold.shortOf(List.of(new Message.Shortage(new LineId(1), 1, 4)))),
        theOneOf(order).hold());
    assertEquals(
        List.of(new OrderEvent.Held(theOneOf(order).id(), Hold.Reason.INVENTORY_OUT_OF_STOCK)),
        eventsOf(order));
  }

  @Test
  void stockThatIsBackReleasesTheHoldAndTheTimelineTellsIt() {
    var order = orders.order(line(1, CUPS, 4));
    fulfill(shortOf(order, 1));
    claimed(wiring, order);
    fulfill(ready(order));
    assertEquals(new FulfillmentStatus.Open(), theOneOf(order).status());
    assertEquals(
        new OrderEvent.StockReviewed(theOneOf(order).id(), Optional.empty()),
        eventsOf(order).getLast());
    assertEquals(1, slipsAskedFor().size());
  }

  @Test
  void aHoldOfStaffIsNotReleasedByStock() {
    var order = orders.order(line(1, CUPS, 4));
    fulfill(ready(order));
    var byStaff = new Hold(Hold.Reason.INCORRECT_ADDRESS, Optional.empty());
    var now = wiring.clock().instant();
    FulfillmentDecider.hold(theOneOf(order), byStaff, now)
        .ifChanged(held -> wiring.database().commit(table.put(held)));
    fulfill(ready(order));
    assertEquals(Optional.of(byStaff), theOneOf(order).hold());
  }

  private List<OrderEvent.What> eventsOf(Order order) {
    return table.eventsOf(order.id()).stream().map(OrderEvent::what).toList();
  }

  @Test
  void anOldShortageDoesNotHoldWhatWasClaimedSince() {
    var order = orders.order(line(1, CUPS, 4));
    claimed(wiring, order);
    fulfill(ready(order), shortOf(order, 1));
    assertEquals(new FulfillmentStatus.Open(), theOneOf(order).status());
  }

  @Test
  void aClaimOfAnotherOrderIsNoClaimEvenUnderTheSameLineId() {
    claimed(wiring, orders.order(line(1, CUPS, 4)));
    var order = orders.order(line(1, CUPS, 4));
    fulfill(shortOf(order, 1));
    assertEquals(
        Optional.of(Hold.Reason.INVENTORY_OUT_OF_STOCK), theOneOf(order).hold().map(Hold::reason));
  }

  @Test
  void anOrderThatIsNotThereFailsItsMessage() {
    var stray = new Message.FulfillOrder(new OrderId(404), List.of());
    assertEquals(List.of(stray), Deliveries.deliver(new FulfillOrder(wiring), stray));
  }

  @QueueConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(Consumption.ofQueue(FulfillOrder::new, FulfillOrderTest::threeOrders));
  }

  /// One that was short and is claimed now, one that is ready, one that is short.
  private static List<Message> threeOrders(MemoryWiring wiring) {
    var stored = new StoredOrders(wiring);
    var restocked = stored.order(line(1, CUPS, 4), service(2));
    claimed(wiring, restocked);
    var short3 = stored.order(line(3, new VariantId(12), 4));
    return List.of(shortOf(restocked, 1), ready(restocked), shortOf(short3, 3));
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
    fulfill(ready(made.get(2)), ready(made.get(0)), ready(made.get(0)), ready(made.get(1)));
    assertEquals(
        List.of(1, 2, 3),
        made.stream().map(order -> orders.find(order).customerOrdinal()).toList());
  }
}
