package dev.utkast.functions.fulfilorder;

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
import dev.utkast.testkit.contract.ConsumerContract;
import dev.utkast.testkit.contract.Consumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FulfilOrderTest {
  private static final long CUPS = 11;

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final StoredOrders orders = new StoredOrders(wiring);
  private final OrdersTable table = new OrdersTable(wiring.database());

  private static Message ready(Order order) {
    return new Message.FulfilOrder(order.id(), List.of());
  }

  private static Message shortOf(Order order, long lineId) {
    return new Message.FulfilOrder(order.id(), List.of(new Shortage(lineId, 1, 4)));
  }

  private void fulfil(Message... messages) {
    assertEquals(List.of(), Deliveries.deliver(new FulfilOrder(wiring), messages));
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
    long variant = line.variantId().orElseThrow();
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
    fulfil(ready(order), ready(order));
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
    fulfil(ready(order));
    assertEquals(
        List.of(2L), theOneOf(order).lines().stream().map(FulfillmentOrder.Line::lineId).toList());
  }

  @Test
  void anOrderOfServicesNeedsNoFulfillmentOrderAndNoSlip() {
    var order = orders.order(service(1));
    fulfil(ready(order));
    assertEquals(List.of(), madeOf(order));
    assertEquals(List.of(), slipsAskedFor());
  }

  @Test
  void aCancelledOrderIsNotSent() {
    var order = orders.cancelled(orders.order(line(1, CUPS, 4)));
    fulfil(ready(order));
    assertEquals(List.of(), madeOf(order));
  }

  @Test
  void aShortagePutsItOnHoldAndSaysOfWhat() {
    var order = orders.order(line(1, CUPS, 4));
    fulfil(shortOf(order, 1));
    assertEquals(
        Optional.of(
            new Hold(Hold.Reason.INVENTORY_OUT_OF_STOCK, Optional.of("line 1: 1 of 4"), true)),
        theOneOf(order).hold());
    assertEquals(
        List.of(new OrderEvent.Held(theOneOf(order).id(), Hold.Reason.INVENTORY_OUT_OF_STOCK)),
        eventsOf(order));
  }

  @Test
  void stockThatIsBackReleasesTheHoldAndTheTimelineTellsIt() {
    var order = orders.order(line(1, CUPS, 4));
    fulfil(shortOf(order, 1));
    claimed(wiring, order);
    fulfil(ready(order));
    assertEquals(new FulfillmentStatus.Open(), theOneOf(order).status());
    assertEquals(
        new OrderEvent.StockReviewed(theOneOf(order).id(), Optional.empty()),
        eventsOf(order).getLast());
    assertEquals(1, slipsAskedFor().size());
  }

  @Test
  void aHoldOfStaffIsNotReleasedByStock() {
    var order = orders.order(line(1, CUPS, 4));
    fulfil(ready(order));
    var byStaff = new Hold(Hold.Reason.INCORRECT_ADDRESS, Optional.empty());
    var now = wiring.clock().instant();
    FulfillmentDecider.hold(theOneOf(order), byStaff, now)
        .ifChanged(held -> wiring.database().commit(table.put(held)));
    fulfil(ready(order));
    assertEquals(Optional.of(byStaff), theOneOf(order).hold());
  }

  private List<OrderEvent.What> eventsOf(Order order) {
    return table.eventsOf(order.id()).stream().map(OrderEvent::what).toList();
  }

  @Test
  void anOldShortageDoesNotHoldWhatWasClaimedSince() {
    var order = orders.order(line(1, CUPS, 4));
    claimed(wiring, order);
    fulfil(ready(order), shortOf(order, 1));
    assertEquals(new FulfillmentStatus.Open(), theOneOf(order).status());
  }

  @Test
  void aClaimOfAnotherOrderIsNoClaimEvenUnderTheSameLineId() {
    claimed(wiring, orders.order(line(1, CUPS, 4)));
    var order = orders.order(line(1, CUPS, 4));
    fulfil(shortOf(order, 1));
    assertEquals(
        Optional.of(Hold.Reason.INVENTORY_OUT_OF_STOCK), theOneOf(order).hold().map(Hold::reason));
  }

  @Test
  void anOrderThatIsNotThereFailsItsMessage() {
    var stray = new Message.FulfilOrder(404, List.of());
    assertEquals(List.of(stray), Deliveries.deliver(new FulfilOrder(wiring), stray));
  }

  static Stream<Clause<Consumption>> contract() {
    return ConsumerContract.clausesOfQueues();
  }

  @ParameterizedTest
  @MethodSource("contract")
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(Consumption.ofQueue(FulfilOrder::new, FulfilOrderTest::threeOrders));
  }

  /// One that was short and is claimed now, one that is ready, one that is short.
  private static List<Message> threeOrders(MemoryWiring wiring) {
    var stored = new StoredOrders(wiring);
    var restocked = stored.order(line(1, CUPS, 4), service(2));
    claimed(wiring, restocked);
    var short3 = stored.order(line(3, 12, 4));
    return List.of(shortOf(restocked, 1), ready(restocked), shortOf(short3, 3));
  }

  /// Their places follow from when they were made, not from when they are packed; what was
  /// cancelled had its place too.
  @Test
  void anOrderKnowsWhichOfItsCustomersItIs() {
    var customers = new CustomersTable(wiring.database());
    var now = wiring.clock().instant();
    wiring.database().commit(customers.put(Customer.unknown(77, now).withFirstOrder(now)));
    var made = new ArrayList<Order>();
    for (int i = 0; i < 3; i++) {
      var order = orders.stored(orders.fresh(StoredOrders.contentOf(77, line(1, CUPS, 2)), 0));
      wiring.database().commit(customers.placed(77, order));
      made.add(order);
    }
    fulfil(ready(made.get(2)), ready(made.get(0)), ready(made.get(0)), ready(made.get(1)));
    assertEquals(
        List.of(1, 2, 3),
        made.stream().map(order -> orders.find(order).customerOrdinal()).toList());
  }
}
