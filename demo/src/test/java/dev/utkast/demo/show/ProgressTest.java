package dev.utkast.demo.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void theLineTellsHowFarHowFastAndHowLongStill() {
    assertEquals(
        "  trade      \u2588\u2588\u2588\u2588\u2588\u2588\u2588"
            + "\u2591".repeat(21)
            + " 300 of 1,200 \u00b7 30/s \u00b7 30 s left \u00b7 2003-10-21",
        Progress.line("trade", 300, 1200, 10, "2003-10-21", true));
  }

  @Test
  void nothingIsDividedByZeroBeforeTheFirstStep() {
    assertEquals("  trade        0 % 0 of 10", Progress.line("trade", 0, 10, 0, "", false));
  }

  @Test
  void aLogGetsAtMostOneLinePerTenth() {
    var bytes = new ByteArrayOutputStream();
    var progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
    progress.start("trade", 1000);
    for (int step = 0; step < 1000; step++) {
      progress.step();
    }
    progress.finish();
    var lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(11, lines.size());
    assertTrue(lines.getLast().contains("100 %"));
  }
}
