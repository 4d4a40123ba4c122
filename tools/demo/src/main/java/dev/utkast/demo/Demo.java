package dev.utkast.demo;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.replay.Calendar;
import dev.utkast.demo.replay.Journal;
import dev.utkast.demo.replay.OnlineRetailReplay;
import dev.utkast.demo.replay.ReplayContext;
import dev.utkast.demo.replay.Source;
import dev.utkast.demo.replay.SteelWheelsReplay;
import dev.utkast.demo.replay.Tally;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.replay.WaitUntilAtRest;
import dev.utkast.demo.show.Progress;
import dev.utkast.demo.show.Table;
import dev.utkast.laws.StoredShop;
import dev.utkast.local.LocalSystem;
import java.io.Console;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// One run of the demo: start or find a system, replay a source, wait until all is at rest, tell.
final class Demo {
  private static final int WORKERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String GOES_ON =
      "Started again with the same words, it goes on where it stopped.";
  private static final String CHECK_OVERDUE = "CheckOverdue";

  private final Options options;
  private final PrintStream out;
  private final PrintStream err;
  private final Source source;
  private volatile boolean begun;
  private volatile boolean ended;

  Demo(Options options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
    var vat = new Vat(options.vat);
    this.source =
        options.data.isPresent()
            ? OnlineRetailReplay.of(options.data.get(), options.limit(), vat)
            : SteelWheelsReplay.of(options.limit(), vat);
  }

  /// Answers the exit code: 0 when everything agrees with the source and nothing failed.
  int run() {
    var elsewhere = options.url.map(url -> RunningSystem.at(url, options.token.orElseThrow()));
    elsewhere.ifPresent(system -> system.require(source.parameters()));
    out.println(source.title());
    out.println("  " + source.contents());
    var state = ReplayFolder.prepare(options, source);
    out.println("  " + state.told());
    long started = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted));
    try (var system = elsewhere.orElseGet(this::start);
        var journal = Journal.open(state.journal())) {
      begun = true;
      out.println("  " + system.api() + " answers after " + since(started) + " s; replaying");
      out.println();
      int code = replay(system, journal, state);
      ended = true;
      if (options.keep) {
        out.println("  The system stays up; Ctrl-C ends it.");
        waitForEver();
      }
      return code;
    } catch (RuntimeException e) {
      DemoCommand.stopped(e, err);
      if (begun) {
        err.println(GOES_ON);
      }
      return DemoCommand.MISUSE;
    } finally {
      ended = true;
    }
  }

  /// Ended from outside before its end, as by Ctrl-C.
  private void interrupted() {
    if (begun && !ended) {
      out.println();
      out.println("Stopped. " + GOES_ON);
    }
  }

  private RunningSystem start() {
    return ReplayedShop.start(
        options.state(), options.processes, options.deployed, source.parameters());
  }

  private int replay(RunningSystem system, Journal journal, ReplayFolder state) {
    long started = System.nanoTime();
    var admin = new LocalAdmin(system.api());
    var context =
        new ReplayContext(
            new ShopClient(system.api(), system.token(), PATIENCE),
            journal,
            new Tally(),
            new Progress(out, onTerminal()),
            new Calendar(admin, journal, WORKERS));
    context.calendar().resume();
    var replay = source.replay().apply(context);
    replay.run();
    var settling = new WaitUntilAtRest(admin, context.progress());
    settling.await();
    context.calendar().setClock(replay.end());
    journal.perform("overdue/" + replay.end(), () -> admin.fire(CHECK_OVERDUE));
    var health = settling.await();
    var took = Duration.ofNanos(System.nanoTime() - started);
    var summary = new Summary(source, replay, context, health, took);
    summary.lines().forEach(out::println);
    next(system, admin.status());
    if (summary.good()) {
      state.finish(journal);
    }
    boolean verified = !options.verify || system.stored().map(this::verified).orElse(true);
    out.println();
    out.println(
        summary.good()
            ? "All agrees: %,d sales in %s s, nothing lost, nothing twice."
                .formatted(source.sales(), took.toSeconds())
            : "NOT all agrees; see above.");
    return summary.good() && verified ? 0 : 1;
  }

  private boolean verified(Supplier<StoredShop> look) {
    out.println();
    out.println("Invariants");
    return Verify.print(look, out);
  }

  private void next(RunningSystem system, Optional<Json> status) {
    boolean up = options.url.isPresent() || options.keep;
    if (!up && options.deployed.isPresent()) {
      // Who made the tables takes them away again.
      return;
    }
    var mails =
        status.map(seen -> " " + Table.count(JsonPath.whole(seen, "mails")) + " mails").orElse("");
    var look = new Table();
    if (up) {
      var orders = system.api().resolve("/admin/api/2026-07/orders.json?limit=1");
      look.lead(
          "the API", "curl -H 'X-Shopify-Access-Token: " + system.token() + "' '" + orders + "'");
      if (status.isPresent()) {
        look.lead("its" + mails, system.api().resolve("/_local/inbox").toString());
      }
    }
    if (options.url.isEmpty() && options.deployed.isEmpty()) {
      ReplayedShop.aSlip(options.state())
          .ifPresent(slip -> look.lead("a packing slip", slip.toString()));
      look.lead(
          "API and" + mails,
          "./utkast up --state " + options.state() + "   (the same shop, up again)");
      look.lead("its invariants", "./utkast verify --state " + options.state());
      if (!up) {
        look.lead("rights not used", options.state().resolve(LocalSystem.RIGHTS).toString());
      }
    }
    out.println();
    out.println("Look next");
    look.lines().forEach(out::println);
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// Seconds, with one decimal.
  private static BigDecimal since(long start) {
    return BigDecimal.valueOf(System.nanoTime() - start, 9).setScale(1, RoundingMode.HALF_UP);
  }

  private static void waitForEver() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
