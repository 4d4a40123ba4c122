package dev.utkast.demo.replay;

import com.google.common.collect.Lists;
import dev.utkast.demo.replay.Calendar.Event;
import dev.utkast.demo.show.Table;
import dev.utkast.demo.source.EcbTable;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Invoice;
import dev.utkast.demo.source.OnlineRetail.InvoiceKind;
import dev.utkast.demo.source.OnlineRetail.Kind;
import dev.utkast.demo.source.OnlineRetail.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Replays the invoices of the Online Retail data, a UK wholesaler of gifts, day by day: every sale
/// becomes a draft with custom items, is paid on the spot and shipped.
///
/// Nothing is dropped. An invoice of more lines than a draft may hold becomes several drafts. A
/// credit is kept as an open draft tagged `credit` with its lines and amount, never sent and never
/// paid; it is what staff owe the customer. Units counted in or out at no price are set as the
/// stock of their item. A sale to nobody known is paid at the counter and no mail is sent.
public final class OnlineRetailReplay implements Replay {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  private final OnlineRetail trade;
  private final ReplayContext context;
  private final Trade steps;
  private final Vat vat;
  private final RetailBodies bodies;
  private final RetailStock stock;

  private OnlineRetailReplay(OnlineRetail trade, Vat vat, ReplayContext context) {
    this.vat = vat;
    this.trade = trade;
    this.context = context;
    this.steps = new Trade("online-retail", context);
    this.bodies = new RetailBodies(EcbTable.bundled(), vat);
    this.stock = new RetailStock(trade, new Catalogue(context, steps));
  }

  /// @param limit how many invoices to replay, the earliest first
  public static Source of(Path path, int limit, Vat vat) {
    var file = OnlineRetail.read(path);
    var trade = file.first(limit);
    return new Source(
        vat.on() ? "online-retail-vat" : "online-retail",
        "Online Retail, a UK wholesaler of gifts (UCI Machine Learning Repository, CC BY 4.0)",
        Source.parameters("Gift Wholesale", RetailBodies.SHOP_CURRENCY, "Europe/London", "GB"),
        "%s: %s rows in %s invoices; replaying %s of them, %s rows"
            .formatted(
                path.getFileName(),
                Table.count(file.rows().size()),
                Table.count(file.invoices().size()),
                Table.count(trade.invoices().size()),
                Table.count(trade.rows().size())),
        trade.invoices().size(),
        context -> new OnlineRetailReplay(trade, vat, context));
  }

  /// Rows and GBP of one kind.
  record Account(long invoices, long rows, BigDecimal amount) {
    private Account plus(Account more) {
      return new Account(invoices + more.invoices, rows + more.rows, amount.add(more.amount));
    }
  }

  /// Every row of the source in exactly one kind; amounts in GBP.
  static Map<Kind, Account> accounts(OnlineRetail trade) {
    var accounts = new TreeMap<Kind, Account>();
    for (var invoice : trade.invoices()) {
      var byKind = invoice.rows().stream().collect(Collectors.groupingBy(invoice::kindOf));
      byKind.forEach((kind, rows) ->
          accounts.merge(
              kind, new Account(1, rows.size(), OnlineRetail.total(rows)), Account::plus));
    }
    return accounts;
  }

  @Override
  public LocalDate end() {
    return day(trade.invoices().getLast()).plusDays(1);
  }

  private static LocalDate day(Invoice invoice) {
    return invoice.when().toLocalDate();
  }

  @Override
  public void run() {
    context.calendar().setClock(day(trade.invoices().getFirst()).minusDays(1));
    stock.open(context);
    Identity.giftWholesale().set(steps);
    vat.register(steps);
    context.progress().start("trade", trade.invoices().size());
    context.calendar().live(trade.invoices().stream().map(this::event), context.progress());
  }

  /// One chain per customer; the sales at the counter each for itself; stock corrections in one.
  private Event event(Invoice invoice) {
    var chain =
        invoice.kind() == InvoiceKind.STOCK_CORRECTION
            ? "stock"
            : invoice.customer().map(c -> "customer " + c).orElse(invoice.number());
    return new Event(
        day(invoice),
        chain,
        true,
        () -> {
          context.attempt("invoice " + invoice.number(), () -> live(invoice));
          context.progress().step();
        });
  }

  private void live(Invoice invoice) {
    switch (invoice.kind()) {
      case STOCK_CORRECTION -> stock.correct(invoice);
      case CREDIT -> parts(invoice).forEach(this::credit);
      case SALE -> parts(invoice).forEach(this::sell);
    }
  }

  /// A draft's worth of an invoice.
  record Part(Invoice invoice, int number, List<Row> rows) {
    String step() {
      return invoice.number() + "/" + number + "/";
    }

