package dev.utkast.bench;

import java.util.List;
import java.util.function.Supplier;

/// Row 1: creating a draft through the real handler, against one PutItem of the same item.
final class DraftRow implements Row {
  private static final double MOST = 3;

  private final Supplier<Shop> shops;

  DraftRow(Supplier<Shop> shops) {
    this.shops = shops;
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String title() {
    return "create a draft, p50";
  }

  @Override
  public List<Result> measure(Effort effort) {
    var shop = shops.get();
    var clerk = shop.clerk();
    var careful = shop.carefulClerk();
    var bare = new BareCalls(shop.bench().dynamoDb());
    clerk.draft(shop.cart().draft());
    var item = bare.largestOf(shop.bench().table("DraftsTable"));
    List<Interleaved.Operation> operations =
        List.of(
            () -> bare.put(item),
            () -> clerk.draft(shop.cart().draft()).nanos(),
            () -> careful.draft(shop.cart().draftOfCustomer()).nanos());
    Interleaved.run(1, effort.warmUp(), operations);
    var measured = Interleaved.run(effort.rounds(), effort.perRound(), operations);
    var floor =
        "PutItem of %d bytes: %s"
            .formatted(CapacityUnits.bytes(item.item()), Numbers.ms(measured.median(0)));
    return List.of(
        Result.of(1, title(), Numbers.ms(measured.median(1)))
            .against(floor, measured.ratio(1, 0))
            .withTarget("<= 3 x bare PutItem", measured.ratio(1, 0) <= MOST),
        Result.of(1, "the same: known customer, Idempotency-Key", Numbers.ms(measured.median(2)))
            .against(floor, measured.ratio(2, 0)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "In: the packaged DraftOrders handler in this process (JIT, no Lambda flags), from the"
            + " event's text to the answer's, with every database call over loopback. Not in: API"
            + " Gateway, authorizer, network, Lambda.",
        "Floor: a conditional PutItem of the same stored item into the same table and indexes, sent"
            + " straight with the same SDK.");
  }
}
