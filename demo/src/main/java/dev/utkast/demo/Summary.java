package dev.utkast.demo;

import dev.utkast.demo.api.Health;
import dev.utkast.demo.replay.Ledger;
import dev.utkast.demo.replay.Shop;
import dev.utkast.demo.replay.Tally;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.show.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// What a person reads when a replay is over: what was done, in which currencies, whether it agrees
/// with the source, who still owes, how the system is, and where to look next.
final class Summary {
  private static final int SHOWN = 5;

  private final Replayed source;
  private final Shop shop;
  private final Ledger ledger;
  private final Optional<Health> health;
  private final List<Replayed.Check> checks;
  private final Duration took;

  Summary(Replayed source, Shop shop, Optional<Health> health, Duration took) {
    this.source = source;
    this.shop = shop;
    this.health = health;
    this.took = took;
    this.ledger = source.ledger(shop);
    this.checks = source.checks(shop, ledger);
  }

  /// Everything agrees, nothing was refused, nothing failed.
  boolean good() {
    return checks.stream().allMatch(Replayed.Check::holds)
        && shop.tally().refusals().isEmpty()
        && health.map(Health::good).orElse(true);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    part(lines, "Done", source.stages(shop));
    part(lines, "The source", source.rows());
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

  private Table currencies() {
    var unit = source.parameters().get("ShopCurrency");
    var table =
        new Table()
            .row("", "documents", "invoiced", "paid", "invoiced in " + unit, "paid in " + unit)
            .rule();
    var invoiced = shop.tally().sums("invoiced");
    var paid = shop.tally().sums("paid");
    var names = new TreeSet<>(invoiced.keySet());
    names.addAll(paid.keySet());
    var none = new Tally.Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);
    for (var currency : names) {
      var in = invoiced.getOrDefault(currency, none);
      var out = paid.getOrDefault(currency, none);
      table.row(
          currency,
          Table.count(in.count()),
          Table.amount(in.presentment()),
          Table.amount(out.presentment()),
          Table.amount(in.shop()),
          Table.amount(out.shop()));
    }
    long count = invoiced.values().stream().mapToLong(Tally.Sum::count).sum();
    return table
        .rule()
        .row(
            "all",
            Table.count(count),
            "",
            "",
            Table.amount(shop.tally().total("invoiced")),
            Table.amount(shop.tally().total("paid")));
  }

  private Table vat() {
    var table = new Table();
    var unit = source.parameters().get("ShopCurrency");
    var rates = Vat.byRate(shop.tally());
    if (!rates.isEmpty()) {
      table
          .row("", "documents", "net", "VAT of the source", "VAT of the shop", "difference")
          .rule();
    }
    for (var rate : rates) {
      table.row(
          rate.rate(),
          Table.count(rate.documents()),
          Table.amount(rate.net()),
          Table.amount(rate.source()),
          Table.amount(rate.shop()),
          Table.amount(rate.source().subtract(rate.shop())) + " " + unit);
    }
    return table;
  }

  private Table agreement() {
    var table = new Table().row("", "source", "shop", "difference", "").rule();
    for (var check : checks) {
      table.row(
          check.what(),
          Table.amount(check.source()),
          Table.amount(check.shop()),
          (Table.amount(check.difference()) + " " + check.unit()).strip(),
          check.holds() ? "agrees" : "DIFFERS");
    }
    shop.tally().differences().stream()
        .limit(SHOWN)
        .forEach(difference ->
            table.row(
                "  " + difference.what(),
                Table.amount(difference.expected()),
                Table.amount(difference.answered())));
    return table;
  }

  private Table owed() {
    return new Table()
        .row("paid in full", Table.count(ledger.paid()))
        .row("partly paid", Table.count(ledger.partlyPaid()))
        .row("not paid yet", Table.count(ledger.unpaid()))
        .row("overdue on " + source.end(), Table.count(ledger.overdue()))
        .row("cancelled", Table.count(ledger.cancelledOrders()))
        .row("fulfilled", Table.count(ledger.fulfilled()));
  }

  private Table wellbeing() {
    var table = new Table();
    health.ifPresent(seen ->
        table
            .row("failed calls of functions", Table.count(seen.failed()))
            .row("cut short and tried again", Table.count(seen.cut()))
            .row("calls refused by a role", Table.count(seen.refused()))
            .row("dead letters", Table.count(seen.deadLetters()))
            .row("outbox", Table.count(seen.outbox()))
            .row("messages under way", Table.count(seen.underWay())));
    var refusals = shop.tally().refusals();
    table
        .row("requests refused", Table.count(refusals.size()))
        .row("requests repeated", Table.count(shop.client().repeats()))
        .row(
            "rate",
            perSecond(source.sales())
                + " sales/s, "
                + perSecond(shop.client().requests())
                + " requests/s");
    refusals.stream().limit(SHOWN).forEach(refusal -> table.row("  " + refusal));
    return table;
  }

  private String perSecond(long count) {
    var seconds = BigDecimal.valueOf(Math.max(1, took.toMillis())).movePointLeft(3);
    return String.format(
        Locale.ROOT, "%,.1f", BigDecimal.valueOf(count).divide(seconds, 1, RoundingMode.HALF_UP));
  }
}
