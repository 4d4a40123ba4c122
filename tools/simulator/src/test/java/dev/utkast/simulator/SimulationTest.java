package dev.utkast.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /// More with `-Dsimulation.steps=1000000`.
  private static final long STEPS = Long.getLong("simulation.steps", 100_000);

  /// Always the same, so that a build fails for what was changed and for nothing else. Others with
  /// `-Dsimulation.seed=N`; `./utkast simulate --fresh --steps 1_000_000` looks for new trouble.
  private static final long FIRST_SEED = Long.getLong("simulation.seed", 20_000);

  /// Each of these once found something that is now right:
  ///
  /// | seed | what it found |
  /// | ---- | ------------- |
  /// | 2    | a slip without its row, because somebody else was only in the way; units promised for ever that had left unclaimed |
  /// | 6, 9 | a shipment that was committed without an answer, then refused by its own effect |
  /// | 8    | a credit note that overtook its invoice and blocked it until it was a dead letter |
  /// | 15   | an invoice mail asked for twice by one request |
  /// | 20005 | a refusal that was given and not kept, because another transaction was on its row |
  /// | 20009 | an event of the provider that was lost, because another transaction was on its row |
  private static final long[] REGRESSIONS = {2, 6, 8, 9, 15, 139, 20_005, 20_009};

  @Test
  void nothingEverBreaksAnInvariantWhateverFails() {
    var sum = Seeds.run(FIRST_SEED, STEPS, Simulate.with(SeededBug.NONE));
    System.out.print(sum.summary());
    sum.broken().ifPresent(result -> fail(Simulate.story(result, SeededBug.NONE)));
    assertTrue(sum.steps() >= STEPS, sum::summary);
    assertEquals(
        Set.of(Chaos.Fault.values()), sum.faults().keySet(), "every kind of fault was met");
  }

  @Test
  void whatOnceWentWrongStaysRight() {
    for (long seed : REGRESSIONS) {
      var result = run(seed);
      assertTrue(result.broken().isEmpty(), () -> Simulate.story(result, SeededBug.NONE));
    }
  }

  @Test
  void theSameSeedIsTheSameHistory() {
    var first = run(41);
    var second = run(41);
    assertEquals(first.hash(), second.hash());
    assertEquals(first.lastLines(), second.lastLines());
    assertNotEquals(first.hash(), run(42).hash());
  }

  /// The order of an unordered set differs from one process to the next; a history must not.
  @Test
  void theSameSeedIsTheSameHistoryInAnotherProcess() throws IOException, InterruptedException {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Simulate.class.getName(),
                "--seed",
                "41")
            .redirectErrorStream(true)
            .start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), told);
    assertTrue(told.contains("trace %016x".formatted(run(41).hash())), told);
  }

  @Test
  void aBrokenInvariantIsToldWithTheWayToSeeItAgain() {
    var result = SeededBugsTest.caught(SeededBug.OBJECT_LOST);
    var story = Simulate.story(result, SeededBug.OBJECT_LOST);
    assertFalse(result.lastLines().isEmpty());
    assertTrue(story.contains("BROKEN  "), story);
    assertTrue(
        story.contains("./utkast simulate --seed " + result.seed() + " --bug OBJECT_LOST"), story);
  }

  @Test
  void aSimulationIsRunByItsCommand() {
    assertEquals(1, Simulate.command(List.of("--seed", "1", "--bug", "SWEEPER_OFF")));
    for (var words :
        List.of("--seed x", "--seeds 0", "--steps -1", "--bug NOPE", "--sede 1", "everything")) {
      assertEquals(2, Simulate.command(List.of(words.split(" "))), words);
    }
  }

  private static Simulate.Result run(long seed) {
    return Simulate.with(SeededBug.NONE).run(seed, Simulate.STEPS_OF_A_SEED, _ -> {});
  }
}
