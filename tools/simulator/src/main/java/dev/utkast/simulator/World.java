package dev.utkast.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.shop.Shop;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/// One simulated deployment: the real functions, the services under them, and the people who use
/// them. One seed says all that happens in it; it runs in one thread, and a race is a function that
/// runs between two calls of another.
final class World {
  /// How many steps until everything is left to settle, and checked.
  private static final int STEPS_TO_REST = 400;

  /// How many of the newest payment links are looked at then.
  private static final int LINKS_TO_OPEN = 12;

  /// How often the first drafts of a shop are written, before the shop that lives on.
  private static final int SHOPS_BEFORE = 2;

  /// Of a seed: more teach nothing.
  private static final int MAX_UNSENDABLE_ROWS = 3;

  private static final Pattern OPEN = Pattern.compile(",\"open\":\"[^\"]*\"");
  private static final Pattern PAID = Pattern.compile(",\"paid\":\"[^\"]*\"");

  private final Chance chance;
  private final Trace trace;
  private final SimulatedClock clock;
  private final Chaos chaos;
  private final Known known;
  private final MemoryDatabase memory = new MemoryDatabase();
  private final SimulatedDatabase database;
  private final Mutations mutations;
  private final Shop shop;
  private final SimulatedQueues queues;
  private final SimulatedServices services;
  private final OutboxStream stream;
  private final Clients clients;
  private final Deliveries deliveries;
  private final Schedules schedules;
  private final Watch watch;
  private final Rest rest;
  private int steps;
  private int rests;

  /// @param listener is told all that happens, in words
  World(long seed, SeededBug bug, Consumer<String> listener) {
    trace = new Trace(listener);
    chance = new Chance(seed);
    // Some days before the clocks change, in spring or in autumn.
    clock =
        new SimulatedClock(
            Instant.parse(chance.any("2026-03-25T09:00:00Z", "2026-10-22T21:30:00Z")));
    chaos = new Chaos(chance, clock, trace, bug != SeededBug.NONE);
    shop =
        new Shop(
            "Simulated Trading",
            "shop@example.com",
            CurrencyUnit.USD,
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            "https://shop.example.com",
            Shop.DEFAULT_REMINDER_DAYS);
    known = new Known(shop);
    watch = new Watch(chaos, trace, known);
    mutations = new Mutations(bug, chance);
    database = new SimulatedDatabase(memory, chaos, watch, mutations);
    queues = new SimulatedQueues(chaos, chance, clock);
    watch.sendingIsKnownBy(queues::wasSent);
    services = new SimulatedServices(chaos, chance, clock, bug);
    stream = new OutboxStream(chaos, chance);
    memory.onOutbox(stream::appeared);
    var functions =
        new Functions(
            ids ->
                new MemoryWiring(
                    database,
                    queues(bug),
                    services.objects(),
                    services.mailer(),
                    clock,
                    ids,
                    shop,
                    services.rateFeed()),
            clock,
            chance,
            watch::mailed);
    clients = new Clients(functions, chaos, chance, clock, trace, known);
    deliveries =
        new Deliveries(
            queues, stream, functions, clients, chaos, chance, trace, bug, this::outboxHolds);
    schedules = new Schedules(functions, clients, chaos, chance, clock, trace, bug);
    rest = new Rest(database, known, services, clock);
  }

  private void firstDrafts() {
    var books = new Watch(chaos, trace, new Known(shop));
    for (int shops = 0; shops < SHOPS_BEFORE; shops++) {
      var empty = new SimulatedDatabase(new MemoryDatabase(), chaos, books, mutations);
      new FirstDrafts(empty, clients, currency -> firstDrafts(empty, currency)).run(chaos, chance);
    }
    chaos.between(this::meanwhile);
  }

  private RequestStreamHandler firstDrafts(SimulatedDatabase empty, CurrencyUnit currency) {
    return new DraftOrders(
        new MemoryWiring(
            empty,
            queues,
            services.objects(),
            services.mailer(),
            clock,
            new Ids(clock, chance.child()),
            new Shop(
                shop.name(),
                shop.email(),
                currency,
                shop.timeZone(),
                shop.country(),
                shop.publicUrl(),
                shop.reminderDays()),
            services.rateFeed()));
  }

  private Queues queues(SeededBug bug) {
    return switch (bug) {
      case OUTBOX_FORGOTTEN_FIRST -> forgetting();
      case LATE_MAIL_SAYS_TODAY -> without(OPEN);
      case LATE_INVOICE_SAYS_TODAY -> without(PAID);
      default -> queues;
    };
  }

