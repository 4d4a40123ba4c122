package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.demo.replay.Calendar.Event;
import dev.utkast.demo.show.Table;
import dev.utkast.demo.source.EcbTable;
import dev.utkast.demo.source.SteelWheels;
import dev.utkast.demo.source.SteelWheels.Cheque;
import dev.utkast.demo.source.SteelWheels.Customer;
import dev.utkast.demo.source.SteelWheels.Order;
import dev.utkast.demo.source.SteelWheels.Product;
import dev.utkast.demo.source.SteelWheels.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Replays the trade of SteelWheels, a wholesaler in San Francisco, day by day: drafts invoiced in
/// the customers' own currencies under 30 days' terms, then each order's real life, and the cheques
/// against the customer's oldest open orders.
///
/// An order that the source cancelled is cancelled on its recorded shipping day, or the day after
/// it was placed if it never shipped; it is never allotted a cheque. The source says what stock was
/// on hand at the end. So the opening stock is that figure plus the units the replay will sell, and
/// when all is sold every level must be the source's again.
public final class SteelWheelsReplay implements Replay {
  /// Bookkeeping ends here: the last cheque is of 25 June 2005.
  private static final LocalDate END = LocalDate.of(2005, 6, 30);

  private static final LocalDate START = LocalDate.of(2003, 1, 2);
  private static final int TERMS_DAYS = 30;
  private static final String SHOP_CURRENCY = "USD";
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  private final SteelWheels trade;
  private final List<Order> orders;
  private final EcbTable rates = EcbTable.bundled();
  private final Vat vat;
  private final ReplayContext context;
  private final Trade steps;
  private final Catalogue catalogue;
  private final Map<Integer, Customer> customers;
  private final Map<String, Long> variants = new ConcurrentHashMap<>();
  private final Map<Integer, CustomerAccount> accounts = new HashMap<>();
  private final Map<Integer, Long> placed = new ConcurrentHashMap<>();

  private SteelWheelsReplay(SteelWheels trade, int limit, Vat vat, ReplayContext context) {
    this.vat = vat;
    this.trade = trade;
    this.orders = trade.orders().subList(0, limit);
    this.context = context;
    this.steps = new Trade("steelwheels", context);
    this.catalogue = new Catalogue(context, steps);
    this.customers = trade.customers().stream().collect(Collectors.toMap(Customer::number, c -> c));
    trade.customers().forEach(c -> accounts.put(c.number(), new CustomerAccount()));
  }

  /// @param wanted how many orders to replay, the earliest first
  public static Source of(int wanted, Vat vat) {
    var trade = SteelWheels.bundled();
    int limit = Math.min(wanted, trade.orders().size());
    var part =
        "; replaying the first %s orders and the cheques until then".formatted(Table.count(limit));
    return new Source(
        vat.on() ? "steelwheels-vat" : "steelwheels",
        "Steel Wheels, a wholesaler of model vehicles, 2003 to 2005",
        Source.parameters("Steel Wheels", SHOP_CURRENCY, "America/Los_Angeles", "US"),
        "%s orders with %s lines, %s customers, %s products, %s cheques%s"
            .formatted(
                Table.count(trade.orders().size()),
                Table.count(trade.rowsOfLines()),
                trade.customers().size(),
                trade.products().size(),
                trade.cheques().size(),
                limit == trade.orders().size() ? "" : part),
        limit,
        context -> new SteelWheelsReplay(trade, limit, vat, context));
  }

  private boolean whole() {
    return orders.size() == trade.orders().size();
  }

  /// The cheques received until the last replayed day.
  private List<Cheque> cheques() {
    var last = whole() ? END : lastDay();
    return trade.cheques().stream().filter(cheque -> !cheque.date().isAfter(last)).toList();
  }

  /// The end of the data, or of the part that was asked for.
  @Override
  public LocalDate end() {
    return whole() ? END : lastDay().plusDays(45);
  }

  @Override
  public void run() {
    context.progress().start("catalogue", trade.products().size() + trade.customers().size());
    context.calendar().setClock(START);
    Identity.steelWheels().set(steps);
    vat.register(steps);
    catalogue.open(SteelWheelsBodies.warehouse());
    context.calendar().together(trade.products(), enterProduct());
    context.calendar().together(trade.customers(), this::enter);
    context.progress().start("trade", orders.size());
    context.calendar().live(plan(), context.progress());
  }

