package dev.utkast.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.testkit.Invocations;
import java.time.Duration;
import java.time.Instant;

/// What fires by the clock: mostly once, now and then not at all, three times, or hours after its
/// time.
final class Schedules {
  private final Functions functions;
  private final Clients clients;
  private final Chaos chaos;
  private final Chance chance;
  private final SimulatedClock clock;
  private final Trace trace;
  private final SeededBug bug;

  Schedules(
      Functions functions,
      Clients clients,
      Chaos chaos,
      Chance chance,
      SimulatedClock clock,
      Trace trace,
      SeededBug bug) {
    this.functions = functions;
    this.clients = clients;
    this.chaos = chaos;
    this.chance = chance;
    this.clock = clock;
    this.trace = trace;
    this.bug = bug;
  }

  boolean sweeper() {
    return bug == SeededBug.SWEEPER_OFF || fires("sweeper", functions.sweeper());
  }

  boolean overdue() {
    return fires("overdue", functions.overdue());
  }

  boolean rates() {
    return fires("rates", functions.rates());
  }

  private boolean fires(String name, RequestStreamHandler handler) {
    int times =
        chaos.happens(Chaos.Fault.SCHEDULE_MISSED, 2)
            ? 0
            : chaos.happens(Chaos.Fault.SCHEDULE_THRICE, 2) ? 3 : 1;
    var meant = clock.trueTime();
    if (chaos.happens(Chaos.Fault.SCHEDULE_LATE, 2)) {
      meant = meant.minus(Duration.ofMinutes(chance.between(1, 400)));
    }
    for (int i = 0; i < times; i++) {
      fire(name, handler, meant);
    }
    return true;
  }

  private void fire(String name, RequestStreamHandler handler, Instant meant) {
    trace.line("schedule " + name);
    var event = Json.object().put("time", meant.toString()).build();
    clients.invoke(
        new Chaos.Invocation(name),
        () -> {
          Invocations.invoke(handler, event);
          return true;
        },
        false);
  }
}
