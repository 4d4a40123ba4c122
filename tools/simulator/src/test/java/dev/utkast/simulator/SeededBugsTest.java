package dev.utkast.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A simulator that sees nothing is worth nothing: each bug that is put in on purpose must be
/// caught.
class SeededBugsTest {
  private static final int MAX_SEEDS = 40;
  private static final Queue<String> LIST = new ConcurrentLinkedQueue<>();

  /// Side by side: each bug has services, clock and, where it is in the code, classes of its own.
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isCaught(SeededBug bug) {
    var result = caught(bug);
    assertTrue(
        result.broken().isPresent(), () -> bug + " was not caught in " + MAX_SEEDS + " seeds");
    LIST.add(
        "  %-28s seed %2d, step %4d: %s%n"
            .formatted(bug, result.seed(), result.steps(), result.broken().orElseThrow()));
  }

  @AfterAll
  static void tell() {
    System.out.println("Seeded bugs and what caught them");
    LIST.stream().sorted().forEach(System.out::print);
  }

  /// @return the first seed that catches the bug, or the last that was tried
  static Simulate.Result caught(SeededBug bug) {
    var simulation = Simulate.with(bug);
    for (long seed = 1; ; seed++) {
      var result = simulation.run(seed, Simulate.STEPS_OF_A_SEED, _ -> {});
      if (result.broken().isPresent() || seed == MAX_SEEDS) {
        return result;
      }
    }
  }
}
