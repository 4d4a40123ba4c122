package dev.utkast.simulator;

import java.time.Instant;
import java.util.function.Consumer;

/// What all parts of one simulated world share.
///
/// @param chance makes every choice
/// @param chaos what goes wrong in it
/// @param trace is told all that happens
/// @param bug was put in on purpose
record Run(Chance chance, SimulatedClock clock, Trace trace, Chaos chaos, SeededBug bug) {
  /// @param listener is told all that happens, in words
  static Run of(long seed, SeededBug bug, Consumer<String> listener) {
    var trace = new Trace(listener);
    var chance = new Chance(seed);
    // Some days before the clocks change, in spring or in autumn.
    var start = chance.any("2026-03-25T09:00:00Z", "2026-10-22T21:30:00Z");
    var clock = new SimulatedClock(Instant.parse(start));
    var chaos = new Chaos(chance, clock, trace, bug != SeededBug.NONE);
    return new Run(chance, clock, trace, chaos, bug);
  }
}
