package dev.utkast.functions.adjustinventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.lifecycle.RefundDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.refund.Refund.Restock;
import dev.utkast.model.refund.RefundPlanner.Asked;
import dev.utkast.model.refund.RefundPlanner.Line;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.StoredOrders;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What refunds do to stock: once, and as they say, whether they come before the claim or after it.
class RefundStockTest extends StockTest {

  private Message refund(Order order, int quantity, Restock restock) {
    var table = new OrdersTable(wiring.database());
    var stored = orders.find(order);
    var line = new Line(order.content().lines().getFirst().id(), quantity, restock);
    var refunded =
        Decided.changed(
            RefundDecider.refund(
                new RefundDecider.Found(
                    stored, table.fulfillmentOrdersOf(stored), table.refundsOf(stored), List.of()),
                new Asked(List.of(line), Optional.empty(), List.of()),
                new RefundDecider.Made(
                    new RefundId(wiring.ids().next()),
                    Optional.empty(),
                    new Actor.Staff("desk"),
                    wiring.clock().instant(),
                    wiring.ids()::next)));
    wiring.store().commit(refunded);
    return new Message.RestockRefund(order.id(), refunded.refund().number());
  }

  @Test
  void whatIsCalledOffMayBeSoldAgainOnce() {
    orders.counted(CUPS, 10);
    var order = orders.order(StoredOrders.line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 10, 4);
    var called = refund(order, 1, Restock.CANCEL);
    adjust(called, called);
    levelIs(CUPS, 10, 3);
    assertEquals(3, theOneOf(order).lines().getFirst().quantity());
    adjust(refund(order, 2, Restock.NO_RESTOCK));
    levelIs(CUPS, 8, 1);
    orders.cancelled(order);
    adjust(new Message.ReleaseStock(order.id()));
    levelIs(CUPS, 8, 0);
  }

  @Test
  void whatWasNeverClaimedIsNotGivenBack() {
    orders.counted(CUPS, 10);
    var order = orders.order(StoredOrders.line(1, CUPS, 4));
    var before = refund(order, 1, Restock.CANCEL);
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 10, 3);
    var after = refund(order, 1, Restock.CANCEL);
    adjust(after, before, before);
    levelIs(CUPS, 10, 2);
    adjust(parcel(wiring, order, order.content().lines().getFirst(), 2));
    levelIs(CUPS, 8, 0);
  }

  @Test
  void whatComesBackIsOnTheShelf() {
    orders.counted(CUPS, 10);
    var order = orders.order(StoredOrders.line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    adjust(parcel(wiring, order, order.content().lines().getFirst(), 3));
    levelIs(CUPS, 7, 1);
    adjust(refund(order, 2, Restock.RETURN));
    levelIs(CUPS, 9, 1);
    adjust(refund(order, 2, Restock.LEGACY_RESTOCK));
    levelIs(CUPS, 10, 0);
  }

  @Test
  void aHoldForStockEndsWithTheUnitsThatWereShort() {
    orders.counted(CUPS, 3);
    var order = orders.order(StoredOrders.line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 0);
    adjust(refund(order, 1, Restock.CANCEL), new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 3);
    isReady(order);
  }
}
