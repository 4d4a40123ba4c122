package dev.utkast.bench;

import dev.utkast.bench.Usage.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What a sale costs, counted request by request.
final class CostRow extends Row {
  private static final int MOST_DATABASE_CALLS = 18;
  private static final int MOST_WRITES = 24;
  private static final int MOST_READS = 8;
  private static final int MOST_INVOCATIONS = 8;
  private static final int MOST_QUEUE_REQUESTS = 12;
  private static final BigDecimal MOST_USD = new BigDecimal("0.00005");
  private static final int WARM_SALES = 5;

  private final PriceList prices = PriceList.bundled();

  CostRow() {
    super(
        8,
        "cost of a sale",
        "In: draft, send_invoice, payment, invoice, mails, stock, fulfillment order, slip; no"
            + " Idempotency-Key; one message an invocation, as in a quiet shop. Units are worked"
            + " out from the size of each item before and after its request (DynamoDB Local's own"
            + " answers are incomplete); SQS requests are what the relay sends, and a receive and a"
            + " delete a message.",
        "Lambda time is that of this machine, warm, in whole milliseconds, at the template's memory"
            + " and the price of arm64. Prices: "
            + PriceList.RESOURCE
            + ", us-east-1, no free tier. Not in: the authorizer (cached), logs, storage, backups,"
            + " keys of KMS, data transfer, and the pollers' empty receives.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var bench = benches.get();
    try (var sale = new MeteredSale(bench)) {
      for (int i = 0; i < Math.min(WARM_SALES, effort.perRound()); i++) {
        sale.run(bench.sale.draft());
      }
      var steps = sale.run(bench.sale.draft());
      var customer = total(sale.run(bench.sale.draftOfCustomer()));
      describe(steps);
      var usage = total(steps);
      var usd = prices.withoutMail(usage);
      var mails = usage.of(Kind.MAILS);
      return List.of(
          counted(
              "database calls of a sale",
              BigDecimal.valueOf(usage.operations().size()),
              MOST_DATABASE_CALLS),
          counted("write units of a sale", units(usage, Kind.WRITE_UNITS), MOST_WRITES),
          counted("read units of a sale", units(usage, Kind.READ_UNITS), MOST_READS),
          counted("invocations of a sale", usage.of(Kind.INVOCATIONS), MOST_INVOCATIONS),
          counted("SQS requests of a sale", usage.queueRequests(), MOST_QUEUE_REQUESTS),
          result("1,000 sales without mail", PriceList.perThousand(usd))
              .withTarget("<= $0.05", usd.compareTo(MOST_USD) <= 0),
          result(
              "1,000 sales with " + mails + " mails each",
              PriceList.perThousand(usd.add(prices.of(usage, Kind.MAILS)))),
          result(
              "the same sale to a customer with a record",
              "%s write, %s read units"
                  .formatted(units(customer, Kind.WRITE_UNITS), units(customer, Kind.READ_UNITS))));
    }
  }

  private Result counted(String what, BigDecimal count, int most) {
    return result(what, count.toPlainString())
        .withTarget("<= " + most, count.compareTo(BigDecimal.valueOf(most)) <= 0);
  }

  private static Usage total(Map<String, Usage> steps) {
    var total = new Usage();
    steps.values().forEach(total::add);
    return total;
  }

  private void describe(Map<String, Usage> steps) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "Step of a sale",
            "invocations",
            "database calls",
            "write units",
            "read units",
            "SQS",
            "S3",
            "mails",
            "$ per 1,000, no mail"));
    steps.forEach((step, usage) -> rows.add(line(step, usage)));
    var total = total(steps);
    rows.add(line("all of it", total));
    ResultTable.aligned(rows).lines().forEach(this::note);
    note("");
    note(
        "Per 1,000 without mail: DynamoDB %s, Lambda %s, SQS %s, S3 %s, HTTP API %s; mail would add %s."
            .formatted(
                perThousand(total, Kind.WRITE_UNITS, Kind.READ_UNITS),
                perThousand(total, Kind.INVOCATIONS, Kind.GIGABYTE_SECONDS),
                perThousand(total, Kind.STANDARD_QUEUE_REQUESTS, Kind.FIFO_QUEUE_REQUESTS),
                perThousand(total, Kind.OBJECTS),
                perThousand(total, Kind.HTTP_REQUESTS),
                perThousand(total, Kind.MAILS)));
    var answered =
        total.operations().stream()
            .map(Usage.Operation::answered)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    note(
        ("DynamoDB Local itself answers %s units in all (%s here): it takes absent items for free"
                + " and many items of one table for one.")
            .formatted(tenths(answered), units(total, Kind.WRITE_UNITS, Kind.READ_UNITS)));
    note("DynamoDB, call by call, with the units of each:");
    steps.forEach((step, usage) -> note("  " + step + ": " + calls(usage)));
  }

  private String perThousand(Usage usage, Kind... kinds) {
    return PriceList.perThousand(prices.of(usage, kinds));
  }

  private static String calls(Usage usage) {
    return usage.operations().stream().map(Usage.Operation::text).collect(Collectors.joining("; "));
  }

  private List<String> line(String step, Usage usage) {
    return List.of(
        step,
        usage.of(Kind.INVOCATIONS).toPlainString(),
        Integer.toString(usage.operations().size()),
        units(usage, Kind.WRITE_UNITS).toPlainString(),
        units(usage, Kind.READ_UNITS).toPlainString(),
        usage.queueRequests().toPlainString(),
        usage.of(Kind.OBJECTS).toPlainString(),
        usage.of(Kind.MAILS).toPlainString(),
        PriceList.perThousand(prices.withoutMail(usage)));
  }

  private static BigDecimal units(Usage usage, Kind... kinds) {
    return tenths(usage.of(kinds));
  }

  private static BigDecimal tenths(BigDecimal units) {
    return units.setScale(1, RoundingMode.HALF_UP);
  }
}
