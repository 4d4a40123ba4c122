package dev.utkast.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

  @Test
  void aTinyRunMeasuresEveryRowOfThisProcess() throws IOException {
    var out = new ByteArrayOutputStream();
    var root = Path.of("../..").toAbsolutePath().normalize();
    var benchmarks =
        new Benchmarks(
            root,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Effort.SMOKE,
            Optional.empty());
    boolean whole = benchmarks.run(List.of(1, 2, 3, 5, 6, 7, 8, 12));
    var text = out.toString(StandardCharsets.UTF_8);
    assertTrue(whole, text);
    assertFalse(text.contains("failed"), text);
    for (var line :
        List.of(
            "create a draft, p50",
            "write units of a sale",
            "read units of a sale",
            "invocations of a sale",
            "SQS requests of a sale",
            "1,000 sales without mail",
            "RenderPackingSlip",
            "TransactWriteItems",
            "price a document of 499 lines")) {
      assertTrue(text.contains(line), () -> line + " is missing in\n" + text);
    }
  }

  @Test
  void aRowThatThereIsNotIsRefused() throws IOException {
    for (var row : List.of("0", "9", "99", "1x", "--quik", "--seed", "simulate")) {
      assertEquals(2, Benchmarks.command(List.of(row)), row);
    }
  }

  @Test
  void aMedianLiesBetweenTheTwoMiddleValues() {
    assertEquals(2.5, Numbers.median(List.of(4.0, 1.0, 2.0, 3.0)));
    assertEquals(3.0, Numbers.percentile(List.of(1.0, 2.0, 3.0), 100));
  }
}
