package dev.utkast.functions.adjustinventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.sale.SaleLine;
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

  /// What was passed on to fulfillment, in its order.
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
    return (int)
        ((MemoryDatabase) wiring.database())
            .everything(TableName.STOCK).stream()
                .filter(item -> item.key().sk().startsWith("MOVE#"))
                .filter(item -> !item.key().sk().startsWith("MOVE#ADJUST#"))
                .count();
  }

  /// A parcel of staff, without the message that tells of it.
  static Message parcel(MemoryWiring wiring, Order order, SaleLine line, int quantity) {
    var table = new OrdersTable(wiring.database());
    var now = wiring.clock().instant();
    var none = new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty());
    var units = List.of(new Fulfillment.Units(line.id(), quantity));
    long id = wiring.ids().next();
    var stored = table.find(order.id()).orElseThrow();
    int number = stored.fulfillmentIds().size() + 1;
    var sent = Map.of(line.id(), quantity);
    var shipped = Decided.changed(OrderDecider.shipped(stored, new FulfillmentId(id), sent, now));
    wiring
        .database()
        .commit(
            table.put(shipped, wiring.shop()),
            table.putNew(
                new Fulfillment(
                    new FulfillmentId(id),
                    order.id(),
                    new FulfillmentOrderId(1),
                    Location.PRIMARY_ID,
                    number,
                    units,
                    none,
                    now)));
    return new Message.ShipStock(order.id(), new FulfillmentId(id));
  }
}