    BigDecimal total() {
      return OnlineRetail.total(rows);
    }

    boolean needsParcel() {
      return rows.stream()
          .map(invoice::kindOf)
          .anyMatch(kind -> kind == Kind.GOODS || kind == Kind.FREE_ITEM);
    }
  }

  private List<Part> parts(Invoice invoice) {
    var rows =
        invoice.rows().stream()
            .filter(row -> invoice.kindOf(row) != Kind.STOCK_CORRECTION)
            .toList();
    var parts = new ArrayList<Part>();
    for (var lines : Lists.partition(rows, RetailBodies.MOST_LINES)) {
      parts.add(new Part(invoice, parts.size() + 1, lines));
    }
    if (parts.size() > 1) {
      context.tally().count("split invoices");
    }
    return parts;
  }

  private void credit(Part part) {
    var draft = draft(part, "credit", part.total().negate());
    context.tally().add("credited", draft.currency(), draft.total(), draft.presentment());
  }

  /// @param sort `sale` or `credit`
  /// @param expected in GBP, without tax
  private Trade.Draft draft(Part part, String sort, BigDecimal expected) {
    var day = day(part.invoice());
    var body = bodies.draft(part, day, customer(part.invoice()), sort);
    var draft = steps.draft(part.step() + "draft", body, expected);
    context.tally().count(sort.equals("sale") ? "drafts" : "credits");
    vat.charged(context.tally(), draft, day, part.invoice().country(), expected, sort + "s");
    return draft;
  }

  private void sell(Part part) {
    var step = part.step();
    var tally = context.tally();
    var draft = draft(part, "sale", part.total());
    if (part.invoice().customer().isPresent()) {
      steps.sendInvoice(step + "invoice", draft);
    } else {
      tally.count("counter sales");
    }
    boolean free = draft.presentment().signum() == 0;
    long order = free ? steps.complete(step + "complete", draft, false) : paid(part, draft);
    tally.add("invoiced", draft.currency(), draft.total(), draft.presentment());
    if (!free) {
      tally.add("paid", draft.currency(), draft.total(), draft.presentment());
    }
    if (part.needsParcel()) {
      var parcels = steps.parcels(step + "parcels", order);
      steps.ship(step + "ship", parcels, "OR" + part.invoice().number(), "Royal Mail");
    } else {
      tally.count("nothing to ship");
    }
  }

  /// Who is known has a link, and may have a card.
  private long paid(Part part, Trade.Draft draft) {
    var number = part.invoice().number();
    boolean byCard =
        part.invoice().customer().isPresent()
            && number.matches("\\d+")
            && steps.isByCard(Integer.parseInt(number), draft.total());
    return byCard
        ? steps.payByCard(part.step() + "pay", draft)
        : steps.pay(part.step() + "pay", draft, number + "-" + part.number());
  }

  private OptionalLong customer(Invoice invoice) {
    return invoice.customer().stream()
        .mapToLong(number ->
            steps.create(
                "customer/" + number,
                "customers.json",
                "customer",
                RetailBodies.customer(number, invoice.country())))
        .findFirst();
  }

  @Override
  public List<String> counts() {
    return List.of(
        ("drafts, split invoices, counter sales, payment requests, payments, paid by card, orders,"
                + " shipped, nothing to ship, credits, stock corrections, products")
            .split(", ", -1));
  }

  /// Every row of the source is in one line.
  @Override
  public Table rows() {
    var table = new Table().row("rows of the source", "invoices", "rows", "GBP").rule();
    accounts(trade).forEach((kind, account) -> row(table, kind.title(), account));
    table.rule();
    row(table, "all", new Account(trade.invoices().size(), all().rows(), all().amount()));
    long unknown = trade.rows().stream().filter(row -> row.customer().isEmpty()).count();
    return table.row("  of them without a customer", "", unknown, "");
  }

  private static void row(Table table, String title, Account account) {
    table.row(title, account.invoices(), account.rows(), account.amount());
  }

  private Account all() {
    return accounts(trade).values().stream().reduce(new Account(0, 0, NOTHING), Account::plus);
  }

  @Override
  public List<Check> checks(Ledger ledger) {
    var tally = context.tally();
    var credited = tally.total("credited").subtract(tally.total("VAT on credits"));
    var sales = ledger.total().subtract(tally.total("VAT on sales"));
    return List.of(
        Check.count("rows accounted for", trade.rows().size(), all().rows()),
        Check.count("orders of the drafts", tally.counted("drafts"), ledger.orders()),
        new Check("sales less credits", trade.total(), sales.subtract(credited), "GBP"),
        new Check("paid", ledger.total(), tally.total("paid"), "GBP"),
        new Check("each draft's value", NOTHING, tally.difference(), "GBP"));
  }
}
