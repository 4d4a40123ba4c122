package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import dev.utkast.memory.MemoryDatabase;
import dev.utkast.memory.MemoryWiring;
import dev.utkast.model.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/// One simulated deployment: the real functions, the services under them, and the people who use
/// them. One seed says all that happens in it; it runs in one thread, and a race is a function that
/// runs between two calls of another.
final class World {
  /// How many steps until everything is left to settle, and checked.
  private static final int STEPS_TO_REST = 400;

  private final Chance chance;
  private final Trace trace;
  private final SimulatedClock clock;
  private final Chaos chaos;
  private final Known known = new Known();
  private final SimulatedDatabase database;
  private final SimulatedQueues queues;
  private final SimulatedServices services;
  private final OutboxStream stream;
  private final Functions functions;
  private final Clients clients;
  private final Watch watch;
  private final Shop shop;
  private final SeededBug bug;
  private final Rest rest;
  private int steps;
  private int rests;
  private int poisoned;

  /// @param listener is told all that happens, in words
  World(long seed, SeededBug bug, Consumer<String> listener) {
    this.bug = bug;
    trace = new Trace(listener);
    chance = new Chance(seed);
    // Some days before the clocks change, in spring or in autumn.
    clock =
        new SimulatedClock(
            Instant.parse(chance.any("2026-03-25T09:00:00Z", "2026-10-22T21:30:00Z")));
    chaos = new Chaos(chance, clock, trace, bug != SeededBug.NONE);
    watch = new Watch(chaos, trace, known);
    var memory = new MemoryDatabase();
    database = new SimulatedDatabase(memory, chaos, watch, new Mutations(bug, chance));
    queues = new SimulatedQueues(chaos, chance, clock);
    watch.sendingIsKnownBy(queues::wasSent);
    services = new SimulatedServices(chaos, chance, clock, bug);
    stream = new OutboxStream(chaos, chance);
    memory.onOutbox(stream::appeared);
    shop =
        new Shop(
            "Simulated Trading",
            "shop@example.com",
            CurrencyUnit.USD,
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            "https://shop.example.com",
            Shop.DEFAULT_REMINDER_DAYS);
    functions =
        new Functions(
            ids ->
                new MemoryWiring(
                    database,
                    sending(memory),
                    services.objects(),
                    services.mailer(),
                    clock,
                    ids,
                    shop,
                    services.rateFeed()),
            clock,
            chance);
    clients = new Clients(functions, chaos, chance, clock, trace, new Staff(chance, known));
    rest = new Rest(database, known, services, watch, shop, clock);
    chaos.between(this::meanwhile);
  }

  /// The queues; with one of the seeded bugs, a row is forgotten before its messages are sent.
  private Queues sending(MemoryDatabase memory) {
    if (bug != SeededBug.OUTBOX_FORGOTTEN_FIRST) {
      return queues;
    }
    return (queue, messages) -> {
      for (var message : messages) {
        var row = message.deduplicationId().replaceFirst("-[0-9]+$", "");
        var key = dev.utkast.aws.storage.Key.alone(TableName.OUTBOX, row);
        memory.commit(new dev.utkast.aws.storage.Write.Forget(key));
      }
      queues.send(queue, messages);
    };
  }

  /// Runs so many steps with faults, resting now and then, and once at the end.
  void run(int wanted) {
    step("rates", () -> schedule("rates", functions::rates));
    while (steps < wanted) {
      one();
      if (steps / STEPS_TO_REST > rests) {
        rests++;
        comeToRest();
      }
    }
    comeToRest();
  }

  private void step(String what, Supplier<Boolean> body) {
    if (body.get()) {
      steps++;
      trace.mix(what);
    }
  }

  private void one() {
    clock.advance(Duration.ofMillis(chance.between(10, 4_000)));
    int kind = chance.below(100);
    if (kind < 26) {
      step("ask", clients::asksSomething);
    } else if (kind < 36) {
      step("again", clients::asksAgain);
    } else if (kind < 40) {
      step("replay", clients::replays);
    } else if (kind < 58) {
      step("stream", this::relays);
    } else if (kind < 86) {
      step("queue", () -> delivers(chance.any(QueueName.values())));
    } else if (kind < 90) {
      step("sweep", () -> schedule("sweeper", functions::sweeper));
    } else if (kind < 91) {
      step("overdue", () -> schedule("overdue", functions::overdue));
    } else if (kind < 92) {
      step("rates", () -> schedule("rates", functions::rates));
    } else if (kind < 93) {
      step("redrive", this::redrives);
    } else if (kind < 94 && poisoned < 4) {
      step("poison", this::poisons);
    } else {
      step("time", this::timePasses);
    }
  }

  /// What runs between two calls of a function that is running.
  private void meanwhile() {
    int kind = chance.below(100);
    if (kind < 40) {
      step("ask", clients::asksMeanwhile);
    } else if (kind < 55) {
      step("again", clients::asksAgain);
    } else if (kind < 70) {
      step("stream", this::relays);
    } else if (kind < 95) {
      var queue = chance.of(0.4) ? QueueName.ADJUST_INVENTORY : chance.any(QueueName.values());
      step("queue", () -> delivers(queue));
    } else if (kind < 97) {
      step("sweep", () -> schedule("sweeper", functions::sweeper));
    } else {
      step("overdue", () -> schedule("overdue", functions::overdue));
    }
  }

