package dev.utkast.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/// Many seeds, one beside the other on as many processors as there are; each is a world of its own,
/// so what comes of it is the same as alone. Once an invariant was broken no further seed is begun.
///
/// @param results by seed
record Seeds(List<Simulate.Result> results, Duration took) {
  private static final int PRIME = 31;
  private static final int TOLD_EACH = 50;

  /// @param steps at least so many, and at least one seed
  static Seeds run(long first, long steps, Simulate.Simulation simulation) {
    long count = Math.max(1, Math.ceilDiv(steps, Simulate.STEPS_OF_A_SEED));
    long started = System.nanoTime();
    var broken = new AtomicBoolean();
    var done = new AtomicLong();
    var results =
        LongStream.range(first, first + count)
            .parallel()
            .filter(_ -> !broken.get())
            .mapToObj(seed -> one(seed, simulation, broken, done))
            .toList();
    return new Seeds(results, Duration.ofNanos(System.nanoTime() - started));
  }

  private static Simulate.Result one(
      long seed, Simulate.Simulation simulation, AtomicBoolean broken, AtomicLong done) {
    var result = simulation.run(seed, Simulate.STEPS_OF_A_SEED, _ -> {});
    if (result.broken().isPresent()) {
      broken.set(true);
    }
    long sofar = done.incrementAndGet();
    if (sofar % TOLD_EACH == 0) {
      System.err.printf("%d seeds, %,d steps or more%n", sofar, sofar * Simulate.STEPS_OF_A_SEED);
    }
    return result;
  }

  long steps() {
    return results.stream().mapToLong(Simulate.Result::steps).sum();
  }

  Map<Chaos.Fault, Integer> faults() {
    var faults = new EnumMap<Chaos.Fault, Integer>(Chaos.Fault.class);
    results.forEach(result ->
        result.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum)));
    return faults;
  }

  /// The first that broke an invariant.
  Optional<Simulate.Result> broken() {
    return results.stream().filter(result -> result.broken().isPresent()).findFirst();
  }

  /// In two lines: what was run, and what went wrong in it on purpose.
  String summary() {
    long hash = 0;
    for (var result : results) {
      hash = hash * PRIME + result.hash();
    }
    long first = results.getFirst().seed();
    long last = results.getLast().seed();
    return "%,d steps of %d seeds (%d to %d) in %d s: %,d requests, %s, trace %016x%nFaults: %s%n"
        .formatted(
            steps(),
            last - first + 1,
            first,
            last,
            took.toSeconds(),
            results.stream().mapToLong(Simulate.Result::requests).sum(),
            broken().isPresent() ? "BROKEN" : "0 violations",
            hash,
            faults());
  }
}
