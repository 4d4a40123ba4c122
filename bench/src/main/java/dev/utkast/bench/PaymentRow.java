package dev.utkast.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// Row 2: from draft to paid order, against one transaction of seven items.
final class PaymentRow implements Row {
  private static final double MOST = 2;
  private static final int STOCK_ITEMS = 5;

  private final Supplier<Shop> shops;

  PaymentRow(Supplier<Shop> shops) {
    this.shops = shops;
  }

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String title() {
    return "draft to paid order, p50 of the call";
  }

  @Override
  public List<Result> measure(Effort effort) {
    var shop = shops.get();
    var clerk = shop.clerk();
    var bare = new BareCalls(shop.bench().dynamoDb());
    var pump = new MessagePump(shop.bench(), shop.bench().functions());
    var sold = clerk.draft(shop.cart().draft());
    clerk.pay(sold.body());
    pump.drain();
    var bench = shop.bench();
    var seven =
        new ArrayList<>(
            List.of(
                bare.largestOf(bench.table("DraftsTable")),
                bare.largestOf(bench.table("OrdersTable"))));
    seven.addAll(Collections.nCopies(STOCK_ITEMS, BareCalls.small(bench.table("StockTable"))));
    List<Interleaved.Operation> operations =
        List.of(
            () -> bare.transact(seven),
            () -> clerk.pay(clerk.draft(shop.cart().draft()).body()).nanos(),
            () -> {
              pump.drain();
              var paid = clerk.pay(clerk.draft(shop.cart().draft()).body());
              return paid.nanos() + pump.untilClaimed();
            });
    Interleaved.run(1, effort.warmUp() / 4, operations);
    var measured = Interleaved.run(effort.rounds(), effort.perRound() / 2, operations);
    pump.drain();
    var floor = "TransactWriteItems(7): " + Numbers.ms(measured.median(0));
    return List.of(
        Result.of(2, title(), Numbers.ms(measured.median(1)))
            .against(floor, measured.ratio(1, 0))
            .withTarget("<= 2 x bare transaction", measured.ratio(1, 0) <= MOST),
        Result.of(2, "the same with relay and stock claim", Numbers.ms(measured.median(2)))
            .against(floor, measured.ratio(2, 0)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "In: the packaged ConfirmPayment handler, POST draft_orders/{id}/payments, which makes the"
            + " order. The client waits for this call only; stock is claimed behind a queue, so the"
            + " second line adds the calls of RelayOutbox and AdjustInventory (5 lines) without the"
            + " waits of stream and queue.",
        "Floor: one TransactWriteItems of a draft, an order and five items of 300 bytes, sent"
            + " straight.");
  }
}
