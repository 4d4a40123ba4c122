package dev.utkast.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.bench.Usage.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a sale of five lines uses, exactly, step by step: a change that costs more fails here, and
/// one that costs less writes a smaller number down. `docs/PERFORMANCE.md` says what each call is
/// for.
class SaleCostTest {
  private static final String COUNTED =
      """
      step              | invocations | database calls | write units | read units | SQS requests
      create draft      | 1           | 3              | 3           | 6          | 0
      send invoice      | 1           | 2              | 8           | 3          | 0
      RelayOutbox       | 4           | 4              | 4           | 0          | 5
      SendMail          | 2           | 6              | 4           | 7          | 4
      confirm payment   | 1           | 3              | 17          | 2          | 0
      IssueInvoice      | 1           | 3              | 6           | 5          | 2
      AdjustInventory   | 1           | 4              | 18          | 14         | 2
      RenderPackingSlip | 1           | 2              | 1           | 4          | 2
      """;

  private static String line(Map.Entry<String, Usage> step) {
    var used = step.getValue();
    return "%-17s | %-11s | %-14s | %-11s | %-10s | %s\n"
        .formatted(
            step.getKey(),
            whole(used.of(Kind.INVOCATIONS)),
            used.operations().size(),
            whole(used.of(Kind.WRITE_UNITS)),
            whole(used.of(Kind.READ_UNITS)),
            whole(used.queueRequests()));
  }

  private static String whole(BigDecimal count) {
    return count.stripTrailingZeros().toPlainString();
  }

  @Test
  void aSaleOfFiveLinesUsesWhatIsWrittenDown() {
    try (var bench = Workbench.open(Path.of("../..").toAbsolutePath().normalize());
        var sale = new MeteredSale(bench)) {
      // The first sale opens the books.
      sale.run(bench.sale.draft());
      var used = sale.run(bench.sale.draft());
      var head = COUNTED.substring(0, COUNTED.indexOf('\n') + 1);
      assertEquals(
          COUNTED,
          head + used.entrySet().stream().map(SaleCostTest::line).collect(Collectors.joining()));
    }
  }
}
