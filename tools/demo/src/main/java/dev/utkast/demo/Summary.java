package dev.utkast.demo;

import dev.utkast.demo.api.Health;
import dev.utkast.demo.replay.Ledger;
import dev.utkast.demo.replay.Replay;
import dev.utkast.demo.replay.ReplayContext;
import dev.utkast.demo.replay.Source;
import dev.utkast.demo.replay.Tally;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.show.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person reads when a replay is over: what was done, in which currencies, whether it agrees
/// with the source, who still owes, how the system is, and where to look next.
final class Summary {
  private static final int SHOWN = 5;

  private final Source source;
  private final Replay replay;
  private final ReplayContext context;
  private final Tally tally;
  private final Ledger ledger;
  private final Optional<Health> health;
  private final List<Replay.Check> checks;
  private final Duration took;

  Summary(
      Source source, Replay replay, ReplayContext context, Optional<Health> health, Duration took) {
    this.source = source;
    this.replay = replay;
    this.context = context;
    this.tally = context.tally();
    this.health = health;
    this.took = took;
    this.ledger = Ledger.read(context.client());
    this.checks = replay.checks(ledger);
  }

  /// Everything agrees, nothing was refused, nothing failed.
  boolean good() {
    return checks.stream().allMatch(Replay.Check::holds)
        && tally.refusals().isEmpty()
        && health.map(Health::good).orElse(true);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    part(lines, "Done", stages());
    part(lines, "The source", replay.rows());
    part(lines, "Currencies", currencies());
    part(lines, "VAT", vat());
    part(lines, "Against the source", agreement());
    part(lines, "Owed", owed());
    part(lines, "Health", wellbeing());
    return lines;
  }

  private static void part(List<String> lines, String title, Table table) {
    var rows = table.lines();
    if (!rows.isEmpty()) {
      lines.add("");
      lines.add(title);
      lines.addAll(rows);
    }
  }

  private Table stages() {
    var table = new Table();
    replay.counts().forEach(step -> table.row(step, tally.counted(step)));
    return table;
  }

  private String unit() {
    return source.parameters().getOrDefault("ShopCurrency", "");
  }

  private Table currencies() {
    var table =
        new Table()
            .row("", "documents", "invoiced", "paid", "invoiced in " + unit(), "paid in " + unit())
            .rule();
    long count = 0;
    for (var sums : tally.beside("invoiced", "paid")) {
      var in = sums.first();
      var out = sums.second();
      count += in.count();
      table.row(
          sums.name(), in.count(), in.presentment(), out.presentment(), in.shop(), out.shop());
    }
    return table.rule().row("all", count, "", "", tally.total("invoiced"), tally.total("paid"));
  }

  private Table vat() {
    var table = new Table();
    var rates = tally.beside(Vat.OF_THE_SOURCE, Vat.OF_THE_SHOP);
    if (!rates.isEmpty()) {
      table.row("", "documents", "net", Vat.OF_THE_SOURCE, Vat.OF_THE_SHOP, "difference").rule();
    }
    for (var rate : rates) {
      var expected = rate.first().shop();
      var charged = rate.second();
      var difference = Table.amount(expected.subtract(charged.shop())) + " " + unit();
      table.row(
          rate.name(),
          charged.count(),
          charged.presentment(),
          expected,
          charged.shop(),
          difference);
    }
    return table;
  }

  private Table agreement() {
    var table = new Table().row("", "source", "shop", "difference", "").rule();
    for (var check : checks) {
      var difference = (Table.amount(check.difference()) + " " + check.unit()).strip();
      var verdict = check.holds() ? "agrees" : "DIFFERS";
      table.row(check.what(), check.source(), check.shop(), difference, verdict);
    }
    tally.differences().stream()
        .limit(SHOWN)
        .forEach(found -> table.row("  " + found.what(), found.expected(), found.answered()));
    return table;
  }

  private Table owed() {
    return new Table()
        .row("paid in full", ledger.paid())
        .row("partly paid", ledger.partlyPaid())
        .row("not paid yet", ledger.unpaid())
        .row("overdue on " + replay.end(), ledger.overdue())
        .row("cancelled", ledger.cancelledOrders())
        .row("fulfilled", ledger.fulfilled());
  }

  private Table wellbeing() {
    var table = new Table();
    health.ifPresent(seen ->
        table
            .row("failed calls of functions", seen.failed())
            .row("cut short and tried again", seen.cut())
            .row("calls refused by a role", seen.refused())
            .row("dead letters", seen.deadLetters())
            .row("outbox", seen.outbox())
            .row("messages under way", seen.underWay()));
    var refusals = tally.refusals();
    table
        .row("requests refused", refusals.size())
        .row("requests repeated", context.client().repeats())
        .row(
            "rate",
            perSecond(source.sales())
                + " sales/s, "
                + perSecond(context.client().requests())
                + " requests/s");
    refusals.stream().limit(SHOWN).forEach(refusal -> table.row("  " + refusal));
    return table;
  }

  private String perSecond(long count) {
    var seconds = BigDecimal.valueOf(Math.max(1, took.toMillis())).movePointLeft(3);
    return Table.amount(BigDecimal.valueOf(count).divide(seconds, 1, RoundingMode.HALF_UP));
  }
}
