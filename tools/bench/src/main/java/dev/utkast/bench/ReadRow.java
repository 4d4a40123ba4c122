package dev.utkast.bench;

import java.util.List;
import java.util.function.Supplier;

/// What a warm handler adds to the one database call it needs.
final class ReadRow extends Row {
  private static final int WARM = 300;
  private static final double MOST = 1.5;

  ReadRow() {
    super(
        7,
        "warm handler overhead (read a draft)",
        "In: GET draft_orders/{id} through the packaged handler in this process, less the p50 of"
            + " one consistent GetItem of the same draft. Not in: the runtime client, Lambda.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var bench = benches.get();
    var clerk = bench.clerk(false);
    var bare = new BareCalls(bench.services.dynamoDb());
    long id = clerk.draft(bench.sale.draft()).id();
    var table = bench.table("DraftsTable");
    List<Interleaved.Operation> operations =
        List.of(() -> bare.get(table, Long.toString(id)), () -> clerk.read(id).nanos());
    Interleaved.run(1, Math.min(WARM, effort.warmUp() * 2), operations);
    var measured = Interleaved.run(effort.rounds(), effort.perRound(), operations);
    double overhead = measured.median(1) - measured.median(0);
    double ratio = measured.ratio(1, 0) - 1;
    return List.of(
        result(title(), Numbers.ms(overhead))
            .against("GetItem: " + Numbers.ms(measured.median(0)), ratio)
            .withTarget("<= 1.5 x the bare call", ratio <= MOST));
  }
}
