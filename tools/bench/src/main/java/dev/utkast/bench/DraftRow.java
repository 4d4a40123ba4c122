package dev.utkast.bench;

import java.util.List;
import java.util.function.Supplier;

/// Creating a draft through the real handler, against one PutItem of the same item.
final class DraftRow extends Row {
  private static final double MOST = 3;

  DraftRow() {
    super(
        1,
        "create a draft, p50",
        "In: the packaged DraftOrders handler in this process (JIT, no Lambda flags), from the"
            + " event's text to the answer's, with every database call over loopback. Not in: API"
            + " Gateway, authorizer, network, Lambda.",
        "Floor: a conditional PutItem of the same stored item into the same table and indexes, sent"
            + " straight with the same SDK.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var bench = benches.get();
    var clerk = bench.clerk(false);
    var careful = bench.clerk(true);
    var bare = new BareCalls(bench.services.dynamoDb());
    clerk.draft(bench.sale.draft());
    var item = bare.largestOf(bench.table("DraftsTable"));
    List<Interleaved.Operation> operations =
        List.of(
            () -> bare.put(item),
            () -> clerk.draft(bench.sale.draft()).nanos(),
            () -> careful.draft(bench.sale.draftOfCustomer()).nanos());
    Interleaved.run(1, effort.warmUp(), operations);
    var measured = Interleaved.run(effort.rounds(), effort.perRound(), operations);
    var floor =
        "PutItem of %d bytes: %s"
            .formatted(CapacityUnits.bytes(item.item()), Numbers.ms(measured.median(0)));
    return List.of(
        result(title(), Numbers.ms(measured.median(1)))
            .against(floor, measured.ratio(1, 0))
            .withTarget("<= 3 x bare PutItem", measured.ratio(1, 0) <= MOST),
        result("the same: known customer, Idempotency-Key", Numbers.ms(measured.median(2)))
            .against(floor, measured.ratio(2, 0)));
  }
}
