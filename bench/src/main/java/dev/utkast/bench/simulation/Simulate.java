package dev.utkast.bench.simulation;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs simulated deployments, one after the other, each from its own seed: `--seed N` the first
/// (1), `--seeds K` how many at least (1), `--steps N` how many steps in all at least, `--bug NAME`
/// with a bug put in on purpose, `--trace` with all that happens on standard error. Ends with 1 if
/// an invariant was broken, and says how to see it again.
public final class Simulate {
  /// Steps of one seed: enough for a sale to go wrong in, few enough to read.
  static final int STEPS_OF_A_SEED = 2_000;

  private Simulate() {}

  /// What came of one seed.
  ///
  /// @param broken the invariant that did not hold
  /// @param lastLines what happened last
  record Result(
      long seed,
      int steps,
      int requests,
      long hash,
      Map<Chaos.Fault, Integer> faults,
      Optional<InvariantBroken> broken,
      List<String> lastLines) {}

  static Result run(long seed, int steps, SeededBug bug, Consumer<String> listener) {
    var out = System.out;
    // The functions log as they do in production; nobody reads that here.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    var world = new World(seed, bug, listener);
    Optional<InvariantBroken> broken = Optional.empty();
    try {
      world.run(steps);
    } catch (InvariantBroken e) {
      broken = Optional.of(e);
    } finally {
      System.setOut(out);
    }
    return new Result(
        seed,
        world.steps(),
        world.requests(),
        world.trace().hash(),
        world.faults(),
        broken,
        world.trace().lastLines());
  }

  static String replayCommand(Result result, SeededBug bug) {
    return "./utkast bench simulate --seed "
        + result.seed()
        + (bug == SeededBug.NONE ? "" : " --bug " + bug);
  }

  static String story(Result result, SeededBug bug) {
    var text = new StringBuilder();
    result.lastLines().forEach(line -> text.append("  ").append(line).append('\n'));
    result.broken().ifPresent(e -> text.append("BROKEN  ").append(e.getMessage()).append('\n'));
    return text.append("Seed ")
        .append(result.seed())
        .append(", step ")
        .append(result.steps())
        .append(". See it again: ")
        .append(replayCommand(result, bug))
        .append('\n')
        .toString();
  }

  public static void main(String[] arguments) {
    long seed = number(arguments, "--seed", 1);
    long seeds = number(arguments, "--seeds", 1);
    long wanted = number(arguments, "--steps", 0);
    var bug = SeededBug.valueOf(option(arguments, "--bug").orElse("NONE").toUpperCase(Locale.ROOT));
    var faults = new EnumMap<Chaos.Fault, Integer>(Chaos.Fault.class);
    long started = System.nanoTime();
    long steps = 0;
    long requests = 0;
    long run = 0;
    long hash = 0;
    Consumer<String> listener =
        List.of(arguments).contains("--trace") ? System.err::println : _ -> {};
    for (; run < seeds || steps < wanted; run++) {
      var result = run(seed + run, STEPS_OF_A_SEED, bug, listener);
      steps += result.steps();
      requests += result.requests();
      hash = hash * 31 + result.hash();
      result.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
      if (result.broken().isPresent()) {
        System.out.print(story(result, bug));
        System.exit(1);
      }
      if (run % 50 == 49) {
        System.err.printf("%,d steps, seed %d%n", steps, seed + run);
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - started);
    System.out.printf(
        "%,d steps of %d seeds in %d s: %,d requests, 0 violations, trace %016x%n",
        steps, run, took.toSeconds(), requests, hash);
    System.out.println("Faults: " + faults);
  }

  private static long number(String[] arguments, String name, long otherwise) {
    return option(arguments, name)
        .map(text -> Long.valueOf(text.replace("_", "")))
        .orElse(otherwise);
  }

  private static Optional<String> option(String[] arguments, String name) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }
}
