package dev.utkast.simulator;

import java.time.Duration;
import java.time.Instant;
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
    THROTTLED,
    CONFLICT,
    COMMITTED_UNANSWERED,
    /// The client library tries again after a lost answer, and trips over its own write.
    COMMITTED_THEN_CONFLICT,
    NOT_COMMITTED_UNANSWERED,
    SENT_IN_PART,
    SENT_UNANSWERED,
    STORED_UNANSWERED,
    MAILED_UNANSWERED,
    MAIL_REFUSED,
    MAIL_NOT_TAKEN,
    PROVIDER_UNANSWERED,
    EVENT_LOST,
    EVENT_TWICE,
    FEED_HOSTILE,
    INDEX_BEHIND,
    CLOCK_WRONG,
    STREAM_LOST,
    STREAM_TWICE,
    MESSAGE_TWICE,
    SCHEDULE_MISSED,
    SCHEDULE_THRICE,
    SCHEDULE_LATE,
    POISON,
    /// A row that an older version wrote, and no queue takes or nobody can read.
    ROW_UNSENDABLE,
    REDRIVE,
    OUTAGE,
    RACE
  }

  /// What a function calls, and what may be out of order as a whole for a while.
  enum Service {
    DATABASE,
    QUEUES,
    OBJECTS,
    MAIL,
    PROVIDER,
    RATES
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
  final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final double rate;
  private boolean on = true;
  private Runnable somethingElse = () -> {};
  private Service down = Service.DATABASE;
  private Instant downUntil = Instant.MIN;

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

  boolean strikes(Fault fault, double times) {
    boolean strikes = happens(fault, times);
    current().faults += strikes ? 1 : 0;
    return strikes;
  }

  /// Something that harms nobody who is running now.
  boolean happens(Fault fault, double times) {
    boolean happens = on && chance.of(rate * times);
    if (happens) {
      note(fault);
    }
    return happens;
  }

  /// One service is out of order from now on, so long that messages die of it.
  boolean outage() {
    down = chance.any(Service.values());
    downUntil = clock.trueTime().plusSeconds(chance.between(300, 3_000));
    note(Fault.OUTAGE);
    trace.line(down + " is down until " + downUntil);
    return true;
  }

  void note(Fault fault) {
    counts.merge(fault, 1, Integer::sum);
    trace.line("    " + fault + " in " + current().label);
  }

  void before(Service service, String call) {
    clock.advance(Duration.ofMillis(chance.between(1, 15)));
    point("before " + call);
    if (on && service == down && clock.trueTime().isBefore(downUntil)) {
      current().faults++;
      throw new Unavailable(service + " is down");
    }
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
