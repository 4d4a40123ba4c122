package dev.utkast.bench.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/// What goes wrong, and when: asked by every simulated service before and after each call. It kills
/// the running function, refuses a call, or lets something else run in between, which is how a race
/// looks from the inside.
final class Chaos {
  private static final int MAX_DEPTH = 3;

  /// What it may do.
  enum Fault {
    KILLED,
    REFUSED,
    CONFLICT,
    COMMITTED_UNANSWERED,
    NOT_COMMITTED_UNANSWERED,
    SENT_IN_PART,
    SENT_UNANSWERED,
    STORED_UNANSWERED,
    MAILED_UNANSWERED,
    MAIL_REFUSED,
    FEED_HOSTILE,
    INDEX_BEHIND,
    CLOCK_WRONG,
    STREAM_LOST,
    MESSAGE_TWICE,
    RACE
  }

  /// One run of a function, as far as faults and invariants need to know it.
  static final class Invocation {
    final String label;
    int faults;
    boolean raced;
    int effects;

    Invocation(String label) {
      this.label = label;
    }
  }

  private final Chance chance;
  private final SimulatedClock clock;
  private final Trace trace;
  private final ArrayDeque<Invocation> running = new ArrayDeque<>();
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final double rate;
  private boolean on = true;
  private Runnable somethingElse = () -> {};

  /// @param often whether faults come as often as they ever do
  Chaos(Chance chance, SimulatedClock clock, Trace trace, boolean often) {
    this.chance = chance;
    this.clock = clock;
    this.trace = trace;
    this.rate = often ? 0.06 : chance.any(0.005, 0.02, 0.02, 0.05);
  }

  /// @param step what may run between two calls of a function
  void between(Runnable step) {
    somethingElse = step;
  }

  void on(boolean faults) {
    on = faults;
  }

  boolean on() {
    return on;
  }

  boolean nestable() {
    return running.size() < MAX_DEPTH;
  }

  Invocation current() {
    return running.isEmpty() ? new Invocation("nobody") : running.getLast();
  }

  void enter(Invocation invocation) {
    running.addLast(invocation);
  }

  void leave() {
    running.removeLast();
  }

  Map<Fault, Integer> counts() {
    return counts;
  }

  boolean strikes(Fault fault, double times) {
    if (!on || !chance.of(rate * times)) {
      return false;
    }
    note(fault);
    current().faults++;
    return true;
  }

  void note(Fault fault) {
    counts.merge(fault, 1, Integer::sum);
    trace.line("    " + fault + " in " + current().label);
  }

  void before(String call) {
    clock.advance(Duration.ofMillis(chance.between(1, 15)));
    point("before " + call);
    if (strikes(Fault.REFUSED, 0.5)) {
      throw new Unavailable(call + " refused");
    }
  }

  void after(String call) {
    point("after " + call);
  }

  private void point(String where) {
    if (strikes(Fault.KILLED, 0.5)) {
      throw new SimulatedKill(where);
    }
    if (on && !running.isEmpty() && nestable() && chance.of(rate * 2)) {
      counts.merge(Fault.RACE, 1, Integer::sum);
      trace.line("    meanwhile, " + where + " in " + current().label + ":");
      current().raced = true;
      var skew = clock.skew();
      somethingElse.run();
      clock.skew(skew);
    }
  }
}
