package dev.utkast.demo.verify;

import java.util.List;
import java.util.function.Supplier;

/// Checks the invariants of a system that may be at work: its tables are read one after the other,
/// and a sale goes on in between. What is broken in one look and not in the next was under way.
/// Looks again while that makes the broken ones fewer, and believes what [#STEADY] looks agree on.
public final class Looks {
  static final int STEADY = 4;

  private final Supplier<Evidence> look;
  private final Runnable pause;

  /// @param pause between two looks
  public Looks(Supplier<Evidence> look, Runnable pause) {
    this.look = look;
    this.pause = pause;
  }

  public List<Invariant> invariants() {
    var known = Invariants.of(look.get());
    for (int agreeing = 1; broken(known) > 0 && agreeing < STEADY; agreeing++) {
      pause.run();
      var next = merged(known, Invariants.of(look.get()));
      if (broken(next) < broken(known)) {
        agreeing = 0;
      }
      known = next;
    }
    return known;
  }

  private static List<Invariant> merged(List<Invariant> earlier, List<Invariant> later) {
    return java.util.stream.IntStream.range(0, later.size())
        .mapToObj(index -> later.get(index).alsoBrokenIn(earlier.get(index)))
        .toList();
  }

  private static long broken(List<Invariant> invariants) {
    return invariants.stream().mapToLong(invariant -> invariant.violations().size()).sum();
  }
}
