package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.replay.Calendar;
import dev.utkast.demo.replay.Journal;
import dev.utkast.demo.replay.Ledger;
import dev.utkast.demo.replay.OnlineRetailReplay;
import dev.utkast.demo.replay.Replay;
import dev.utkast.demo.replay.Replay.Check;
import dev.utkast.demo.replay.ReplayContext;
import dev.utkast.demo.replay.Source;
import dev.utkast.demo.replay.SteelWheelsReplay;
import dev.utkast.demo.replay.Tally;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.show.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Vat NO_VAT = new Vat(false);
  private static final Path RETAIL = Path.of("src/test/resources/online-retail.csv");

  @TempDir Path folder;

  @Test
  void theWholeOfSteelWheelsAgreesWithItsSource() throws IOException {
    try (var fake = new FakeShop("USD")) {
      var source = steelWheels(Integer.MAX_VALUE);
      var run = replay(source, fake);
      assertAgrees(run);
      assertEquals(330, fake.orders.size());
      assertEquals(316, run.tally().counted("shipped") + run.tally().counted("on hold") - 2);
      assertTrue(run.tally().sums("invoiced").size() >= 12);
      var told = run.checks().toString();
      assertTrue(told.contains("that found no open order"), told);
      assertTrue(run.ledger().partlyPaid() > 0);
      int byCard = run.tally().counted("paid by card");
      assertTrue(byCard > 20 && byCard < 60, () -> byCard + " of " + fake.transactions.size());
      assertEquals(byCard, fake.cards.sessions());
    }
  }

  @Test
  void aKilledReplayFinishesEverySaleExactlyOnce() throws IOException {
    try (var fake = new FakeShop("USD")) {
      for (int requests : new int[] {150, 300, 120}) {
        fake.answering(requests);
        assertThrows(IllegalStateException.class, () -> replay(steelWheels(40), fake));
      }
      fake.answering(Integer.MAX_VALUE);
      var source = steelWheels(40);
      assertAgrees(replay(source, fake));
      assertEquals(40, fake.drafts.size());
      assertEquals(40, fake.orders.size());
      assertEquals(40, fake.fulfillments.size());
      assertTrue(fake.cards.sessions() > 0);
      // What a page was opened for, and killed before it was written down, is opened again.
      assertEquals(
          fake.transactions.values().stream()
              .filter(it -> it.path("authorization").asText().startsWith("pi_"))
              .count(),
          fake.cards.sessions());
    }
  }

  @Test
  void everyRowOfOnlineRetailIsAccountedFor() throws IOException {
    try (var fake = new FakeShop("GBP")) {
      var source = OnlineRetailReplay.of(RETAIL, 200, NO_VAT);
      var run = replay(source, fake);
      assertAgrees(run);
      assertEquals(3, fake.orders.size());
      assertEquals(4, fake.drafts.size());
      assertEquals(2, run.tally().counted("stock corrections"));
      assertEquals(1, run.tally().counted("counter sales"));
    }
  }

  @Test
  void aSaleOfMoreLinesThanADraftHoldsBecomesTwoDrafts() throws IOException {
    var rows = new StringBuilder(Files.readAllLines(RETAIL).getFirst()).append('\n');
    for (int row = 0; row < 500; row++) {
      rows.append("1,22728,CLOCK,1,2010-12-02 09:00:00,0.35,7,Norway\n");
    }
    var file = folder.resolve("long.csv");
    Files.writeString(file, rows);
    try (var fake = new FakeShop("GBP")) {
      var source = OnlineRetailReplay.of(file, 200, NO_VAT);
      assertAgrees(replay(source, fake));
      assertEquals(2, fake.orders.size());
    }
  }

  @Test
  void aPartIsComparedWithThatPartOfTheSource() throws IOException {
    try (var fake = new FakeShop("USD")) {
      var source = steelWheels(3);
      var run = replay(source, fake);
      assertAgrees(run);
      var told = source.contents() + " " + run.checks();
      assertTrue(told.contains("replaying the first 3 orders"), told);
      var lines = Check.count("order lines", 6, 6);
      assertTrue(run.checks().contains(lines), told);
    }
  }

  @Test
  void aWrongTotalIsTold() throws IOException {
    try (var fake = new FakeShop("USD")) {
      var source = steelWheels(3);
      var run = replay(source, fake);
      run.tally().compare("x", java.math.BigDecimal.ONE, java.math.BigDecimal.TWO);
      var summary = run.summary();
      assertFalse(summary.good());
      assertTrue(String.join("\n", summary.lines()).contains("DIFFERS"));
    }
  }

  private static Source steelWheels(int limit) {
    return SteelWheelsReplay.of(limit, NO_VAT);
  }

  /// A replay that is over.
  private record Run(Source source, Replay replay, ReplayContext context) {
    Tally tally() {
      return context.tally();
    }

    Ledger ledger() {
      return Ledger.read(context.client());
    }

    List<Check> checks() {
      return replay.checks(ledger());
    }

    Summary summary() {
      return new Summary(source, replay, context, Optional.empty(), Duration.ofSeconds(10));
    }
  }

  private Run replay(Source source, FakeShop fake) {
    var admin = new LocalAdmin(fake.api());
    try (var journal = Journal.open(folder.resolve("journal"))) {
      var context =
          new ReplayContext(
              new ShopClient(fake.api(), fake.token(), Duration.ofMillis(100)),
              journal,
              new Tally(),
              new Progress(new PrintStream(OutputStream.nullOutputStream()), false),
              new Calendar(admin, journal, 4));
      context.calendar().resume();
      var replay = source.replay().apply(context);
      replay.run();
      return new Run(source, replay, context);
    }
  }

  private static void assertAgrees(Run run) {
    var summary = run.summary();
    assertTrue(summary.good(), () -> String.join("\n", summary.lines()));
  }
}
