package dev.utkast.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// From draft to paid order, against one transaction of seven items.
final class PaymentRow extends Row {
  private static final double MOST = 2;
  private static final int STOCK_ITEMS = 5;

  PaymentRow() {
    super(
        2,
        "draft to paid order, p50 of the call",
        "In: the packaged ConfirmPayment handler, POST draft_orders/{id}/payments, which makes the"
            + " order. The client waits for this call only; stock is claimed behind a queue, so the"
            + " second line adds the calls of RelayOutbox and AdjustInventory (5 lines) without the"
            + " waits of stream and queue.",
        "Floor: one TransactWriteItems of a draft, an order and five items of 300 bytes, sent"
            + " straight.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var bench = benches.get();
    var clerk = bench.clerk(false);
    var bare = new BareCalls(bench.services.dynamoDb());
    var pump = new MessagePump(bench, bench.functions, MessagePump.Steps.BLIND);
    var sold = clerk.draft(bench.sale.draft());
    clerk.pay(sold);
    pump.drain();
    var seven =
        new ArrayList<>(
            List.of(
                bare.largestOf(bench.table("DraftsTable")),
                bare.largestOf(bench.table("OrdersTable"))));
    seven.addAll(Collections.nCopies(STOCK_ITEMS, BareCalls.small(bench.table("StockTable"))));
    List<Interleaved.Operation> operations =
        List.of(
            () -> bare.transact(seven),
            () -> clerk.pay(clerk.draft(bench.sale.draft())).nanos(),
            () -> {
              pump.drain();
              var paid = clerk.pay(clerk.draft(bench.sale.draft()));
              return paid.nanos() + pump.untilClaimed();
            });
    Interleaved.run(1, effort.warmUp() / 4, operations);
    var measured = Interleaved.run(effort.rounds(), effort.perRound() / 2, operations);
    pump.drain();
    var floor = "TransactWriteItems(7): " + Numbers.ms(measured.median(0));
    return List.of(
        result(title(), Numbers.ms(measured.median(1)))
            .against(floor, measured.ratio(1, 0))
            .withTarget("<= 2 x bare transaction", measured.ratio(1, 0) <= MOST),
        result("the same with relay and stock claim", Numbers.ms(measured.median(2)))
            .against(floor, measured.ratio(2, 0)));
  }
}
