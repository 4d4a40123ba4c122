package dev.utkast.functions.adjustinventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A shop of two things, what is asked of its stock, and what came of it.
abstract class StockTest {
  static final VariantId CUPS = new VariantId(11);
  static final VariantId POTS = new VariantId(12);

  final MemoryWiring wiring = MemoryWiring.standard();
  final StoredOrders orders = new StoredOrders(wiring);

  void adjust(Message... messages) {
    assertEquals(List.of(), Deliveries.deliver(new AdjustInventory(wiring), messages));
  }

  List<FulfillmentOrder> madeOf(Order order) {
    return new OrdersTable(wiring.database()).fulfillmentOrdersOf(orders.find(order));
  }

  FulfillmentOrder theOneOf(Order order) {
    var made = madeOf(order);
    assertEquals(1, made.size());
    return made.getFirst();
  }

  void isReady(Order order) {
    assertEquals(new FulfillmentOrderStatus.Open(), theOneOf(order).status());
  }

  void waitsFor(Order order, Shortage... shortages) {
    assertEquals(Optional.of(Hold.shortOf(List.of(shortages))), theOneOf(order).hold());
  }

  /// What is asked of others, in its order.
  List<Message> passedOn() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.OUTBOX).stream()
            .flatMap(item -> Outbox.read(item).row().messages().stream())
            .toList();
  }

  void levelIs(VariantId variant, long onHand, long committed) {
    var level = orders.level(variant);
    assertEquals(
        onHand + " on hand, " + committed + " committed",
        level.onHand() + " on hand, " + level.committed() + " committed");
  }

  int movements() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.STOCK).stream()
            .filter(item -> StockTable.isBatch(item.key()))
            .mapToInt(item -> StockTable.readBatch(item).movements().size())
            .sum();
  }

  /// A parcel of staff, without the message that tells of it.
  static Message parcel(MemoryWiring wiring, Order order, SaleLine line, int quantity) {
    var table = new OrdersTable(wiring.database());
    var now = wiring.clock().instant();
    var units = new Fulfillment.Units(line.id(), quantity);
    var id = new FulfillmentId(wiring.ids().next());
    var stored = table.find(order.id()).orElseThrow();
    int number = stored.fulfillmentIds().size() + 1;
    var sent = Map.of(line.id(), quantity);
    var shipped = Decided.changed(OrderDecider.shipped(stored, id, sent, now));
    var parcel = StoredOrders.parcel(id, order.id(), new FulfillmentOrderId(1), now, units);
    wiring
        .database()
        .commit(
            table.put(shipped, wiring.shop()),
            table.putNew(Copy.of(parcel).with(Fulfillment::number, number).made()));
    return new Message.ShipStock(order.id(), id);
  }
}
