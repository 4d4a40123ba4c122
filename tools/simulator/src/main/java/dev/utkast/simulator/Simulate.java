package dev.utkast.simulator;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Runs simulated deployments, each from its own seed: `--seed N` the first (1), or `--fresh` for
/// one that nobody has seen, `--seeds K` how many at least (1), `--steps N` how many steps in all
/// at least, `--bug NAME` with a bug put in on purpose, `--trace` with all that happens on standard
/// error. Ends with 1 if an invariant was broken, and says how to see it again.
public final class Simulate {
  /// Steps of one seed: enough for a sale to go wrong in, few enough to read.
  static final int STEPS_OF_A_SEED = 2_000;

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
      Optional<String> broken,
      List<String> lastLines) {}

  /// Runs one seed after the other in the same code.
  @FunctionalInterface
  interface Simulation {
    Result run(long seed, int steps, Consumer<String> listener);
  }

  /// @return simulations with the bug, be it in the services or in the code
  static Simulation with(SeededBug bug) {
    var simulation =
        bug.mutant()
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
        result.broken().orElse(""),
        result.lastLines());
  }

  private static Result run(long seed, int steps, SeededBug bug, Consumer<String> listener) {
    var run = Run.of(seed, bug, listener);
    var world = new World(run);
    var broken = Optional.<String>empty();
    try {
      world.run(steps);
    } catch (InvariantBroken e) {
      broken = Optional.ofNullable(e.getMessage());
    }
    return new Result(
        seed,
        world.steps,
        world.requests(),
        run.trace().hash(),
        run.chaos().counts,
        broken,
        run.trace().lastLines());
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

  static String story(Result result, SeededBug bug) {
    var text = new StringBuilder();
    result.lastLines().forEach(line -> text.append("  ").append(line).append('\n'));
    result.broken().ifPresent(rule -> text.append("BROKEN  ").append(rule).append('\n'));
    var again = "./utkast simulate --seed " + result.seed();
    if (bug != SeededBug.NONE) {
      text.append("BUG     ").append(bug.what()).append('\n');
    }
    return text
        + "Seed %d, step %d. See it again: ".formatted(result.seed(), result.steps())
        + (bug == SeededBug.NONE ? again : again + " --bug " + bug)
        + '\n';
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
        words.contains("--fresh") ? System.currentTimeMillis() / 1_000 : number(words, "--seed");
    long seeds = number(words, "--seeds");
    long steps = Math.max(number(words, "--steps"), seeds * STEPS_OF_A_SEED);
    var bug = bug(option(words, "--bug").orElse("NONE").toUpperCase(Locale.ROOT));
    var simulation = with(bug);
    Simulation told = (one, wanted, _) -> simulation.run(one, wanted, System.err::println);
    var sum = Seeds.run(seed, steps, words.contains("--trace") ? told : simulation);
    sum.broken().ifPresent(result -> System.out.print(story(result, bug)));
    System.out.print(sum.summary());
    return sum.broken().isPresent() ? 1 : 0;
  }

  /// @return 1 where none is given
  private static long number(List<String> words, String name) {
    var text = option(words, name).orElse("1");
    var digits = text.replace("_", "");
    if (!digits.matches("0*[1-9]\\d{0,14}")) {
      throw new IllegalArgumentException(name + " needs a whole number from 1, found " + text);
    }
    return Long.parseLong(digits);
  }

  private static SeededBug bug(String name) {
    var bugs = List.of(SeededBug.values());
    return bugs.stream()
        .filter(bug -> bug.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no bug " + name + "; there are " + bugs));
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
