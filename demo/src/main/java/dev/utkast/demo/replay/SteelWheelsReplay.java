package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.demo.EcbTable;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.source.SteelWheels;
import dev.utkast.demo.source.SteelWheels.Cheque;
import dev.utkast.demo.source.SteelWheels.Customer;
import dev.utkast.demo.source.SteelWheels.Order;
import dev.utkast.demo.source.SteelWheels.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Replays the SteelWheels trade day by day: drafts invoiced in the customers' currencies under 30
/// days' terms, then each order's real life, and the cheques against the customer's oldest open
/// orders.
///
/// An order that the source cancelled is cancelled on its recorded shipping day, or the day after
/// it was placed if it never shipped; it is never allotted a cheque.
public final class SteelWheelsReplay {
  /// Bookkeeping ends here: the last cheque is of 25 June 2005.
  public static final LocalDate END = LocalDate.of(2005, 6, 30);

  private static final LocalDate START = LocalDate.of(2003, 1, 2);
  private static final int TERMS_DAYS = 30;

  private final SteelWheels trade;
  private final List<Order> orders;
  private final EcbTable rates;
  private final Vat vat;
  private final Shop shop;
  private final Trade steps;
  private final SteelWheelsCatalogue catalogue;
  private final Map<Integer, Customer> customers;
  private final Map<Integer, CustomerAccount> accounts = new HashMap<>();
  private final Map<Integer, Long> placed = new ConcurrentHashMap<>();

  /// @param limit how many orders to replay, the earliest first
  public SteelWheelsReplay(SteelWheels trade, int limit, EcbTable rates, Vat vat, Shop shop) {
    this.vat = vat;
    this.trade = trade;
    this.orders = trade.orders().subList(0, Math.min(limit, trade.orders().size()));
    this.rates = rates;
    this.shop = shop;
    this.steps = new Trade("steelwheels", shop.client(), shop.journal(), shop.tally());
    this.catalogue = new SteelWheelsCatalogue(trade.products(), orders, shop, steps);
    this.customers = trade.customers().stream().collect(Collectors.toMap(Customer::number, c -> c));
    trade.customers().forEach(c -> accounts.put(c.number(), new CustomerAccount()));
  }

  /// What happens on one day, by customer.
  private static final class Day {
    final List<Order> ordered = new ArrayList<>();
    final List<Order> settled = new ArrayList<>();
    final List<Cheque> cheques = new ArrayList<>();

    Map<Integer, Day> byCustomer() {
      var split = new TreeMap<Integer, Day>();
      ordered.forEach(o -> split.computeIfAbsent(o.customer(), _ -> new Day()).ordered.add(o));
      settled.forEach(o -> split.computeIfAbsent(o.customer(), _ -> new Day()).settled.add(o));
      cheques.forEach(c -> split.computeIfAbsent(c.customer(), _ -> new Day()).cheques.add(c));
      return split;
    }
  }

  public List<Order> orders() {
    return orders;
  }