  /// With others: no message says what was open, or paid, when it was asked for.
  private Queues without(Pattern amount) {
    return (queue, messages) ->
        queues.send(
            queue,
            messages.stream()
                .map(message ->
                    new Queues.Outgoing(
                        amount.matcher(message.body()).replaceAll(""),
                        message.group(),
                        message.deduplicationId()))
                .toList());
  }

  /// The queues with one of the seeded bugs: a row is forgotten before its messages are sent.
  private Queues forgetting() {
    return (queue, messages) -> {
      for (var message : messages) {
        var row = message.deduplicationId().replaceFirst("-[0-9]+$", "");
        var key = Key.alone(TableName.OUTBOX, row);
        memory.commit(new Write.Forget(key));
      }
      queues.send(queue, messages);
    };
  }

  /// Runs so many steps with faults, resting now and then, and once at the end.
  void run(int wanted) {
    firstDrafts();
    step("rates", schedules::rates);
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
      step("stream", deliveries::relays);
    } else if (kind < 86) {
      step("queue", () -> deliveries.delivers(chance.any(QueueName.values())));
    } else if (kind < 90) {
      step("sweep", schedules::sweeper);
    } else if (kind < 91) {
      step("overdue", schedules::overdue);
    } else if (kind < 92) {
      step("rates", schedules::rates);
    } else if (kind < 93) {
      step("redrive", deliveries::redrives);
    } else if (kind < 94) {
      step("trouble", this::trouble);
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
      step("stream", deliveries::relays);
    } else if (kind < 95) {
      var queue = chance.of(0.4) ? QueueName.ADJUST_INVENTORY : chance.any(QueueName.values());
      step("queue", () -> deliveries.delivers(queue));
    } else if (kind < 97) {
      step("sweep", schedules::sweeper);
    } else {
      step("overdue", schedules::overdue);
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

  private boolean trouble() {
    return switch (chance.below(3)) {
      case 0 -> outage();
      case 1 -> deliveries.poisons();
      default -> unsendableRow();
    };
  }

  private boolean outage() {
    chaos.outage();
    return true;
  }

  private boolean outboxHolds() {
    return !database.everything(TableName.OUTBOX).stream().allMatch(OutboxTable::isSetAside);
  }

  /// Lies in the outbox beside the rows of the functions, which write none such.
  private boolean unsendableRow() {
    if (known.unsendableRows().size() == MAX_UNSENDABLE_ROWS) {
      return false;
    }
    chaos.note(Chaos.Fault.ROW_UNSENDABLE);
    long id = known.unsendableRows().size() + 1L;
    var key = Key.alone(TableName.OUTBOX, Long.toString(id));
    var wishes =
        new Message.MailOverrides(
            Optional.empty(), List.of(), Optional.of("\ufffe"), Optional.empty());
    var mail =
        new Message.SendMail(
            MailKind.PAYMENT_REQUEST,
            id,
            1,
            clock.trueTime(),
            Optional.empty(),
            Optional.of(wishes),
            Optional.empty());
    memory.commit(
        chance.of(0.5)
            ? OutboxTable.put(id, clock.trueTime(), List.of(mail))
            : new Write.PutNew(Item.of(key, 1, "{\"messages\":[{}]}")));
    known.unsendableRows().add(key.pk());
    trace.line("row that cannot be sent: " + id);
    return true;
  }

  /// No more faults: everything that is on its way arrives, and what must hold of the whole is
  /// looked at.
  private void comeToRest() {
    chaos.on(false);
    trace.line("-- rest " + rests + " at " + clock.trueTime());
    settle();
    schedules.overdue();
    schedules.overdue();
    settle();
    var links = known.links();
    links.subList(Math.max(0, links.size() - LINKS_TO_OPEN), links.size()).forEach(clients::opens);
    rest.check(queues, clients);
    chaos.on(true);
  }

  private void settle() {
    for (int round = 0; round < 300; round++) {
      boolean moved = true;
      while (moved) {
        moved = false;
        while (deliveries.relays()) {
          moved = true;
        }
        for (var queue : QueueName.values()) {
          while (deliveries.delivers(queue)) {
            moved = true;
          }
        }
        moved |= clients.asksAgain();
        moved |= deliveries.redrives();
      }
      if (queues.empty() && !clients.waiting() && !outboxHolds()) {
        return;
      }
      clock.advance(Duration.ofMinutes(4));
      schedules.sweeper();
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
