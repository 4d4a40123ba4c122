package dev.utkast.demo.replay;

import dev.utkast.demo.EcbTable;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Invoice;
import dev.utkast.demo.source.OnlineRetail.InvoiceKind;
import dev.utkast.demo.source.OnlineRetail.Kind;
import dev.utkast.demo.source.OnlineRetail.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Replays the invoices of the Online Retail data day by day: every sale becomes a draft with
/// custom items, is paid on the spot and shipped.
///
/// Nothing is dropped. An invoice of more lines than a draft may hold becomes several drafts. A
/// credit is kept as an open draft tagged `credit` with its lines and amount, never sent and never
/// paid; it is what staff owe the customer. Units counted in or out at no price are set as the
/// stock of their item. A sale to nobody known is paid at the counter and no mail is sent.
public final class OnlineRetailReplay {
  private final OnlineRetail trade;
  private final Shop shop;
  private final Trade steps;
  private final Vat vat;
  private final RetailBodies bodies;
  private final RetailStock stock;

  public OnlineRetailReplay(OnlineRetail trade, EcbTable rates, Vat vat, Shop shop) {
    this.vat = vat;
    this.trade = trade;
    this.shop = shop;
    this.steps = new Trade("online-retail", shop.client(), shop.journal(), shop.tally());
    this.bodies = new RetailBodies(rates, vat);
    this.stock = new RetailStock(trade, steps, shop);
  }

  /// Rows and GBP of one kind.
  public record Account(long invoices, long rows, BigDecimal amount) {}

  /// Every row of the source in exactly one kind; amounts in GBP.
  public static Map<Kind, Account> accounts(OnlineRetail trade) {
    var accounts = new TreeMap<Kind, Account>();
    for (var invoice : trade.invoices()) {
      var byKind = invoice.rows().stream().collect(Collectors.groupingBy(invoice::kindOf));
      byKind.forEach((kind, rows) -> {
        var amount = rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        accounts.merge(
            kind,
            new Account(1, rows.size(), amount),
            (a, b) ->
                new Account(
                    a.invoices() + b.invoices(), a.rows() + b.rows(), a.amount().add(b.amount())));
      });
    }
    return accounts;
  }

  public LocalDate end() {
    return trade.invoices().getLast().when().toLocalDate().plusDays(1);
  }

  public void run() {
    var days =
        trade.invoices().stream()
            .collect(
                Collectors.groupingBy(
                    i -> i.when().toLocalDate(), TreeMap::new, Collectors.toList()));
    shop.calendar().setClock(days.firstKey().minusDays(1));
    stock.open();
    vat.register(steps);
    shop.progress().start("trade", trade.invoices().size());
    days.forEach((day, invoices) -> {
      shop.progress().note(day.toString());
      shop.calendar().live(day, true, chains(day, invoices));
    });
  }

  /// One chain per customer; the sales at the counter each for itself; stock corrections in one.
  private List<Runnable> chains(LocalDate day, List<Invoice> invoices) {
    var chains = new HashMap<String, List<Invoice>>();
    for (var invoice : invoices) {
      var name =
          invoice.kind() == InvoiceKind.STOCK_CORRECTION
              ? "stock"
              : invoice.customer().map(c -> "customer " + c).orElse(invoice.number());
      chains.computeIfAbsent(name, _ -> new ArrayList<>()).add(invoice);
    }
    return chains.values().stream()
        .sorted(Comparator.comparing(chain -> chain.getFirst().number()))
        .map(chain ->
            (Runnable)
                () -> {
                  for (var invoice : chain) {
                    shop.attempt("invoice " + invoice.number(), () -> live(day, invoice));
                    shop.progress().step();
                  }
                })
        .toList();
  }

  private void live(LocalDate day, Invoice invoice) {
    switch (invoice.kind()) {
      case STOCK_CORRECTION -> stock.correct(invoice);
      case CREDIT -> parts(invoice).forEach(part -> credit(day, part));
      case SALE -> parts(invoice).forEach(part -> sell(day, part));
    }
  }

  /// A draft's worth of an invoice.
  record Part(Invoice invoice, int number, List<Row> rows) {

    String step() {
      return invoice.number() + "/" + number + "/";
    }

    BigDecimal total() {
      return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
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
    for (int from = 0; from < rows.size(); from += RetailBodies.MOST_LINES) {
      int to = Math.min(rows.size(), from + RetailBodies.MOST_LINES);
      parts.add(new Part(invoice, parts.size() + 1, rows.subList(from, to)));
    }
    if (parts.size() > 1) {
      shop.tally().count("split invoices");
    }
    return parts;
  }

  private void credit(LocalDate day, Part part) {
    var body = bodies.draft(part, day, customer(part.invoice()), "credit");
    var owed = part.total().negate();
    var draft = steps.draft(part.step() + "draft", body, owed);
    shop.tally().count("credits");
    vat.charged(shop.tally(), draft, day, part.invoice().country(), owed, "credits");
    shop.tally().add("credited", draft.currency(), draft.total(), draft.presentment());
  }

  private void sell(LocalDate day, Part part) {
    var step = part.step();
    var customer = customer(part.invoice());
    var draft =
        steps.draft(step + "draft", bodies.draft(part, day, customer, "sale"), part.total());
    shop.tally().count("drafts");
    vat.charged(shop.tally(), draft, day, part.invoice().country(), part.total(), "sales");
    if (part.invoice().customer().isPresent()) {
      steps.sendInvoice(step + "invoice", draft);
    } else {
      shop.tally().count("counter sales");
    }
    boolean free = draft.presentment().signum() == 0;
    long order =
        free
            ? steps.complete(step + "complete", draft, false)
            : steps.pay(step + "pay", draft, part.invoice().number() + "-" + part.number());
    shop.tally().add("invoiced", draft.currency(), draft.total(), draft.presentment());
    if (!free) {
      shop.tally().add("paid", draft.currency(), draft.total(), draft.presentment());
    }
    if (part.needsParcel()) {
      var parcels = steps.parcels(step + "parcels", order);
      steps.ship(step + "ship", parcels, "OR" + part.invoice().number(), "Royal Mail");
    } else {
      shop.tally().count("nothing to ship");
    }
  }

  private OptionalLong customer(Invoice invoice) {
    if (invoice.customer().isEmpty()) {
      return OptionalLong.empty();
    }
    var number = invoice.customer().get();
    var step = "customer/" + number;
    boolean isNew = shop.journal().find(step).isEmpty();
    var body = Json.envelope("customer", RetailBodies.customer(number, invoice.country()));
    long id = steps.create(step, "customers.json", body, "customer");
    if (isNew) {
      shop.tally().count("new customers");
    }
    return OptionalLong.of(id);
  }
}
