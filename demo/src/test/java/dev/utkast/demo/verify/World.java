package dev.utkast.demo.verify;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.model.catalog.OversellPolicy;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.InvoiceDecider;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// A shop in which two of one item were sold, paid and shipped; everything about it can be spoiled.
final class World {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant LATER = Instant.parse("2026-03-03T12:00:00Z");
  static final LocalDate TOMORROW = LocalDate.of(2026, 3, 2);
  static final long ITEM = 5;
  static final long LINE = 50;
  static final long CUSTOMER = 90;
  static final long PLACE = 1;
  private static final Shop SHOP =
      new Shop(
          "Shop",
          "shop@shop.example",
          CurrencyUnit.EUR,
          ZoneId.of("Europe/Oslo"),
          "NO",
          "https://shop.example",
          Shop.DEFAULT_REMINDER_DAYS);
  private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
  final Map<Long, DraftOrder> drafts = new HashMap<>();
  final List<Order> orders = new ArrayList<>();
  final Map<Long, CustomersTable.WithOrders> customers = new HashMap<>();
  final List<FulfillmentOrder> fulfillmentOrders = new ArrayList<>();
  final List<Fulfillment> parcels = new ArrayList<>();
  final Map<Long, List<PaymentEntry>> payments = new HashMap<>();
  final List<Long> reminders = new ArrayList<>();
  final List<Invoice> invoices = new ArrayList<>();
  final Map<String, Long> lastNumbers = new HashMap<>();
  final List<StockLevel> levels = new ArrayList<>();
  final List<Movement> movements = new ArrayList<>();
  final List<SlipsTable.Slip> slips = new ArrayList<>();
  final List<MailTable.Mail> mails = new ArrayList<>();
  final Map<String, LinksTable.Link> links = new HashMap<>();
  final Map<String, byte[]> objects = new HashMap<>();
  Variant variant = variant();
  final List<String> outbox = new ArrayList<>();
  final Set<MailTable.Name> mailsToAsk = new HashSet<>();
  final Map<QueueName, Integer> queued = new EnumMap<>(QueueName.class);
  final Map<QueueName, Integer> deadLetters = new EnumMap<>(QueueName.class);
  final Map<String, Integer> copies = new HashMap<>();

  World() {
    var draft = draft(10, 1);
    var paid = draft.total();
    var order =
        OrderDecider.start(draft, new OrderDecider.Start(20, 1, 1, paid), SHOP, NOW).order();
    drafts.put(10L, DraftOrderDecider.completed(draft, paid, 20, NOW));
    payments.put(10L, List.of(payment(30, paid)));
    invoice(order, 1);
    ship(order);
    mails.add(mail(MailKind.INVOICE, 20));
    copies.put("invoice.20.1", 1);
    customers.put(CUSTOMER, withOrder(order, order.priced().total().shop()));
  }

  /// The customer, with an order of a total.
  static CustomersTable.WithOrders withOrder(Order order, Money total) {
    var entry = new OrderHistory.Entry(order.id(), order.name(), total);
    return new CustomersTable.WithOrders(
        Customer.unknown(CUSTOMER, NOW), List.of(entry), List.of());
  }

  Evidence evidence() {
    var byPlace =
        movements.stream()
            .collect(Collectors.groupingBy(move -> move.itemId() + "/" + move.locationId()));
    return new Evidence(
        drafts,
        orders,
        customers,
        fulfillmentOrders,
        parcels,
        payments,
        reminders,
        invoices,
        lastNumbers,
        levels,
        byPlace,
        Map.of(ITEM, variant),
        slips,
        mails,
        links,
        outbox,
        mailsToAsk,
        Map.copyOf(queued),
        deadLetters,
        Optional.of(copies),
        store(),
        SHOP,
        NOW);
  }

  /// An order of the draft that was neither paid nor invoiced nor packed.
  Order bareOrder(DraftOrder draft, long id) {
    var start = new OrderDecider.Start(id, id, 1, Money.zero(CurrencyUnit.EUR));
    return OrderDecider.start(draft, start, SHOP, NOW).order();
  }

