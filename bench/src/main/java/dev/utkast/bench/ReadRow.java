package dev.utkast.bench;

import java.util.List;
import java.util.function.Supplier;

/// Row 7: what a warm handler adds to the one database call it needs.
final class ReadRow implements Row {
  private static final int WARM = 300;
  private static final double MOST = 1.5;

  private final Supplier<Shop> shops;

  ReadRow(Supplier<Shop> shops) {
    this.shops = shops;
  }

  @Override
  public int number() {
    return 7;
  }

  @Override
  public String title() {
    return "warm handler overhead (read a draft)";
  }

  @Override
  public List<Result> measure(Effort effort) {
    var shop = shops.get();
    var clerk = shop.clerk();
    var bare = new BareCalls(shop.bench().dynamoDb());
    long id = clerk.draft(shop.cart().draft()).id();
    var table = shop.bench().table("DraftsTable");
    List<Interleaved.Operation> operations =
        List.of(() -> bare.get(table, Long.toString(id)), () -> clerk.read(id).nanos());
    Interleaved.run(1, Math.min(WARM, effort.warmUp() * 2), operations);
    var measured = Interleaved.run(effort.rounds(), effort.perRound(), operations);
    double overhead = measured.median(1) - measured.median(0);
    double ratio = measured.ratio(1, 0) - 1;
    return List.of(
        Result.of(7, title(), Numbers.ms(overhead))
            .against("GetItem: " + Numbers.ms(measured.median(0)), ratio)
            .withTarget("<= 1.5 x the bare call", ratio <= MOST));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "In: GET draft_orders/{id} through the packaged handler in this process, less the p50 of"
            + " one consistent GetItem of the same draft. Not in: the runtime client, Lambda.");
  }
}
