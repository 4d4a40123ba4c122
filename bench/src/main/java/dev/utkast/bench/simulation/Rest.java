package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;

/// What must hold of everything together once nothing is on its way any more.
final class Rest {
  private final SimulatedDatabase database;
  private final Known known;
  private final SimulatedServices services;
  private final Watch watch;
  private final Shop shop;
  private final SimulatedClock clock;
  private int checks;

  Rest(
      SimulatedDatabase database,
      Known known,
      SimulatedServices services,
      Watch watch,
      Shop shop,
      SimulatedClock clock) {
    this.database = database;
    this.known = known;
    this.services = services;
    this.watch = watch;
    this.shop = shop;
    this.clock = clock;
  }

  int checks() {
    return checks;
  }

  void check(SimulatedQueues queues, Clients clients) {
    checks++;
    outbox();
    unless(queues.empty(), "every message is consumed", "messages wait");
    unless(!clients.waiting(), "every client is answered", "clients wait");
    for (var letter : queues.dead()) {
      unless(letter.message().poison, "every dead letter is an injected poison", letter.queue());
    }
    var stored = new Stored(database, known);
    sales(stored);
    numbers(stored);
    stored.orders().values().forEach(order -> legal(order, stored));
    stored.orders().values().forEach(order -> parcels(order, stored));
    new RestOfStock(stored, known).check();
    new RestOfParcels(stored, services).check();
    new RestOfMails(database, stored, services, watch.mailsAsked()).check();
    new RestOfCustomers(database, stored, shop).check();
  }

  private void outbox() {
    var setAside = new HashSet<String>();
    for (var row : database.everything(TableName.OUTBOX)) {
      unless(Outbox.isSetAside(row), "the outbox is empty at rest", row.key().pk());
      setAside.add(row.key().pk());
    }
    unless(
        setAside.equals(known.unsendableRows()),
        "what can never be sent is set aside, and nothing else",
        setAside + " of " + known.unsendableRows());
  }

  private void sales(Stored stored) {
    var orderOf = new HashMap<Long, Order>();
    for (var order : stored.orders().values()) {
      unless(orderOf.put(order.draftId(), order) == null, "one order per draft", order.name());
      unless(stored.drafts().containsKey(order.draftId()), "an order has its draft", order.name());
      unless(
          paid(stored, order.draftId(), order.paid()).equals(order.paid()),
          "paid on an order = its ledger",
          order.name());
      boolean late =
          order.dueOn().filter(day -> day.isBefore(today())).isPresent()
              && order.outstanding().isPositive();
      unless(
          late == order.overdue(clock.trueTime(), shop.timeZone()),
          "overdue = due day over and balance open",
          order.name());
      unless(
          OrderDecider.nextReminder(order, shop).filter(day -> !day.isAfter(today())).isEmpty(),
          "every reminder that is due was sent",
          order.name());
    }
    for (var draft : stored.drafts().values()) {
      var order = orderOf.get(draft.id());
      boolean completed = draft.status() instanceof DraftStatus.Completed;
      unless(completed == (order != null), "a completed draft has its order", draft.name());
      if (draft.status() instanceof DraftStatus.Completed(_, var orderId) && order != null) {
        unless(orderId == order.id(), "a draft knows its order", draft.name());
        unless(draft.priced().equals(order.priced()), "price and rate stay", draft.name());
      } else {
        unless(
            paid(stored, draft.id(), draft.paid()).equals(draft.paid()),
            "paid on a draft = its ledger",
            draft.name());
      }
    }
  }

  private java.time.LocalDate today() {
    return clock.trueTime().atZone(shop.timeZone()).toLocalDate();
  }

  private static Money paid(Stored stored, long draftId, Money like) {
    return stored.payments().getOrDefault(draftId, List.of()).stream()
        .filter(entry -> entry.kind() == PaymentEntry.Kind.PAYMENT)
        .map(PaymentEntry::amount)
        .reduce(Money.zero(like.getCurrencyUnit()), Money::plus);
  }

  private void numbers(Stored stored) {
    var seen = new HashSet<String>();
    stored
        .orders()
        .values()
        .forEach(o -> unless(seen.add(o.name()), "order numbers differ", o.name()));
    stored
        .drafts()
        .values()
        .forEach(d -> unless(seen.add(d.name()), "draft numbers differ", d.name()));
    var transactions = new HashSet<Long>();
    stored.payments().values().stream()
        .flatMap(List::stream)
        .forEach(entry ->
            unless(
                transactions.add(entry.transactionId()),
                "a payment is in one ledger entry",
                entry.reference()));
    for (var series : Invoice.Series.values()) {
      var numbers =
          stored.invoices().values().stream()
              .filter(invoice -> invoice.series() == series)
              .map(Invoice::number)
              .sorted()
              .toList();
      for (int i = 0; i < numbers.size(); i++) {
        unless(numbers.get(i) == i + 1L, "legal numbers have no gap and none is twice", series);
      }
    }
  }

