package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.testkit.Invocations;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Brings to the functions what waits for them: rows of the stream, batches of the queues, and dead
/// letters once more. Puts in a poison now and then.
final class Deliveries {
  /// Poisons of a seed: each costs its queue a few deliveries.
  private static final int MAX_POISONS = 4;

  private final SimulatedQueues queues;
  private final OutboxStream stream;
  private final Functions functions;
  private final Clients clients;
  private final Chaos chaos;
  private final Chance chance;
  private final Trace trace;
  private final SeededBug bug;
  private final BooleanSupplier outboxHolds;
  private int poisons;

  /// @param outboxHolds whether anything is in the outbox now
  Deliveries(
      SimulatedQueues queues,
      OutboxStream stream,
      Functions functions,
      Clients clients,
      Chaos chaos,
      Chance chance,
      Trace trace,
      SeededBug bug,
      BooleanSupplier outboxHolds) {
    this.queues = queues;
    this.stream = stream;
    this.functions = functions;
    this.clients = clients;
    this.chaos = chaos;
    this.chance = chance;
    this.trace = trace;
    this.bug = bug;
    this.outboxHolds = outboxHolds;
  }

  boolean relays() {
    var batch = stream.take();
    if (batch.isEmpty()) {
      return false;
    }
    trace.line("relay " + batch.stream().map(row -> row.key().pk()).toList());
    boolean ok =
        clients.invoke(
            new Chaos.Invocation("relay-outbox"),
            () -> {
              var answer = Invocations.invoke(functions.relay(), OutboxStream.event(batch));
              return answer.at("batchItemFailures").items().isEmpty();
            },
            bug == SeededBug.ACKNOWLEDGED_BEFORE_WORK);
    if (ok || bug == SeededBug.BATCH_FAILURES_SWALLOWED) {
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
    var records = batch.stream().map(one -> record(queue, one)).toList();
    trace.line(queue + " " + batch.stream().map(one -> one.id).toList());
    var invocation = new Chaos.Invocation(queue.toString());
    var event = Json.object().put("Records", records).build();
    var failed =
        clients.invoke(
            invocation,
            () -> Invocations.invoke(functions.of(queue), event).at("batchItemFailures").items(),
            bug == SeededBug.ACKNOWLEDGED_BEFORE_WORK
                ? List.<Json>of()
                : List.<Json>of(Json.of("all")));
    var ids = failed.stream().map(one -> one.textAt("itemIdentifier")).toList();
    boolean all = failed.contains(Json.of("all"));
    boolean excused = invocation.faults > 0 || invocation.raced || outboxHolds.getAsBoolean();
    for (var message : batch) {
      boolean bad = all || ids.contains(message.id);
      if (bad && bug != SeededBug.BATCH_FAILURES_SWALLOWED) {
        queues.failed(message, excused);
      } else {
        queues.done(queue, message);
      }
    }
    return true;
  }

  private static Json record(QueueName queue, SimulatedQueues.Waiting one) {
    var record = Json.object().put("messageId", one.id).put("body", one.message.body());
    if (queue.fifo()) {
      var group = Json.object().put("MessageGroupId", one.message.group()).build();
      record.put("attributes", group);
    }
    return record.build();
  }

  boolean poisons() {
    if (poisons == MAX_POISONS) {
      return false;
    }
    poisons++;
    chaos.note(Chaos.Fault.POISON);
    var queue = chance.any(QueueName.values());
    var body =
        switch (queue) {
          case ISSUE_INVOICE -> chance.any("{\"type\":\"Nonsense\"}", "not even JSON");
          case ADJUST_INVENTORY -> "{\"type\":\"ClaimStock\",\"orderId\":7}";
          case FULFIL_ORDER -> "{\"type\":\"FulfilOrder\",\"orderId\":7,\"shortages\":[]}";
          case SEND_MAIL, RENDER_PACKING_SLIP -> "{\"type\":\"ClaimStock\",\"orderId\":7}";
        };
    // Legal documents have one group for all: what is behind the poison must wait, and no more than
    // that.
    var id = "poison " + poisons;
    var group = queue == QueueName.ISSUE_INVOICE ? "legal-documents" : id;
    queues.poison(queue, new Queues.Outgoing(body, group, id));
    trace.line("poison in " + queue);
    return true;
  }

  /// The operator puts back what died, a poison by mistake too.
  boolean redrives() {
    for (var letter : List.copyOf(queues.dead())) {
      var died = letter.message();
      unless(
          died.poison || died.excused,
          "every dead letter is an injected poison",
          letter.queue() + " " + died.message.body());
      if (!died.poison || (chaos.on() && chance.of(0.2))) {
        chaos.note(Chaos.Fault.REDRIVE);
        trace.line("redrive " + died.id);
        queues.redrive(letter);
        return true;
      }
    }
    return false;
  }
}
