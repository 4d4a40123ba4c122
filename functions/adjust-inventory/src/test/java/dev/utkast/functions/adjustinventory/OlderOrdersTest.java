package dev.utkast.functions.adjustinventory;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.testkit.Decided;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders whose stock was claimed while each movement was an item of its own.
class OlderOrdersTest extends StockTest {
  private static final VariantId THING = new VariantId(11);

  /// A claim as it was stored then, beside its level.
  private void claimed(Order order, SaleLine line) {
    var stock = new StockTable(wiring.database());
    var level = stock.level(line.variantId().orElseThrow(), Location.PRIMARY_ID).orElseThrow();
    var moved =
        Decided.changed(
            StockDecider.claim(
                level,
                Optional.empty(),
                order.sold(line),
                line.quantity(),
                StockPolicy.DENY,
                wiring.clock().instant()));
    wiring.database().commit(stock.put(moved.next()), stock.putNew(moved.movement()));
  }

  private void readyToPick(Order order) {
    var now = wiring.clock().instant();
    var ready =
        Decided.changed(
            OrderDecider.withFulfillmentOrder(order, new FulfillmentOrderId(1), () -> 0, now));
    wiring.database().commit(new OrdersTable(wiring.database()).put(ready, wiring.shop()));
  }

  private Order older() {
    orders.counted(THING, 5);
    var order = orders.order(line(1, THING, 2));
    claimed(order, order.content().lines().getFirst());
    readyToPick(order);
    levelIs(THING, 5, 2);
    return order;
  }

  @Test
  void whatWasClaimedIsNotClaimedAgain() {
    adjust(new Message.ClaimStock(older().id()));
    levelIs(THING, 5, 2);
  }

  @Test
  void whatWasClaimedLeavesTheShelfOnceAndIsPromisedNoMore() {
    var order = older();
    var ship = parcel(wiring, orders.find(order), order.content().lines().getFirst(), 2);
    adjust(ship, ship);
    levelIs(THING, 3, 0);
  }

  @Test
  void whatWasClaimedIsGivenBackOnce() {
    var order = older();
    orders.cancelled(orders.find(order));
    adjust(new Message.ReleaseStock(order.id()), new Message.ReleaseStock(order.id()));
    levelIs(THING, 5, 0);
  }

  /// Such an order was claimed in several commits, and may have been left between two of them.
  @ParameterizedTest
  @ValueSource(ints = {49, 100})
  void anOrderWhoseFirstLinesWereClaimedGoesOn(int count) {
    var items = IntStream.range(0, count).mapToObj(i -> new VariantId(1000 + i)).toList();
    items.forEach(item -> orders.counted(item, 2));
    var lines = IntStream.range(0, count).mapToObj(i -> line(i + 1, items.get(i), 1)).toList();
    var order = orders.order(lines.toArray(SaleLine[]::new));
    lines.subList(0, 48).forEach(line -> claimed(order, line));
    adjust(new Message.ClaimStock(order.id()));
    items.forEach(item -> levelIs(item, 2, 1));
    assertEquals(count - 48, movements());
  }
}
