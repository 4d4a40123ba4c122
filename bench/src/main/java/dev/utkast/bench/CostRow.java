package dev.utkast.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Row 8: what a sale costs, counted request by request.
final class CostRow implements Row {
  private static final BigDecimal MOST_WRITES = BigDecimal.valueOf(24);
  private static final BigDecimal MOST_READS = BigDecimal.valueOf(8);
  private static final int MOST_INVOCATIONS = 8;
  private static final int MOST_QUEUE_REQUESTS = 12;
  private static final BigDecimal MOST_USD = new BigDecimal("0.00005");
  private static final int WARM_SALES = 5;

  private final Supplier<Shop> shops;
  private final PriceList prices = PriceList.bundled();
  private final List<String> breakdown = new ArrayList<>();

  CostRow(Supplier<Shop> shops) {
    this.shops = shops;
  }

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String title() {
    return "cost of a sale";
  }

  @Override
  public List<Result> measure(Effort effort) {
    var shop = shops.get();
    try (var sale = new MeteredSale(shop)) {
      for (int i = 0; i < Math.min(WARM_SALES, effort.perRound()); i++) {
        sale.run(shop.cart().draft());
      }
      var steps = sale.run(shop.cart().draft());
      var customer = total(sale.run(shop.cart().draftOfCustomer()));
      describe(steps);
      var results = new ArrayList<>(results(total(steps)));
      results.add(
          Result.of(
              8,
              "the same sale to a customer with a record",
              "%s write, %s read units"
                  .formatted(units(customer.writeUnits()), units(customer.readUnits()))));
      return results;
    }
  }

  private List<Result> results(Usage usage) {
    return List.of(
        Result.of(8, "write units of a sale", units(usage.writeUnits()))
            .withTarget("<= 24", usage.writeUnits().compareTo(MOST_WRITES) <= 0),
        Result.of(8, "read units of a sale", units(usage.readUnits()))
            .withTarget("<= 8", usage.readUnits().compareTo(MOST_READS) <= 0),
        Result.of(8, "invocations of a sale", Integer.toString(usage.invocations()))
            .withTarget("<= 8", usage.invocations() <= MOST_INVOCATIONS),
        Result.of(8, "SQS requests of a sale", Integer.toString(usage.queueRequests()))
            .withTarget("<= 12", usage.queueRequests() <= MOST_QUEUE_REQUESTS),
        Result.of(8, "1,000 sales without mail", PriceList.perThousand(prices.withoutMail(usage)))
            .withTarget("<= $0.05", prices.withoutMail(usage).compareTo(MOST_USD) <= 0),
        Result.of(
            8,
            "1,000 sales with " + usage.mails() + " mails each",
            PriceList.perThousand(prices.withoutMail(usage).add(prices.mails(usage)))));
  }

  private static Usage total(Map<String, Usage> steps) {
    var total = new Usage();
    steps.values().forEach(total::add);
    return total;
  }

  private void describe(Map<String, Usage> steps) {
    breakdown.clear();
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "Step of a sale",
            "calls",
            "write units",
            "read units",
            "SQS",
            "S3",
            "mails",
            "$ per 1,000, no mail"));
    steps.forEach((step, usage) -> rows.add(line(step, usage)));
    var total = total(steps);
    rows.add(line("all of it", total));
    ResultTable.aligned(rows).lines().forEach(breakdown::add);
    breakdown.add("");
    breakdown.add(
        "Per 1,000 without mail: DynamoDB %s, Lambda %s, SQS %s, S3 %s, HTTP API %s; mail would add %s."
            .formatted(
                PriceList.perThousand(prices.database(total)),
                PriceList.perThousand(prices.functions(total)),
                PriceList.perThousand(prices.queues(total)),
                PriceList.perThousand(prices.objects(total)),
                PriceList.perThousand(prices.http(total)),
                PriceList.perThousand(prices.mails(total))));
    breakdown.add(
        ("DynamoDB Local itself answers %s units in all (%s here): it takes absent items for free"
                + " and many items of one table for one.")
            .formatted(units(answered(total)), units(total.writeUnits().add(total.readUnits()))));
    breakdown.add("DynamoDB, call by call, with the units of each:");
    steps.forEach((step, usage) -> breakdown.add("  " + step + ": " + calls(usage)));
  }

  private static BigDecimal answered(Usage usage) {
    return usage.operations().stream()
        .map(Usage.Operation::answered)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String calls(Usage usage) {
    return usage.operations().stream().map(Usage.Operation::text).collect(Collectors.joining("; "));
  }

  private List<String> line(String step, Usage usage) {
    return List.of(
        step,
        Integer.toString(usage.invocations()),
        units(usage.writeUnits()),
        units(usage.readUnits()),
        Integer.toString(usage.queueRequests()),
        Integer.toString(usage.objects()),
        Integer.toString(usage.mails()),
        PriceList.perThousand(prices.withoutMail(usage)));
  }

  private static String units(BigDecimal units) {
    return units.setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  @Override
  public List<String> notes() {
    var all = new ArrayList<String>();
    all.add(
        "In: draft, send_invoice, payment, invoice, mails, stock, fulfillment order, slip; no"
            + " Idempotency-Key; one message an invocation, as in a quiet shop. Units are worked"
            + " out from the size of each item before and after its request (DynamoDB Local's own"
            + " answers are incomplete); SQS requests are what the relay sends, and a receive and a"
            + " delete a message.");
    all.add(
        "Lambda time is that of this machine, warm, in whole milliseconds, at the template's memory"
            + " and the price of arm64. Prices: "
            + PriceList.RESOURCE
            + ", us-east-1, no free tier. Not in: the authorizer (cached), logs, storage, backups,"
            + " keys of KMS, data transfer, and the pollers' empty receives.");
    all.addAll(breakdown);
    return all;
  }
}