  private void legal(Order order, Stored stored) {
    var invoice = stored.invoices().get(order.id() + "INVOICE");
    var credit = stored.invoices().get(order.id() + "CREDIT_NOTE");
    unless(invoice != null, "an order has its invoice", order.name());
    unless(
        (credit != null) == order.cancellation().isPresent(),
        "a cancelled order has its credit note",
        order.name());
    if (invoice != null) {
      unless(invoice.priced().equals(order.priced()), "price and rate stay", invoice.name());
      dated(invoice, order.createdAt());
    }
    order.cancellation().ifPresent(why -> dated(Objects.requireNonNull(credit), why.at()));
  }

  private void dated(Invoice document, Instant event) {
    unless(
        document.issuedAt().equals(event)
            && document.issuedOn().equals(event.atZone(shop.timeZone()).toLocalDate()),
        "a document is of the day of its event",
        document.name() + " of " + document.issuedOn() + ", not " + event);
  }

  private void parcels(Order order, Stored stored) {
    var lines = order.content().lines();
    boolean needed = lines.stream().anyMatch(SaleLine::requiresShipping);
    var made = stored.fulfillmentOrdersOf(order);
    unless(
        made.size() == (needed ? 1 : 0) || (made.isEmpty() && order.cancellation().isPresent()),
        "one fulfillment order for what needs a parcel",
        order.name() + " has " + made.size());
    for (var one : made) {
      unless(
          order.fulfillmentOrderIds().equals(List.of(one.id())),
          "an order knows its fulfillment order",
          order.name());
      boolean cancelled = one.status() instanceof FulfillmentStatus.Cancelled;
      unless(
          cancelled == order.cancellation().isPresent(),
          "a cancelled order's parcel is cancelled",
          order.name());
      for (var line : one.lines()) {
        int index = lines.indexOf(order.line(line.lineId()).orElseThrow());
        unless(
            line.quantity() == lines.get(index).quantity()
                && line.shipped() == order.shippedUnits().get(index)
                && line.shipped() == stored.unitsSent(order, line.lineId()),
            "shipped on order, parcels and fulfillment order agree",
            order.name());
      }
    }
  }

  /// Everything that is stored, read once.
  record Stored(
      Map<Long, DraftOrder> drafts,
      Map<Long, Order> orders,
      Map<Long, FulfillmentOrder> fulfillmentOrders,
      List<Fulfillment> parcels,
      Map<Long, List<PaymentEntry>> payments,
      Map<String, Invoice> invoices,
      Map<Long, SlipsTable.Slip> slips,
      Map<Long, SlipsTable.Slip> slipsOfParcels,
      List<Item> stock) {

    /// @param known of drafts, orders and fulfillment orders, the last that was stored
    Stored(SimulatedDatabase database, Known known) {
      this(
          known.drafts(),
          known.orders(),
          known.fulfillmentOrders(),
          new ArrayList<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          database.everything(TableName.STOCK));
      database.everything(TableName.ORDERS).stream()
          .filter(item -> item.key().pk().startsWith("PARCEL#"))
          .forEach(item -> parcels.add(OrdersTable.readFulfillment(item)));
      for (var item : database.everything(TableName.PAYMENTS)) {
        var draft = Long.valueOf(item.key().pk().substring("SALE#".length()));
        payments.computeIfAbsent(draft, _ -> new ArrayList<>()).add(PaymentsTable.read(item));
      }
      for (var item : database.everything(TableName.INVOICES)) {
        if (item.key().pk().startsWith("ORDER#")) {
          var invoice = InvoicesTable.read(item);
          invoices.put(invoice.orderId() + invoice.series().name(), invoice);
        }
      }
      for (var item : database.everything(TableName.SLIPS)) {
        var slip = SlipsTable.read(item);
        slip.fulfillmentId()
            .ifPresentOrElse(
                parcel -> slipsOfParcels.put(parcel, slip),
                () -> slips.put(slip.fulfillmentOrderId(), slip));
      }
    }

    List<FulfillmentOrder> fulfillmentOrdersOf(Order order) {
      return fulfillmentOrders.values().stream().filter(f -> f.orderId() == order.id()).toList();
    }

    int unitsSent(Order order, long lineId) {
      return parcels.stream()
          .filter(parcel -> parcel.orderId() == order.id())
          .flatMap(parcel -> parcel.lines().stream())
          .filter(units -> units.lineId() == lineId)
          .mapToInt(Fulfillment.Units::quantity)
          .sum();
    }

    boolean heldForStock(Order order) {
      return fulfillmentOrdersOf(order).stream()
          .flatMap(made -> made.hold().stream())
          .anyMatch(Hold::byStock);
    }

    boolean isLevel(Item item) {
      return StockTable.isLevel(item);
    }
  }
}
