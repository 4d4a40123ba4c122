package dev.utkast.functions.adjustinventory;

import static dev.utkast.testkit.StoredOrders.line;
import static dev.utkast.testkit.StoredOrders.oversellable;
import static dev.utkast.testkit.StoredOrders.uncounted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is counted, and may be oversold, is asked of the catalogue when the sale is agreed: it may
/// have changed since the draft was written.
class ChangedCatalogueTest extends StockTest {

  /// A draft may be months old when it is paid.
  @Test
  void whetherItMayBeOversoldIsAskedOnTheDayOfTheSale() {
    orders.counted(CUPS, 3);
    orders.counted(POTS, 3);
    orders.stocked(POTS, StockPolicy.CONTINUE);
    var order = orders.order(oversellable(1, CUPS, 4), line(2, POTS, 4));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 0);
    levelIs(POTS, 3, 4);
    waitsFor(order, new Shortage(new LineId(1), 3, 4));
    orders.stocked(CUPS, StockPolicy.CONTINUE);
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 4);
  }

  @Test
  void whatIsCountedSinceItsDraftIsClaimedAndSent() {
    orders.counted(CUPS, 5);
    var cups = uncounted(1, CUPS, 4);
    var order = orders.order(cups);
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 5, 4);
    adjust(parcel(wiring, order, cups, 3));
    levelIs(CUPS, 2, 1);
  }

  @Test
  void whatNobodyCountsMovesNothing() {
    orders.stocked(CUPS, StockPolicy.UNTRACKED);
    var cups = uncounted(1, CUPS, 4);
    var order = orders.order(cups, uncounted(2, POTS, 1));
    adjust(new Message.ClaimStock(order.id()), parcel(wiring, order, cups, 3));
    assertEquals(0, movements());
    isReady(order);
  }

  /// They were on the shelf when it was counted.
  @Test
  void whatIsCountedSinceItWasSoldLeavesTheShelf() {
    orders.stocked(CUPS, StockPolicy.UNTRACKED);
    var cups = uncounted(1, CUPS, 4);
    var order = orders.order(cups);
    adjust(new Message.ClaimStock(order.id()));
    orders.stocked(CUPS, StockPolicy.DENY);
    orders.counted(CUPS, 5);
    adjust(parcel(wiring, order, cups, 3));
    levelIs(CUPS, 2, 0);
  }

  /// As when a hold of staff is released, which asks for the stock.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatHasLeftInPartWithoutAClaimIsNotClaimed(boolean countedBefore) {
    orders.stocked(CUPS, StockPolicy.UNTRACKED);
    var cups = uncounted(1, CUPS, 4);
    var order = orders.order(cups);
    adjust(new Message.ClaimStock(order.id()));
    if (countedBefore) {
      orders.stocked(CUPS, StockPolicy.DENY);
      orders.counted(CUPS, 10);
    }
    adjust(parcel(wiring, order, cups, 3));
    if (!countedBefore) {
      orders.stocked(CUPS, StockPolicy.DENY);
      orders.counted(CUPS, 7);
    }
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 7, 0);
    adjust(parcel(wiring, order, cups, 1));
    levelIs(CUPS, 6, 0);
  }

  /// Whoever was sold it would wait for a count that nobody can make.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsCountedNoMoreIsClaimedWithoutACount(boolean gone) {
    orders.counted(CUPS, 3);
    var order = orders.order(line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 0);
    var products = new ProductsTable(wiring.database());
    var cups = products.findVariant(CUPS).orElseThrow();
    var now = wiring.clock().instant();
    wiring
        .database()
        .commit(
            gone
                ? products.remove(cups)
                : products.put(
                    cups.stockedAs(cups.sku(), false, cups.inventoryDetails()).next(now)));
    adjust(new Message.ClaimStock(order.id()), new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 4);
    isReady(order);
  }
}