  /// In USD.
  public BigDecimal sourceTotal() {
    return orders.stream().map(Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// The cheques received until the last replayed day.
  public List<Cheque> cheques() {
    var last = orders.size() == trade.orders().size() ? END : lastDay();
    return trade.cheques().stream().filter(cheque -> !cheque.date().isAfter(last)).toList();
  }

  public SteelWheelsCatalogue catalogue() {
    return catalogue;
  }

  /// Money of cheques that found no open order, in USD.
  public BigDecimal onAccount() {
    return accounts.values().stream()
        .map(CustomerAccount::onAccount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// The day the bookkeeping ends: the end of the data, or of the part that was asked for.
  public LocalDate end() {
    return orders.size() == trade.orders().size() ? END : lastDay().plusDays(45);
  }

  public void run() {
    var plan = plan();
    shop.progress().start("catalogue", trade.products().size() + trade.customers().size());
    shop.calendar().setClock(START);
    vat.register(steps);
    var variants = catalogue.open();
    shop.calendar()
        .together(trade.customers().stream().map(c -> (Runnable) () -> enter(c)).toList());
    shop.progress().start("trade", orders.size());
    plan.forEach((date, day) -> {
      shop.progress().note(date.toString());
      var chains = new ArrayList<Runnable>();
      day.byCustomer().values().forEach(own -> chains.add(() -> live(date, own, variants)));
      shop.calendar().live(date, !day.ordered.isEmpty(), chains);
    });
  }

  private LocalDate lastDay() {
    return plan(List.of()).lastKey();
  }

  private NavigableMap<LocalDate, Day> plan() {
    return plan(cheques());
  }

  private NavigableMap<LocalDate, Day> plan(List<Cheque> cheques) {
    var days = new TreeMap<LocalDate, Day>();
    for (var order : orders) {
      days.computeIfAbsent(order.ordered(), _ -> new Day()).ordered.add(order);
      days.computeIfAbsent(settledOn(order), _ -> new Day()).settled.add(order);
    }
    cheques.forEach(c -> days.computeIfAbsent(c.date(), _ -> new Day()).cheques.add(c));
    return days;
  }

  private static LocalDate settledOn(Order order) {
    return order
        .shipped()
        .orElse(order.status() == Status.CANCELLED ? order.ordered().plusDays(1) : order.ordered());
  }

  private void live(LocalDate date, Day own, Map<String, Long> variants) {
    for (var order : own.ordered) {
      shop.attempt("order " + order.number(), () -> place(date, order, variants));
      shop.progress().step();
    }
    for (var order : own.settled) {
      shop.attempt("order " + order.number(), () -> settle(order));
    }
    for (var cheque : own.cheques) {
      shop.tally().count("cheques");
      var shares = accounts(cheque.customer()).received(cheque.number(), cheque.amount());
      shares.forEach(this::pay);
    }
  }

  private CustomerAccount accounts(int customer) {
    return requireNonNull(accounts.get(customer));
  }

  private void place(LocalDate date, Order order, Map<String, Long> variants) {
    var step = order.number() + "/";
    var customer = requireNonNull(customers.get(order.customer()));
    var draft = steps.draft(step + "draft", draft(date, order, customer, variants), order.total());
    shop.tally().count("drafts");
    vat.charged(shop.tally(), draft, date, customer.country(), order.total(), "sales");
    steps.sendInvoice(step + "invoice", draft);
    long id = steps.complete(step + "complete", draft, true);
    shop.tally().add("invoiced", draft.currency(), draft.total(), draft.presentment());
    placed.put(order.number(), id);
    steps.parcels(step + "parcels", id);
    if (order.status() != Status.CANCELLED) {
      accounts(order.customer())
          .opened(order.number(), order.total(), draft.presentment(), draft.currency())
          .forEach(this::pay);
    }
  }

  private void settle(Order order) {
    var id = placed.get(order.number());
    if (id == null) {
      return; // it was refused; that is noted already
    }
    var step = order.number() + "/";
    var parcels = steps.parcels(step + "parcels", id);
    switch (order.status()) {
      case CANCELLED -> steps.cancel(step + "cancel", id, "customer");
      case ON_HOLD ->
          steps.hold(
              step + "hold", parcels, "awaiting_payment", order.comments().orElse("On hold"));
      case IN_PROCESS -> shop.tally().count("in process");
      case SHIPPED -> ship(order, parcels);
      case DISPUTED -> {
        ship(order, parcels);
        steps.tag(step + "tag", id, "steelwheels, disputed", "disputed");
      }
      case RESOLVED -> {
        ship(order, parcels);
        steps.tag(step + "tag", id, "steelwheels, disputed, resolved", "resolved");
      }
    }
  }

  private void ship(Order order, List<Long> parcels) {
    steps.ship(order.number() + "/ship", parcels, "SW" + order.number(), "Steel Wheels Freight");
  }

  private void pay(CustomerAccount.Share share) {
    var id = placed.get(share.order());
    if (id != null) {
      var step = share.order() + "/cheque/" + share.reference();
      shop.attempt("cheque " + share.reference(), () -> steps.transaction(step, id, share));
    }
  }

  private void enter(Customer customer) {
    var body = Json.of(SteelWheelsBodies.customer(customer));
    var step = "customer/" + customer.number();
    steps.create(step, "customers.json", Json.envelope("customer", body), "customer");
    shop.tally().count("customers");
    shop.progress().step();
  }

  private ObjectNode draft(
      LocalDate date, Order order, Customer customer, Map<String, Long> variants) {
    var lines = Json.array();
    for (var line : order.lines()) {
      lines.add(
          Json.object()
              .put("variant_id", requireNonNull(variants.get(line.product())))
              .put("quantity", line.quantity())
              .put("price", line.price().toPlainString()));
    }
    var address = SteelWheelsBodies.address(customer);
    var body = new LinkedHashMap<String, Object>();
    body.put("line_items", lines);
    body.put("customer", Map.of("id", customerId(customer)));
    body.put("email", SteelWheelsBodies.email(customer));
    body.put("shipping_address", address);
    body.put("billing_address", address);
    body.put("tags", "steelwheels");
    body.put("po_number", "SW-" + order.number());
    body.put("tax_exempt", vat.exempts(customer.country()));
    body.put("presentment_currency", SteelWheelsBodies.currency(customer, date, rates));
    body.put("payment_terms", Map.of("payment_terms_type", "NET", "due_in_days", TERMS_DAYS));
    body.put(
        "note_attributes",
        List.of(
            Map.of("name", "source order", "value", String.valueOf(order.number())),
            Map.of("name", "required date", "value", order.required().toString())));
    order.comments().ifPresent(comments -> body.put("note", comments));
    return Json.of(body);
  }

  private long customerId(Customer customer) {
    return shop.journal().find("customer/" + customer.number()).orElseThrow().path("id").asLong();
  }
}
