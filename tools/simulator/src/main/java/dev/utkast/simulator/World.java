package dev.utkast.simulator;

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
import dev.utkast.model.shop.CardPayments;
import dev.utkast.model.shop.Shop;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryProvider;
import dev.utkast.testkit.MemoryWiring;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private final Run run;
  private final Shop shop =
      new Shop(
          "Simulated Trading",
          "shop@example.com",
          CurrencyUnit.USD,
          ZoneId.of("Europe/Amsterdam"),
          "NL",
          "https://shop.example.com",
          Shop.DEFAULT_REMINDER_DAYS);
  private final KnownShop known = KnownShop.of(shop);
  private final MemoryDatabase memory = new MemoryDatabase();
  private final SimulatedDatabase database;
  private final SimulatedQueues queues;
  private final SimulatedServices services;
  private final SimulatedKeys keys;
  private final MemoryProvider provider;
  private final SimulatedProvider payments;
  private final CardCustomers cards;
  private final OutboxStream stream;
  private final Clients clients;
  private final SimulatedDeliveries deliveries;
  private final InvariantsAtRest rest;
  int steps;
  private int rests;

  World(Run run) {
    this.run = run;
    queues = new SimulatedQueues(run);
    keys = new SimulatedKeys(run);
    provider = new MemoryProvider(run.clock()::trueTime);
    payments = new SimulatedProvider(run, provider);
    var watch = new CommitObserver(run, known, keys.keys(), queues::wasSent);
    database = new SimulatedDatabase(memory, run, watch);
    services = new SimulatedServices(run);
    stream = new OutboxStream(run);
    memory.onOutbox(stream::appeared);
    var functions =
        new SimulatedFunctions(run, ids -> wiring(database, queues(run.bug()), ids), watch::mailed);
    clients = new Clients(run, functions, known, keys.keys());
    cards = new CardCustomers(run, functions, known, keys.keys(), clients, provider);
    deliveries = new SimulatedDeliveries(run, database, queues, stream, functions, clients);
    rest = new InvariantsAtRest(database, known, services, run.clock());
  }

  private MemoryWiring wiring(SimulatedDatabase used, Queues sent, Ids ids) {
    return new MemoryWiring(
        used,
        sent,
        services.objects(),
        services.mailer(),
        run.clock(),
        ids,
        shop,
        services.rateFeed(),
        keys.keys(),
        new CardPayments(true, false),
        payments,
        () -> List.of(MemoryWiring.EVENT_SECRET));
  }

  private void firstDrafts() {
    var books = new CommitObserver(run, KnownShop.of(shop), keys.keys(), _ -> true);
    for (int shops = 0; shops < SHOPS_BEFORE; shops++) {
      var empty = new SimulatedDatabase(new MemoryDatabase(), run, books);
      var deployments =
          Stream.of("USD", "EUR").map(currency -> draftOrders(empty, currency)).toList();
      new FirstDrafts(run, empty, clients, deployments).write();
    }
    run.chaos().between(this::meanwhile);
  }

  private HttpCalls draftOrders(SimulatedDatabase empty, String currency) {
    var wiring = wiring(empty, queues, new Ids(run.clock(), run.chance().child()));
    return new HttpCalls(new DraftOrders(wiring.in(shop.country(), currency)))
        .withScopes(Clients.ALL_SCOPES);
  }

  private Queues queues(SeededBug bug) {
    return switch (bug) {
      case OUTBOX_FORGOTTEN_FIRST -> forgetting();
      case LATE_MAIL_SAYS_TODAY -> without("open");
      case LATE_INVOICE_SAYS_TODAY -> without("paid");
      default -> queues;
    };
  }

  /// With others: no message says what was open, or paid, when it was asked for.
  private Queues without(String amount) {
    var told = Pattern.compile(",\"" + amount + "\":\"[^\"]*\"");
    return (queue, messages) ->
        queues.send(queue, messages.stream().map(message -> without(told, message)).toList());
  }

  private static Queues.Outgoing without(Pattern told, Queues.Outgoing message) {
    var body = told.matcher(message.body()).replaceAll("");
    return new Queues.Outgoing(body, message.group(), message.deduplicationId());
  }

  /// The queues with one of the seeded bugs: a row is forgotten before its messages are sent.
  private Queues forgetting() {
    return (queue, messages) -> {
      for (var message : messages) {
        var row = message.deduplicationId().replaceFirst("-[0-9]+$", "");
        memory.commit(new Write.Delete(Key.alone(TableName.OUTBOX, row)));
      }
      queues.send(queue, messages);
    };
  }

  /// Runs so many steps with faults, resting now and then, and once at the end.
  void run(int wanted) {
    firstDrafts();
    step("rates", deliveries::rates);
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
      run.trace().mix(what);
    }
  }

  /// What may happen, if a number below 100 is below this and not below that of another before.
  private record Option(int below, String what, Supplier<Boolean> body) {}

  private void oneOf(Option... options) {
    int kind = run.chance().below(100);
    var chosen = Stream.of(options).filter(option -> kind < option.below()).findFirst();
    chosen.ifPresent(option -> step(option.what(), option.body()));
  }

  private void one() {
    run.clock().advance(Duration.ofMillis(run.chance().between(10, 4_000)));
    oneOf(
        new Option(20, "ask", clients::asksSomething),
        new Option(26, "card", cards::something),
        new Option(36, "again", clients::asksAgain),
        new Option(40, "replay", clients::replays),
        new Option(58, "stream", deliveries::relays),
        new Option(86, "queue", () -> deliveries.delivers(run.chance().any(QueueName.values()))),
        new Option(89, "sweep", deliveries::sweeper),
        new Option(90, "reconcile", deliveries::reconciler),
        new Option(91, "overdue", deliveries::overdue),
        new Option(92, "rates", deliveries::rates),
        new Option(93, "redrive", deliveries::redrives),
        new Option(94, "trouble", this::trouble),
        new Option(100, "time", this::timePasses));
  }

  /// What runs between two calls of a function that is running.
  private void meanwhile() {
    oneOf(
        new Option(30, "ask", clients::asksMeanwhile),
        new Option(40, "card", cards::something),
        new Option(55, "again", clients::asksAgain),
        new Option(70, "stream", deliveries::relays),
        new Option(95, "queue", this::deliversMeanwhile),
        new Option(97, "sweep", deliveries::sweeper),
        new Option(100, "overdue", deliveries::overdue));
  }

  private boolean deliversMeanwhile() {
    boolean stock = run.chance().of(0.4);
    return deliveries.delivers(
        stock ? QueueName.ADJUST_INVENTORY : run.chance().any(QueueName.values()));
  }

  private boolean timePasses() {
    var by =
        run.chance().of(0.12)
            ? Duration.ofHours(run.chance().between(5, 60))
            : Duration.ofSeconds(run.chance().between(30, 900));
    run.clock().advance(by);
    run.trace().line(run.clock().trueTime() + " after " + by);
    return true;
  }

  private boolean trouble() {
    return switch (run.chance().below(3)) {
      case 0 -> run.chaos().outage();
      case 1 -> deliveries.poisons();
      default -> unsendableRow();
    };
  }

  /// Lies in the outbox beside the rows of the functions, which write none such.
  private boolean unsendableRow() {
    if (known.unsendableRows().size() == MAX_UNSENDABLE_ROWS) {
      return false;
    }
    run.chaos().note(Chaos.Fault.ROW_UNSENDABLE);
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
            run.clock().trueTime(),
            Optional.of(wishes),
            Optional.empty());
    memory.commit(
        run.chance().of(0.5)
            ? OutboxTable.put(id, run.clock().trueTime(), List.of(mail))
            : new Write.PutNew(Item.of(key, 1, "{\"messages\":[{}]}")));
    known.unsendableRows().add(key.pk());
    run.trace().line("row that cannot be sent: " + id);
    return true;
  }

  /// No more faults: everything that is on its way arrives, and what must hold of the whole is
  /// looked at.
  private void comeToRest() {
    run.chaos().on(false);
    run.trace().line("-- rest " + rests + " at " + run.clock().trueTime());
    settle();
    askAboutPayments();
    deliveries.overdue();
    deliveries.overdue();
    settle();
    if (rests == 2) {
      keys.replace();
    }
    var links = known.links();
    links.subList(Math.max(0, links.size() - LINKS_TO_OPEN), links.size()).forEach(clients::opens);
    rest.check(queues, clients);
    cards.check();
    run.chaos().on(true);
  }

  /// Until even what nobody told of is known: the page of a checkout ends within the hour.
  private void askAboutPayments() {
    for (int looks = 0; looks < 3; looks++) {
      run.clock().advance(Duration.ofMinutes(70));
      deliveries.reconciler();
      settle();
    }
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
        while (cards.posts()) {
          moved = true;
        }
        moved |= clients.asksAgain();
        moved |= deliveries.redrives();
      }
      if (queues.empty() && !clients.waiting() && !database.outboxHolds()) {
        return;
      }
      run.clock().advance(Duration.ofMinutes(4));
      deliveries.sweeper();
      if (round > 20 && stream.empty()) {
        queues
            .nextVisible()
            .filter(at -> at.isAfter(run.clock().trueTime()))
            .ifPresent(run.clock()::set);
      }
    }
  }

  int requests() {
    return clients.requests;
  }
}