  private boolean timePasses() {
    var by =
        chance.of(0.12)
            ? Duration.ofHours(chance.between(5, 60))
            : Duration.ofSeconds(chance.between(30, 900));
    clock.advance(by);
    trace.line(clock.trueTime() + " after " + by);
    return true;
  }

  private boolean poisons() {
    poisoned++;
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
    var id = "poison " + poisoned;
    var group = queue == QueueName.ISSUE_INVOICE ? "legal-documents" : id;
    queues.poison(queue, new Queues.Outgoing(body, group, id));
    trace.line("poison in " + queue);
    return true;
  }

  private boolean redrives() {
    for (var letter : List.copyOf(queues.dead())) {
      if (!letter.message().poison) {
        unless(
            letter.message().excused,
            "every dead letter is an injected poison",
            letter.queue() + " " + letter.message().message.body());
        trace.line("redrive " + letter.message().id);
        queues.redrive(letter);
        return true;
      }
    }
    return false;
  }

  private boolean relays() {
    var batch = stream.take();
    if (batch.isEmpty()) {
      return false;
    }
    trace.line("relay " + batch.stream().map(row -> row.key().pk()).toList());
    boolean ok =
        clients.invoke(
            new Chaos.Invocation("relay-outbox"),
            () -> {
              var answer = Functions.invoke(functions.relay(), OutboxStream.event(batch));
              return answer.at("batchItemFailures").items().isEmpty();
            },
            false);
    if (!ok && bug != SeededBug.BATCH_FAILURES_SWALLOWED) {
      stream.failed(batch);
    }
    return true;
  }

  private boolean delivers(QueueName queue) {
    var batch = queues.receive(queue);
    if (batch.isEmpty()) {
      return false;
    }
    var records =
        batch.stream()
            .map(one -> {
              var record = Json.object().put("messageId", one.id).put("body", one.message.body());
              if (queue.fifo()) {
                var group = Json.object().put("MessageGroupId", one.message.group()).build();
                record.put("attributes", group);
              }
              return record.build();
            })
            .toList();
    trace.line(queue + " " + batch.stream().map(one -> one.id).toList());
    var invocation = new Chaos.Invocation(queue.toString());
    var event = Json.object().put("Records", records).build();
    var failed =
        clients.invoke(
            invocation,
            () -> Functions.invoke(functions.of(queue), event).at("batchItemFailures").items(),
            List.<Json>of(Json.of("all")));
    var ids = failed.stream().map(one -> one.textAt("itemIdentifier")).toList();
    boolean all = failed.contains(Json.of("all"));
    boolean excused = invocation.faults > 0 || invocation.raced || outboxHolds();
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

  private boolean outboxHolds() {
    return !database.everything(TableName.OUTBOX).isEmpty();
  }

  private boolean schedule(
      String name, Supplier<com.amazonaws.services.lambda.runtime.RequestStreamHandler> handler) {
    if (name.equals("sweeper") && bug == SeededBug.SWEEPER_OFF) {
      return true;
    }
    trace.line("schedule " + name);
    var event = Json.object().put("time", clock.trueTime().toString()).build();
    clients.invoke(
        new Chaos.Invocation(name),
        () -> {
          Functions.invoke(handler.get(), event);
          return true;
        },
        false);
    return true;
  }

  /// No more faults: everything that is on its way arrives, and what must hold of the whole is
  /// looked at.
  private void comeToRest() {
    chaos.on(false);
    trace.line("-- rest " + rests + " at " + clock.trueTime());
    settle();
    schedule("overdue", functions::overdue);
    schedule("overdue", functions::overdue);
    settle();
    rest.check(queues, clients);
    chaos.on(true);
  }

  private void settle() {
    for (int round = 0; round < 300; round++) {
      boolean moved = true;
      while (moved) {
        moved = false;
        while (relays()) {
          moved = true;
        }
        for (var queue : QueueName.values()) {
          while (delivers(queue)) {
            moved = true;
          }
        }
        moved |= clients.asksAgain();
        moved |= redrives();
      }
      if (queues.empty() && !clients.waiting() && !outboxHolds()) {
        return;
      }
      clock.advance(Duration.ofMinutes(4));
      schedule("sweeper", functions::sweeper);
      if (round > 20 && stream.empty()) {
        queues.nextVisible().filter(at -> at.isAfter(clock.trueTime())).ifPresent(clock::advanceTo);
      }
    }
  }

  int steps() {
    return steps;
  }

  Trace trace() {
    return trace;
  }

  Map<Chaos.Fault, Integer> faults() {
    return chaos.counts();
  }

  int requests() {
    return clients.requests();
  }

  List<Item> orders() {
    return database.everything(TableName.ORDERS);
  }

  int checks() {
    return rest.checks();
  }
}