  void invoice(Order order, long number) {
    if (issued(order, number) instanceof InvoiceDecider.Outcome.Issued(var document)) {
      invoices.add(document);
      lastNumbers.put("INVOICE", number);
    }
  }

  /// The invoice as if it had been dated otherwise.
  void reissue(LocalDate issuedOn, Instant issuedAt) {
    invoices.set(0, dated(invoices.getFirst(), issuedOn, issuedAt));
  }

  private static Invoice dated(Invoice of, LocalDate issuedOn, Instant issuedAt) {
    return new Invoice(
        of.id(),
        of.series(),
        of.number(),
        of.orderId(),
        of.orderName(),
        of.seller(),
        of.credits(),
        of.content(),
        of.priced(),
        issuedOn,
        of.dueOn(),
        issuedAt,
        of.paid());
  }

  static Invoice creditNote(Order order, LocalDate issuedOn) {
    var made = Optional.of(((InvoiceDecider.Outcome.Issued) issued(order, 1)).document());
    if (InvoiceDecider.credit(order, order.paid(), made, Optional.empty(), 0, 41, SHOP)
        instanceof InvoiceDecider.Outcome.Issued(var document)) {
      return dated(document, issuedOn, document.issuedAt());
    }
    throw new AssertionError("not cancelled");
  }

  private static InvoiceDecider.Outcome issued(Order order, long number) {
    return InvoiceDecider.issue(order, order.paid(), Optional.empty(), number - 1, 40, SHOP);
  }

  /// The order as if nothing had left, called off, with its credit note.
  ///
  /// @param silently without a mail
  void cancel(boolean silently) {
    var order =
        OrderDecider.start(
                draft(10, 1), new OrderDecider.Start(20, 1, 1, draft(10, 1).total()), SHOP, NOW)
            .order();
    var why = new Cancellation(Cancellation.Reason.CUSTOMER, NOW, false, silently);
    if (OrderDecider.cancel(order, why) instanceof OrderDecider.Outcome.Changed(var next, _)) {
      orders.set(0, next);
      parcels.clear();
      fulfillmentOrders.clear();
      if (!silently) {
        invoices.add(creditNote(next, LocalDate.of(2026, 3, 1)));
      }
    }
  }

  /// Another order's worth of a ladder: due now, unpaid, and reminded of all steps at once.
  void remind() {
    var order =
        OrderDecider.start(
                draft(10, 1),
                new OrderDecider.Start(20, 1, 1, Money.zero(CurrencyUnit.EUR)),
                SHOP,
                NOW)
            .order();
    var far = NOW.plus(Duration.ofDays(400));
    if (OrderDecider.remind(order, SHOP, far)
        instanceof OrderDecider.Outcome.Changed(var next, _)) {
      orders.set(0, next);
    }
  }

  /// A draft that was sent now, as a revision.
  void sent(long id, int revision) {
    var draft = draft(id, 2);
    var link = new DraftOrderDecider.PaymentLink("secret", "hash");
    var wishes =
        new Message.Wishes(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    if (DraftOrderDecider.sendInvoice(
            draft, draft.priced(), Optional.of("a@b.example"), link, wishes, NOW)
        instanceof DraftOrderDecider.Outcome.Changed(var next, _)) {
      drafts.put(id, next);
      links.put("hash", LinksTable.Link.sentAt(NOW, id, revision));
    }
  }

  /// A second parcel of the order, by what the order says sent now.
  void parcel(long id, boolean toldByMail) {
    parcels.add(parcel(id, NOW, toldByMail));
  }

  static Fulfillment parcel(long id, Instant at, boolean toldByMail) {
    var none = new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty());
    return new Fulfillment(
        id, 20, 60, PLACE, 2, List.of(), none, at, Optional.empty(), false, false, toldByMail);
  }

