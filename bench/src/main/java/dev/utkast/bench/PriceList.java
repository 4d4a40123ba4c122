package dev.utkast.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// List prices from the bundled file, in US dollars.
final class PriceList {
  static final String RESOURCE = "prices-us-east-1-2026.csv";
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Map<String, BigDecimal> each;

  private PriceList(Map<String, BigDecimal> each) {
    this.each = Map.copyOf(each);
  }

  static PriceList bundled() {
    try (var in = PriceList.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      var prices = new HashMap<String, BigDecimal>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("name,"))
          .map(line -> line.split(","))
          .forEach(cells ->
              prices.put(
                  cells[0],
                  new BigDecimal(cells[1])
                      .divide(new BigDecimal(cells[2]), MathContext.DECIMAL64)));
      return new PriceList(prices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BigDecimal of(String name, BigDecimal count) {
    var price = each.get(name);
    if (price == null) {
      throw new IllegalArgumentException("no price of " + name);
    }
    return price.multiply(count);
  }

  private BigDecimal of(String name, int count) {
    return of(name, BigDecimal.valueOf(count));
  }

  BigDecimal database(Usage usage) {
    return of("dynamodb-write-request-unit", usage.writeUnits())
        .add(of("dynamodb-read-request-unit", usage.readUnits()));
  }

  BigDecimal functions(Usage usage) {
    return of("lambda-request", usage.invocations())
        .add(of("lambda-arm64-gigabyte-second", usage.gigabyteSeconds()));
  }

  BigDecimal queues(Usage usage) {
    return of("sqs-standard-request", usage.standardQueueRequests())
        .add(of("sqs-fifo-request", usage.fifoQueueRequests()));
  }

  BigDecimal objects(Usage usage) {
    return of("s3-put-request", usage.objects());
  }

  BigDecimal http(Usage usage) {
    return of("http-api-request", usage.httpRequests());
  }

  BigDecimal mails(Usage usage) {
    return of("ses-mail", usage.mails());
  }

  BigDecimal withoutMail(Usage usage) {
    return database(usage)
        .add(functions(usage))
        .add(queues(usage))
        .add(objects(usage))
        .add(http(usage));
  }

  /// For a thousand times as much, with four digits after the point.
  static String perThousand(BigDecimal usd) {
    return "$" + usd.multiply(THOUSAND).setScale(4, java.math.RoundingMode.HALF_UP).toPlainString();
  }
}
