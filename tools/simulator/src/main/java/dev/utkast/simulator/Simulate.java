package dev.utkast.simulator;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs simulated deployments, each from its own seed: `--seed N` the first (1), or `--fresh` for
/// one that nobody has seen, `--seeds K` how many at least (1), `--steps N` how many steps in all
/// at least, `--bug NAME` with a bug put in on purpose, `--trace` with all that happens on standard
/// error. Ends with 1 if an invariant was broken, and says how to see it again.
public final class Simulate {
  /// Steps of one seed: enough for a sale to go wrong in, few enough to read.
  static final int STEPS_OF_A_SEED = 2_000;

  private static final long DEFAULT_SEED = 1;
  private static final Set<String> WITH_A_VALUE = Set.of("--seed", "--seeds", "--steps", "--bug");
  private static final Set<String> ALONE = Set.of("--fresh", "--trace");

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

  /// Runs one seed after the other in the same code.
  @FunctionalInterface
  interface Simulation {
    Result run(long seed, int steps, Consumer<String> listener);
  }

  /// @return simulations with the bug, be it in the services or in the code
  static Simulation with(SeededBug bug) {
    var simulation =
        Mutants.of(bug)
            .map(mutant -> MutatedSimulation.simulation(mutant, bug))
            .orElse((seed, steps, listener) -> run(seed, steps, bug, listener));
    return (seed, steps, listener) -> {
      hush();
      try {
        return simulation.run(seed, steps, listener);
      } finally {
        speak();
      }
    };
  }

  /// For a simulation in code that was loaded once more.
  static List<Object> toldInWords(long seed, int steps, String bug, Consumer<String> listener) {
    var result = run(seed, steps, SeededBug.valueOf(bug), listener);
    return List.of(
        result.steps(),
        result.requests(),
        result.hash(),
        result.broken().map(InvariantBroken::getMessage).orElse(""),
        result.lastLines());
  }

  private static Result run(long seed, int steps, SeededBug bug, Consumer<String> listener) {
    var world = new World(seed, bug, listener);
    Optional<InvariantBroken> broken = Optional.empty();
    try {
      world.run(steps);
    } catch (InvariantBroken e) {
      broken = Optional.of(e);
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

  private static final Object OUTPUT = new Object();
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private static PrintStream standard = NOWHERE;
  private static int running;

  /// The functions log as they do in production; nobody reads that while anything runs, be it in
  /// this code or in code that was loaded once more.
  private static void hush() {
    synchronized (OUTPUT) {
      if (running++ == 0) {
        standard = System.out;
        System.setOut(NOWHERE);
      }
    }
  }

  private static void speak() {
    synchronized (OUTPUT) {
      if (--running == 0) {
        System.setOut(standard);
      }
    }
  }

  static String replayCommand(Result result, SeededBug bug) {
    return "./utkast simulate --seed "
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
    System.exit(command(List.of(arguments)));
  }

  /// @return what the process is to exit with
  static int command(List<String> words) {
    try {
      return simulate(words);
    } catch (IllegalArgumentException e) {
      System.err.println("utkast: " + e.getMessage() + "; see ./utkast simulate --help");
      return 2;
    }
  }

  private static int simulate(List<String> words) {
    requireKnown(words);
    long seed =
        words.contains("--fresh")
            ? System.currentTimeMillis() / 1_000
            : number(words, "--seed", DEFAULT_SEED);
    long seeds = number(words, "--seeds", 1);
    long steps = Math.max(number(words, "--steps", 1), seeds * STEPS_OF_A_SEED);
    var bug = bug(option(words, "--bug").orElse("NONE").toUpperCase(Locale.ROOT));
    var simulation = with(bug);
    Simulation told = (one, wanted, _) -> simulation.run(one, wanted, System.err::println);
    var sum = Seeds.run(seed, steps, words.contains("--trace") ? told : simulation);
    sum.broken().ifPresent(result -> System.out.print(story(result, bug)));
    System.out.print(sum.summary());
    return sum.broken().isPresent() ? 1 : 0;
  }

  private static long number(List<String> words, String name, long otherwise) {
    return option(words, name).map(text -> number(name, text)).orElse(otherwise);
  }

  private static long number(String name, String text) {
    var digits = text.replace("_", "");
    if (!digits.matches("0*[1-9]\\d{0,14}")) {
      throw new IllegalArgumentException(name + " needs a whole number from 1, found " + text);
    }
    return Long.parseLong(digits);
  }

  private static SeededBug bug(String name) {
    return Arrays.stream(SeededBug.values())
        .filter(bug -> bug.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no bug "
                    + name
                    + "; there are "
                    + Arrays.stream(SeededBug.values())
                        .map(SeededBug::name)
                        .collect(Collectors.joining(", "))));
  }

  private static void requireKnown(List<String> words) {
    for (int at = 0; at < words.size(); at++) {
      var word = words.get(at);
      if (WITH_A_VALUE.contains(word)) {
        at++;
      } else if (!ALONE.contains(word)) {
        throw new IllegalArgumentException("simulate does not know what to do with '" + word + "'");
      }
    }
  }

  private static Optional<String> option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
  }
}
