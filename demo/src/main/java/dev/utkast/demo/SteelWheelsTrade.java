package dev.utkast.demo;

import dev.utkast.demo.replay.Ledger;
import dev.utkast.demo.replay.Shop;
import dev.utkast.demo.replay.SteelWheelsReplay;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.show.Table;
import dev.utkast.demo.source.SteelWheels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The SteelWheels source: a wholesaler in San Francisco whose customers are invoiced in their own
/// currencies and pay by cheque.
final class SteelWheelsTrade implements Replayed {
  private final SteelWheels trade = SteelWheels.bundled();
  private final int limit;
  private final Vat vat;
  private @Nullable SteelWheelsReplay replay;

  SteelWheelsTrade(int limit) {
    this(limit, new Vat(false));
  }

  SteelWheelsTrade(int limit, Vat vat) {
    this.vat = vat;
    this.limit = Math.min(limit, trade.orders().size());
  }

  @Override
  public String name() {
    return vat.on() ? "steelwheels-vat" : "steelwheels";
  }

  @Override
  public String title() {
    return "Steel Wheels, a wholesaler of model vehicles, 2003 to 2005";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "ShopName", "Steel Wheels",
        "ShopCurrency", "USD",
        "ShopTimeZone", "America/Los_Angeles",
        "ShopCountry", "US");
  }

  @Override
  public List<String> contents() {
    long lines = trade.orders().stream().mapToLong(order -> order.lines().size()).sum();
    long stray = trade.strayLines().size();
    var all =
        "%s orders with %s lines, %s customers, %s products, %s cheques"
            .formatted(
                Table.count(trade.orders().size()),
                Table.count(lines + stray),
                trade.customers().size(),
                trade.products().size(),
                trade.cheques().size());
    var part =
        "; replaying the first %s orders and the cheques until then".formatted(Table.count(limit));
    return List.of(whole() ? all : all + part);
  }

  private boolean whole() {
    return limit == trade.orders().size();
  }

  @Override
  public void run(Shop shop) {
    var made = new SteelWheelsReplay(trade, limit, EcbTable.bundled(), vat, shop);
    replay = made;
    made.run();
  }

  private SteelWheelsReplay replay() {
    return java.util.Objects.requireNonNull(replay, "not run yet");
  }

  @Override
  public LocalDate end() {
    return replay().end();
  }

  @Override
  public int sales() {
    return limit;
  }

  @Override
  public Table stages(Shop shop) {
    var tally = shop.tally();
    var table = new Table();
    for (var step :
        List.of(
            "products",
            "stock levels",
            "customers",
            "drafts",
            "payment requests",
            "orders",
            "shipped",
            "cancelled",
            "on hold",
            "disputed",
            "resolved",
            "in process",
            "cheques",
            "payments")) {
      table.row(step, Table.count(tally.counted(step)));
    }
    return table;
  }

  @Override
  public List<Check> checks(Shop shop, Ledger ledger) {
    var checks = new ArrayList<Check>();
    var vatCharged = shop.tally().total("VAT on sales");
    var all = ledger.total().add(ledger.cancelled()).subtract(vatCharged);
    checks.add(Check.count("orders", limit, ledger.orders() + ledger.cancelledOrders()));
    checks.add(new Check("order value", replay().sourceTotal(), all, "USD"));
    checks.add(
        new Check(
            "each order's value", BigDecimal.ZERO.setScale(2), shop.tally().difference(), "USD"));
    var cheques = replay().cheques().stream().map(SteelWheels.Cheque::amount);
    var waiting = replay().onAccount();
    checks.add(
        new Check(
            waiting.signum() == 0
                ? "cheques"
                : "cheques: paid, and " + Table.amount(waiting) + " that found no open order",
            cheques.reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
            shop.tally().total("paid").add(waiting),
            "USD"));
    var catalogue = replay().catalogue();
    var stock = catalogue.stockNow();
    long units = stock.values().stream().mapToLong(Long::longValue).sum();
    checks.add(Check.count("closing stock, units", catalogue.closingStock(), units));
    checks.add(Check.count("products with another stock", 0, catalogue.differing(stock)));
    checks.add(lines(shop));
    return checks;
  }

  /// Every line of the source is in a draft, or names no order; of a part, those of its orders are.
  private Check lines(Shop shop) {
    long made = shop.tally().counted("lines");
    if (!whole()) {
      long wanted = replay().orders().stream().mapToLong(order -> order.lines().size()).sum();
      return Check.count("order lines", wanted, made);
    }
    int stray = trade.strayLines().size();
    var what = "order lines (%d names no order)".formatted(stray);
    return Check.count(what, trade.rowsOfLines(), made + stray);
  }
}
