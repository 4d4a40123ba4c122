package dev.utkast.demo;

import static java.util.Objects.requireNonNull;

import dev.utkast.demo.replay.Ledger;
import dev.utkast.demo.replay.OnlineRetailReplay;
import dev.utkast.demo.replay.OnlineRetailReplay.Account;
import dev.utkast.demo.replay.Shop;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.show.Table;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Online Retail source: a UK wholesaler of gifts whose customers pay on the spot.
final class OnlineRetailTrade implements Replayed {
  private final OnlineRetail file;
  private final OnlineRetail trade;
  private final Path path;
  private final Vat vat;
  private @Nullable OnlineRetailReplay replay;

  OnlineRetailTrade(Path path, int limit) {
    this(path, limit, new Vat(false));
  }

  OnlineRetailTrade(Path path, int limit, Vat vat) {
    this.vat = vat;
    this.path = path;
    file = OnlineRetail.read(path);
    trade = file.first(limit);
  }

  @Override
  public String name() {
    return vat.on() ? "online-retail-vat" : "online-retail";
  }

  @Override
  public String title() {
    return "Online Retail, a UK wholesaler of gifts (UCI Machine Learning Repository, CC BY 4.0)";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "ShopName", "Gift Wholesale",
        "ShopCurrency", "GBP",
        "ShopTimeZone", "Europe/London",
        "ShopCountry", "GB");
  }

  @Override
  public List<String> contents() {
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %s rows in %s invoices; replaying %s of them, %s rows"
            .formatted(
                path.getFileName(),
                Table.count(file.rows().size()),
                Table.count(file.invoices().size()),
                Table.count(trade.invoices().size()),
                Table.count(trade.rows().size())));
    return lines;
  }

  @Override
  public void run(Shop shop) {
    var made = new OnlineRetailReplay(trade, EcbTable.bundled(), vat, shop);
    replay = made;
    made.run();
  }

  @Override
  public LocalDate end() {
    return requireNonNull(replay, "not run yet").end();
  }

  @Override
  public int sales() {
    return trade.invoices().size();
  }

  @Override
  public Table stages(Shop shop) {
    var table = new Table();
    for (var step :
        List.of(
            "drafts",
            "split invoices",
            "counter sales",
            "payment requests",
            "payments",
            "orders",
            "shipped",
            "nothing to ship",
            "credits",
            "stock corrections",
            "products")) {
      table.row(step, Table.count(shop.tally().counted(step)));
    }
    return table;
  }

  /// How the rows of the source were understood; every row is in one line of it.
  @Override
  public Table rows() {
    var table = new Table().row("rows of the source", "invoices", "rows", "GBP").rule();
    long rows = 0;
    var amount = BigDecimal.ZERO.setScale(2);
    for (var entry : OnlineRetailReplay.accounts(trade).entrySet()) {
      var account = entry.getValue();
      row(table, entry.getKey(), account);
      rows += account.rows();
      amount = amount.add(account.amount());
    }
    long unknown = trade.rows().stream().filter(row -> row.customer().isEmpty()).count();
    return table
        .rule()
        .row("all", Table.count(trade.invoices().size()), Table.count(rows), Table.amount(amount))
        .row("  of them without a customer", "", Table.count(unknown), "");
  }

  private static void row(Table table, Kind kind, Account account) {
    table.row(
        kind.title(),
        Table.count(account.invoices()),
        Table.count(account.rows()),
        Table.amount(account.amount()));
  }

  @Override
  public List<Check> checks(Shop shop, Ledger ledger) {
    var tally = shop.tally();
    var accounts = OnlineRetailReplay.accounts(trade).values();
    var accounted = accounts.stream().mapToLong(Account::rows).sum();
    var credited = tally.total("credited").subtract(tally.total("VAT on credits"));
    var sales = ledger.total().subtract(tally.total("VAT on sales"));
    return List.of(
        Check.count("rows accounted for", trade.rows().size(), accounted),
        Check.count("orders of the drafts", tally.counted("drafts"), ledger.orders()),
        new Check("sales less credits", trade.total(), sales.subtract(credited), "GBP"),
        new Check("paid", ledger.total(), tally.total("paid"), "GBP"),
        new Check("each draft's value", BigDecimal.ZERO.setScale(2), tally.difference(), "GBP"));
  }
}