  private LocalDate lastDay() {
    return orders.stream()
        .flatMap(order -> Stream.of(order.ordered(), settledOn(order)))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// On one day what is ordered comes first, then what is settled, then the cheques.
  private Stream<Event> plan() {
    return Stream.of(
            orders.stream().map(o -> event(o.ordered(), o.customer(), true, () -> begin(o))),
            orders.stream().map(o -> event(settledOn(o), o.customer(), false, () -> end(o))),
            cheques().stream().map(c -> event(c.date(), c.customer(), false, () -> receive(c))))
        .flatMap(events -> events);
  }

  private static Event event(LocalDate day, int customer, boolean invoices, Runnable work) {
    return new Event(day, String.valueOf(customer), invoices, work);
  }

  private static LocalDate settledOn(Order order) {
    return order
        .shipped()
        .orElse(order.status() == Status.CANCELLED ? order.ordered().plusDays(1) : order.ordered());
  }

  private void receive(Cheque cheque) {
    context.tally().count("cheques");
    accounts(cheque.customer()).received(cheque.number(), cheque.amount()).forEach(this::pay);
  }

  private CustomerAccount accounts(int customer) {
    return requireNonNull(accounts.get(customer));
  }

  private void begin(Order order) {
    context.attempt("order " + order.number(), () -> place(order));
    context.progress().step();
  }

  private void end(Order order) {
    context.attempt("order " + order.number(), () -> settle(order));
  }

  private void place(Order order) {
    var step = order.number() + "/";
    var customer = requireNonNull(customers.get(order.customer()));
    var draft = steps.draft(step + "draft", draft(order, customer), order.total());
    context.tally().count("drafts");
    vat.charged(
        context.tally(), draft, order.ordered(), customer.country(), order.total(), "sales");
    steps.sendInvoice(step + "invoice", draft);
    long id = steps.complete(step + "complete", draft, true);
    context.tally().add("invoiced", draft.currency(), draft.total(), draft.presentment());
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
      case IN_PROCESS -> context.tally().count("in process");
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
      context.attempt(
          "cheque " + share.reference(),
          () -> {
            if (steps.isByCard(share.order(), share.source())) {
              steps.transactionByCard(step, id, share);
            } else {
              steps.transaction(step, id, share);
            }
          });
    }
  }

  private void enter(Customer customer) {
    var body = SteelWheelsBodies.customer(customer);
    steps.create(customerStep(customer), "customers.json", "customer", body);
    context.tally().count("customers");
    context.progress().step();
  }

  private static String customerStep(Customer customer) {
    return "customer/" + customer.number();
  }

  private Consumer<Product> enterProduct() {
    var sold = new HashMap<String, Integer>();
    orders.stream()
        .filter(order -> order.status() != Status.CANCELLED)
        .flatMap(order -> order.lines().stream())
        .forEach(line -> sold.merge(line.product(), line.quantity(), Integer::sum));
    return product -> {
      int opening = product.stock() + requireNonNull(sold.getOrDefault(product.code(), 0));
      var body = SteelWheelsBodies.product(product);
      variants.put(product.code(), catalogue.enter(product.code(), body, opening));
    };
  }

  private ObjBuilder draft(Order order, Customer customer) {
    var lines =
        order.lines().stream()
            .map(line ->
                Json.object()
                    .put("variant_id", requireNonNull(variants.get(line.product())))
                    .put("quantity", line.quantity())
                    .put("price", line.price().toPlainString())
                    .build())
            .toList();
    var address = SteelWheelsBodies.address(customer);
    var known = context.journal().find(customerStep(customer)).orElseThrow();
    var terms =
        Json.object().put("payment_terms_type", "NET").put("due_in_days", TERMS_DAYS).build();
    var body =
        Json.object()
            .put("line_items", lines)
            .put("customer", Json.object().put("id", known.at("id")).build())
            .put("email", SteelWheelsBodies.email(customer))
            .put("shipping_address", address)
            .put("billing_address", address)
            .put("tags", "steelwheels")
            .put("po_number", "SW-" + order.number())
            .put("tax_exempt", vat.exempts(customer.country()))
            .put(
                "presentment_currency",
                rates.presentment(customer.country(), order.ordered(), SHOP_CURRENCY))
            .put("payment_terms", terms)
            .put(
                "note_attributes",
                List.of(
                    Trade.nameValue("source order", String.valueOf(order.number())),
                    Trade.nameValue("required date", order.required().toString())));
    order.comments().ifPresent(comments -> body.put("note", comments));
    return body;
  }

  @Override
  public List<String> counts() {
    return List.of(
        ("products, stock levels, customers, drafts, payment requests, orders, shipped, cancelled,"
                + " on hold, disputed, resolved, in process, cheques, payments, paid by card")
            .split(", ", -1));
  }

  @Override
  public List<Check> checks(Ledger ledger) {
    var tally = context.tally();
    var ordered = orders.stream().map(Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    var all = ledger.total().add(ledger.cancelled()).subtract(tally.total("VAT on sales"));
    var cheques = cheques().stream().map(Cheque::amount).reduce(NOTHING, BigDecimal::add);
    var waiting =
        accounts.values().stream()
            .map(CustomerAccount::onAccount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var unused =
        waiting.signum() == 0
            ? ""
            : ": paid, and " + Table.amount(waiting) + " that found no open order";
    var stock = catalogue.stock();
    long units = stock.values().stream().mapToLong(Long::longValue).sum();
    long closing = trade.products().stream().mapToLong(Product::stock).sum();
    long differing =
        trade.products().stream()
            .filter(product -> stock.getOrDefault(product.code(), -1L) != product.stock())
            .count();
    return List.of(
        Check.count("orders", orders.size(), ledger.orders() + ledger.cancelledOrders()),
        new Check("order value", ordered, all, SHOP_CURRENCY),
        new Check("each order's value", NOTHING, tally.difference(), SHOP_CURRENCY),
        new Check("cheques" + unused, cheques, tally.total("paid").add(waiting), SHOP_CURRENCY),
        Check.count("closing stock, units", closing, units),
        Check.count("products with another stock", 0, differing),
        lines());
  }

  /// Every line of the source is in a draft, or names no order; of a part, those of its orders are.
  private Check lines() {
    long made = context.tally().counted("lines");
    if (!whole()) {
      long wanted = orders.stream().mapToLong(order -> order.lines().size()).sum();
      return Check.count("order lines", wanted, made);
    }
    int stray = trade.strayLines().size();
    var what = "order lines (%d names no order)".formatted(stray);
    return Check.count(what, trade.rowsOfLines(), made + stray);
  }
}
