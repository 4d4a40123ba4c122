package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.Deliveries.Source;
import dev.utkast.testkit.Invocations;
import java.time.Duration;
import java.util.List;

/// Brings to the functions what waits for them: rows of the stream, batches of the queues, dead
/// letters once more, and what fires by the clock. Puts in a poison now and then.
final class SimulatedDeliveries {
  /// Poisons of a seed: each costs its queue a few deliveries.
  private static final int MAX_POISONS = 4;

  private final Run run;
  private final SimulatedDatabase database;
  private final SimulatedQueues queues;
  private final OutboxStream stream;
  private final SimulatedFunctions functions;
  private final Clients clients;
  private int poisons;

  SimulatedDeliveries(
      Run run,
      SimulatedDatabase database,
      SimulatedQueues queues,
      OutboxStream stream,
      SimulatedFunctions functions,
      Clients clients) {
    this.run = run;
    this.database = database;
    this.queues = queues;
    this.stream = stream;
    this.functions = functions;
    this.clients = clients;
  }

  boolean relays() {
    var batch = stream.take();
    if (batch.isEmpty()) {
      return false;
    }
    run.trace().line("relay " + batch.stream().map(row -> row.key().pk()).toList());
    var records = OutboxStream.records(batch);
    boolean ok =
        clients.invoke(
            new Chaos.Invocation("relay-outbox"),
            () -> Deliveries.deliver(functions.relay, Source.STREAM, records).isEmpty(),
            run.bug() == SeededBug.ACKNOWLEDGED_BEFORE_WORK);
    if (ok || run.bug() == SeededBug.BATCH_FAILURES_SWALLOWED) {
      stream.done(batch);
    } else {
      stream.failed(batch);
    }
    return true;
  }

  boolean delivers(QueueName queue) {
    var batch = queues.receive(queue);
    if (batch.isEmpty()) {
      return false;
    }
    var records = batch.stream().map(one -> Deliveries.queued(queue, one.id, one.message)).toList();
    run.trace().line(queue + " " + batch.stream().map(one -> one.id).toList());
    var invocation = new Chaos.Invocation(queue.toString());
    var failed =
        clients.invoke(
            invocation,
            () -> Deliveries.deliver(functions.of(queue), Source.QUEUE, records),
            run.bug() == SeededBug.ACKNOWLEDGED_BEFORE_WORK ? List.<Json>of() : records);
    boolean excused = invocation.faults > 0 || invocation.raced || database.outboxHolds();
    for (int i = 0; i < records.size(); i++) {
      var message = batch.get(i);
      if (failed.contains(records.get(i)) && run.bug() != SeededBug.BATCH_FAILURES_SWALLOWED) {
        message.excused |= excused; // It comes again when its visibility ends.
      } else {
        queues.done(message);
      }
    }
    return true;
  }

  boolean poisons() {
    if (poisons == MAX_POISONS) {
      return false;
    }
    poisons++;
    run.chaos().note(Chaos.Fault.POISON);
    var queue = run.chance().any(QueueName.values());
    var body =
        switch (queue) {
          case ISSUE_INVOICE -> run.chance().any("{\"type\":\"Nonsense\"}", "not even JSON");
          case ADJUST_INVENTORY -> "{\"type\":\"ClaimStock\",\"orderId\":7}";
          case SEND_MAIL, RENDER_PACKING_SLIP, CARD_PAYMENTS ->
              "{\"type\":\"ClaimStock\",\"orderId\":7}";
        };
    // Legal documents have one group for all: what is behind the poison must wait, and no more than
    // that.
    var id = "poison " + poisons;
    var group = queue == QueueName.ISSUE_INVOICE ? "legal-documents" : id;
    queues.put(queue, new Queues.Outgoing(body, group, id), true);
    run.trace().line("poison in " + queue);
    return true;
  }

  /// The operator puts back what died, a poison by mistake too.
  boolean redrives() {
    for (var letter : List.copyOf(queues.dead)) {
      unless(
          letter.poison || letter.excused,
          "every dead letter is an injected poison",
          letter.queue + " " + letter.message.body());
      if (!letter.poison || (run.chaos().on() && run.chance().of(0.2))) {
        run.chaos().note(Chaos.Fault.REDRIVE);
        run.trace().line("redrive " + letter.id);
        queues.redrive(letter);
        return true;
      }
    }
    return false;
  }

  boolean sweeper() {
    return run.bug() == SeededBug.SWEEPER_OFF || fires("sweeper", functions.sweeper);
  }

  boolean overdue() {
    return fires("overdue", functions.overdue);
  }

  boolean reconciler() {
    return fires("reconciler", functions.reconciler);
  }

  boolean rates() {
    return fires("rates", functions.rates);
  }

  /// Mostly once, now and then not at all, three times, or hours after its time.
  private boolean fires(String name, RequestStreamHandler handler) {
    int times =
        run.chaos().happens(Chaos.Fault.SCHEDULE_MISSED, 2)
            ? 0
            : run.chaos().happens(Chaos.Fault.SCHEDULE_THRICE, 2) ? 3 : 1;
    var meant = run.clock().trueTime();
    if (run.chaos().happens(Chaos.Fault.SCHEDULE_LATE, 2)) {
      meant = meant.minus(Duration.ofMinutes(run.chance().between(1, 400)));
    }
    var event = ScheduledEvent.of(name, meant);
    for (int i = 0; i < times; i++) {
      run.trace().line("schedule " + name);
      clients.invoke(
          new Chaos.Invocation(name), () -> Invocations.invoke(handler, event), Json.Null.NULL);
    }
    return true;
  }
}
