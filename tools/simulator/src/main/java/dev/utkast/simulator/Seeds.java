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
/// @param hash of all seeds in their order
/// @param broken of the first seed that broke an invariant
record Seeds(
    long first,
    long last,
    long steps,
    long requests,
    long hash,
    Map<Chaos.Fault, Integer> faults,
    Optional<Simulate.Result> broken,
    Duration took) {
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
            .mapToObj(seed ->
                broken.get()
                    ? Optional.<Simulate.Result>empty()
                    : Optional.of(one(seed, simulation, broken, done)))
            .flatMap(Optional::stream)
            .toList();
    return sum(results, Duration.ofNanos(System.nanoTime() - started));
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

  private static Seeds sum(List<Simulate.Result> results, Duration took) {
    var faults = new EnumMap<Chaos.Fault, Integer>(Chaos.Fault.class);
    long hash = 0;
    for (var result : results) {
      hash = hash * PRIME + result.hash();
      result.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
    }
    return new Seeds(
        results.getFirst().seed(),
        results.getLast().seed(),
        results.stream().mapToLong(Simulate.Result::steps).sum(),
        results.stream().mapToLong(Simulate.Result::requests).sum(),
        hash,
        faults,
        results.stream().filter(result -> result.broken().isPresent()).findFirst(),
        took);
  }

  /// In two lines: what was run, and what went wrong in it on purpose.
  String summary() {
    return "%,d steps of %d seeds (%d to %d) in %d s: %,d requests, %s, trace %016x%nFaults: %s%n"
        .formatted(
            steps,
            last - first + 1,
            first,
            last,
            took.toSeconds(),
            requests,
            broken.isPresent() ? "BROKEN" : "0 violations",
            hash,
            faults);
  }
}