  private void ship(Order order) {
    var ids = new long[] {60};
    var made = FulfillmentDecider.make(order, List.of(), PLACE, () -> ids[0]++, NOW).orElseThrow();
    var parcel =
        new Fulfillment(
            70,
            20,
            made.id(),
            PLACE,
            1,
            List.of(new Fulfillment.Units(LINE, 2)),
            new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty()),
            NOW);
    parcels.add(parcel);
    if (FulfillmentDecider.ship(made, List.of(), NOW)
        instanceof FulfillmentDecider.ShipOutcome.Shipped(var next, _)) {
      fulfillmentOrders.add(next);
    }
    var packed = OrderDecider.withFulfillmentOrder(order, made.id(), 1, Optional.empty(), NOW);
    orders.add(
        OrderDecider.shipped(packed, 70, List.of(2, 0), Optional.empty(), Optional.empty(), NOW));
    slips.add(new SlipsTable.Slip(made.id(), "slips/x.pdf", PDF.length, NOW));
    objects.put("slips/x.pdf", PDF);
    var counted = StockDecider.setAvailable(StockLevel.none(ITEM, PLACE, NOW), 9, 80, NOW);
    movements.add(counted.movement());
    var claimed =
        moved(
            StockDecider.claim(
                counted.next(),
                Optional.empty(),
                new Movement.SoldLine(20, LINE),
                2,
                StockPolicy.DENY,
                NOW));
    movements.add(claimed.movement());
    var shipped =
        moved(
            StockDecider.ship(
                claimed.next(),
                Optional.of(claimed.movement()),
                Optional.empty(),
                70,
                LINE,
                2,
                NOW));
    movements.add(shipped.movement());
    levels.add(shipped.next());
  }

  static StockDecider.Outcome.Moved moved(StockDecider.Outcome outcome) {
    return (StockDecider.Outcome.Moved) outcome;
  }

  static DraftOrder draft(long id, long number) {
    var content =
        new SaleContent(
            List.of(line(LINE, true), line(LINE + 1, false)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(CUSTOMER),
            Optional.of("a@b.example"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var rules = PricingRules.of(CurrencyUnit.EUR, TaxContext.none());
    return DraftOrderDecider.create(
        id, number, content, Pricing.price(content.toCart(), rules), NOW);
  }

  private static SaleLine line(long id, boolean goods) {
    return new SaleLine(
        id,
        goods ? Optional.of(ITEM) : Optional.empty(),
        Optional.empty(),
        "Thing",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        2,
        Money.parse("EUR 10.50"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        TaxContext.STANDARD,
        List.of(),
        goods,
        100,
        goods ? StockPolicy.DENY : StockPolicy.UNTRACKED,
        List.of());
  }

  static PaymentEntry payment(long id, Money amount) {
    return new PaymentEntry(
        id, PaymentEntry.Kind.PAYMENT, "manual", "ref", amount, Optional.of(20L), NOW);
  }

  static MailTable.Mail mail(MailKind kind, long subject) {
    return new MailTable.Mail(
        kind, subject, 1, 2, 1, MailTable.Mail.State.SENT, Optional.of("m"), NOW, Optional.empty());
  }

  private static Variant variant() {
    return new Variant(
        ITEM,
        1,
        4,
        "Thing",
        Optional.empty(),
        Variant.DEFAULT_TITLE,
        Optional.empty(),
        Money.parse("EUR 10.50"),
        1,
        OversellPolicy.DENY,
        true,
        true,
        TaxContext.STANDARD,
        true,
        100,
        Optional.empty(),
        NOW,
        NOW);
  }

  private ObjectStore store() {
    return new ObjectStore() {
      @Override
      public boolean putNew(String key, byte[] bytes, String contentType) {
        return objects.putIfAbsent(key, bytes) == null;
      }

      @Override
      public Optional<byte[]> get(String key) {
        return Optional.ofNullable(objects.get(key));
      }
    };
  }
}
