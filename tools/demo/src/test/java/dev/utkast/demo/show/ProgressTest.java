package dev.utkast.demo.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
  void aLogGetsOneLineAStageAndOneForEveryHalfMinute() {
    var lines = log(5);
    assertEquals(
        List.of("  catalogue  100 % 3 of 3", "  trade      100 % 10 of 10 \u00b7 50 s"),
        List.of(lines.getFirst(), lines.getLast()));
    assertEquals(3, lines.size(), lines.toString());
    assertEquals(2, log(0).size());
  }

  /// @param pause seconds that a step takes
  private static List<String> log(int pause) {
    var bytes = new ByteArrayOutputStream();
    var clock = new AtomicLong();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var progress = new Progress(out, false, clock::get);
    progress.start("catalogue", 3);
    for (int step = 0; step < 3; step++) {
      progress.step();
    }
    progress.start("trade", 10);
    for (int step = 0; step < 10; step++) {
      clock.addAndGet(TimeUnit.SECONDS.toNanos(pause));
      progress.step();
    }
    progress.finish();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
