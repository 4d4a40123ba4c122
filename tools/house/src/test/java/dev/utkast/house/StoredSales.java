package dev.utkast.house;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.OversellPolicy;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.ProductStatus;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.ClaimDecider;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.message.Message;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxRate;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.FixedLinkKeys;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import dev.utkast.testkit.StoredOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What the sample events speak of, stored under the very ids they name: a product (2000) with its
/// variant (2001), one without stock (2010, 2011), a customer (3001), a draft that was invoiced
/// (1001), and orders: one with its fulfillment order (4001, 5001) and a parcel (6001), one
/// cancelled (4002), one untouched (4003), one paid (4004), one partly given back (4005).
final class StoredSales {
  static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  /// The row of the outbox that is not sent yet.
  static final long WAITING = 90_001;

  static final String ACCESS_TOKEN =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  /// Of the link that the customer of draft 1001 was mailed.
  static final String LINK_SECRET =
      LinkTokens.token(
          new Link.OfDraft(new DraftId(1001), 1, 0, Link.end(NOW)),
          FixedLinkKeys.of(FixedLinkKeys.CURRENT));

  /// Of the link to order 4004, of which nothing is open.
  static final String PAID_LINK =
      LinkTokens.token(
          new Link.OfOrder(new OrderId(4004), 0, Link.end(NOW)),
          FixedLinkKeys.of(FixedLinkKeys.CURRENT));

  /// Of a link that an older version mailed to the customer of the same draft.
  static final String OLD_LINK_SECRET = "Q2hhbmdlLW1lLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4";

  /// A picture of one pixel.
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
          + "rkJggg==";

  private final Wiring wiring;

  private StoredSales(Wiring wiring) {
    this.wiring = wiring;
  }

  static MemoryWiring inMemory() {
    var wiring = MemoryWiring.standard().with(() -> RATES).with(new CardPayments(true, true));
    new StoredSales(wiring).store();
    return wiring;
  }

  private static final String RATES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
          xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        <Cube><Cube time="2026-03-02">
          <Cube currency="USD" rate="1.0850"/><Cube currency="JPY" rate="162.40"/>
          <Cube currency="SEK" rate="11.17"/>
        </Cube></Cube>
      </gesmes:Envelope>
      """;

  /// Published on the Friday before.
  private static final List<CrossRates.Quote> QUOTES =
      List.of(quote("USD", "1.0800"), quote("JPY", "161.50"), quote("NOK", "11.20"));

  private static CrossRates.Quote quote(String currency, String perEuro) {
    var friday = LocalDate.parse("2026-02-27");
    return new CrossRates.Quote(CurrencyUnit.of(currency), new BigDecimal(perEuro), friday);
  }

  private void store() {
    var products = new ProductsTable(wiring.database());
    var stock = new StockTable(wiring.database());
    var tokens = new TokensTable(wiring.database());
    commit(products.put(product(2000, 2001)), products.put(variant(2000, 2001)));
    commit(products.put(product(2010, 2011)), products.put(variant(2010, 2011)));
    commit(new CustomersTable(wiring.database()).put(customer()));
    storeSettings(new SettingsTable(wiring.database()));
    var counted =
        Decided.changed(
            StockDecider.setAvailable(
                StockLevel.none(new VariantId(2001), Location.PRIMARY_ID, NOW),
                10,
                new AdjustmentId(7001),
                NOW));
    commit(stock.put(counted.next()), stock.putNew(counted.movement()));
    commit(
        tokens.putAccess(
            Digests.sha256(ACCESS_TOKEN), new TokensTable.Access(List.of("read_orders"))));
    for (var quote : QUOTES) {
      commit(new RatesTable(wiring.database()).putNew(quote));
    }
    storeDraft();
    storeOrders();
    StoredCheckout.store(wiring, draft(1001).total());
    commit(OutboxTable.put(WAITING, NOW, List.of(new Message.IssueInvoice(new OrderId(4001)))));
  }

  /// Registered in Japan, where nothing here goes.
  private void storeSettings(SettingsTable settings) {
    var rate =
        new TaxRate(
            "JP",
            "",
            "JP",
            "comics",
            "Levy",
            new BigDecimal("0.03"),
            LocalDate.EPOCH,
            Optional.empty());
    var japan =
        new TaxRegistration(new TaxRegistrationId(9001), Registration.in("JP"), Optional.empty());
    var rated = SalesSettings.unset().withRates(List.of(new OwnRate(new TaxRateId(9101), rate)));
    commit(settings.put(rated));
    commit(settings.put(rated.withRegistrations(List.of(japan))));
    var picture = Base64.getDecoder().decode(PNG);
    var logo = new Logo(Digests.sha256(picture), Logo.Type.PNG, 1, 1);
    commit(
        settings.put(
            Copy.of(ShopIdentity.unset())
                .with(ShopIdentity::version, 1L)
                .with(ShopIdentity::logo, Optional.of(logo))
                .made()),
        settings.put(logo, picture));
  }

  private void commit(Write... writes) {
    wiring.database().commit(writes);
  }

  private void storeDraft() {
    var draft = draft(1001);
    var drafts = new DraftsTable(wiring.database());
    commit(drafts.put(draft));
    commit(
        drafts.put(
            Decided.changed(
                DraftOrderDecider.sendInvoice(
                    draft, draft.priced(), draft.content().email(), false, 1, NOW))));
    var target = new LinkTarget(new DraftId(1001), 1, Link.end(NOW), Optional.empty());
    var links = new LinksTable(wiring.database());
    commit(links.putLink(Digests.sha256(OLD_LINK_SECRET), target));
  }

  private void storeOrders() {
    var orders = new OrdersTable(wiring.database());
    for (var order : List.of(order(4001), order(4002), order(4003))) {
      commit(new DraftsTable(wiring.database()).put(draft(order.draftId().value())));
      commit(completed(order), orders.put(order, wiring.shop()));
    }
    var claimed =
        Decided.changed(
            ClaimDecider.goOn(
                order(4001),
                Optional.empty(),
                new ClaimDecider.Claims(Decision.alreadyDone(), List.of()),
                () -> 1,
                Location.PRIMARY_ID,
                ids(5002, 5001)::next,
                NOW));
    var made = claimed.fulfillmentOrder().orElseThrow();
    commit(orders.put(claimed.order(), wiring.shop()), orders.put(made));
    var units = new Fulfillment.Units(new LineId(1101), 2);
    commit(
        orders.putNew(
            StoredOrders.parcel(
                new FulfillmentId(6001), new OrderId(4001), made.id(), NOW, units)));
    storePaid(orders);
    storeRefunded(orders);
    var why = new Cancellation(Cancellation.Reason.CUSTOMER, NOW);
    commit(
        orders.put(
            Decided.changed(OrderDecider.cancel(order(4002), why, Set.of())), wiring.shop()));
    var none = new InvoiceDecider.FoundSeries(Optional.empty(), 0);
    var off = order(4002);
    var seller = Seller.of(wiring.shop());
    var issued =
        Decided.changed(InvoiceDecider.issue(off, off.paid(), List.of(), none, () -> 8002, seller))
            .documents()
            .getFirst();
    var invoices = new InvoicesTable(wiring.database());
    commit(invoices.takeNumber(issued), invoices.putNew(issued));
  }

  private void storePaid(OrdersTable orders) {
    var order = OrderDecider.paid(order(4004), order(4004).total(), NOW);
    commit(new DraftsTable(wiring.database()).put(draft(order.draftId().value())));
    commit(completed(order), orders.put(order(4004), wiring.shop()));
    commit(orders.put(order, wiring.shop()));
    var entry =
        new PaymentEntry(
            new TransactionId(7101),
            PaymentEntry.Kind.PAYMENT,
            PaymentNotice.MANUAL,
            "bank 1",
            order.total(),
            Optional.of(order.id()),
            NOW,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    commit(new PaymentsTable(wiring.database()).putNew(order.draftId(), entry));
  }

  private void storeRefunded(OrdersTable orders) {
    var order = OrderDecider.paid(order(4005), order(4005).total(), NOW);
    commit(new DraftsTable(wiring.database()).put(draft(order.draftId().value())));
    commit(completed(order), orders.put(order(4005), wiring.shop()));
    StoredRefund.store(wiring, orders, order);
  }

  private Write completed(Order order) {
    return new DraftsTable(wiring.database())
        .put(
            Decided.changed(
                DraftOrderDecider.completed(
                    draft(order.draftId().value()),
                    order.paid(),
                    order.id(),
                    new Actor.Staff("test"),
                    NOW)));
  }

  private static Iterator<Long> ids(long... ids) {
    return LongStream.of(ids).boxed().iterator();
  }

  private Order order(long id) {
    var nothing = Money.zero(CurrencyUnit.USD);
    return OrderDecider.start(
        draft(id - 3000 + 1), new OrderId(id), id - 4000, nothing, wiring.shop(), NOW);
  }

  private static DraftOrder draft(long id) {
    var content = content();
    var rules = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    return DraftOrderDecider.create(
        new DraftId(id), 12, content, Pricing.price(content.toCart(), rules), NOW);
  }

  private static SaleContent content() {
    var line =
        Copy.of(SampleSale.line(1101, "Oak table", 2, "740.00"))
            .with(SaleLine::variantId, Optional.of(new VariantId(2001)))
            .with(SaleLine::productId, Optional.of(new ProductId(2000)))
            .with(SaleLine::sku, Optional.of("OAK-1"))
            .with(SaleLine::vendor, Optional.of("Workshop"))
            .with(SaleLine::grams, 41_000L)
            .with(SaleLine::stock, StockPolicy.DENY)
            .made();
    return SampleSale.of(line)
        .boughtBy(new CustomerId(3001))
        .with(SaleContent::email, Optional.of("ada@example.com"))
        .to(SampleShop.address("GB"), "en")
        .onTerms(new PaymentTerms(PaymentTerms.Type.NET, Optional.of(30), Optional.empty()))
        .content();
  }

  private static Money dollars(String amount) {
    return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
  }

  private static Customer customer() {
    return Copy.of(SampleShop.ada(new CustomerId(3001), NOW))
        .with(Customer::email, Optional.of("ada@example.com"))
        .with(Customer::lastName, Optional.of("Lovelace"))
        .with(Customer::addresses, List.of(SampleShop.address("GB")))
        .with(Customer::language, Optional.of("en"))
        .made();
  }

  private static Product product(long id, long variant) {
    return new Product(
        new ProductId(id),
        1,
        "Oak table",
        Optional.empty(),
        Optional.of("Workshop"),
        Optional.empty(),
        List.of(),
        ProductStatus.ACTIVE,
        List.of("Title"),
        List.of(new VariantId(variant)),
        NOW,
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static Variant variant(long product, long id) {
    return new Variant(
        new VariantId(id),
        1,
        new ProductId(product),
        "Oak table",
        Optional.of("Workshop"),
        Variant.DEFAULT_TITLE,
        Optional.of("OAK-1"),
        dollars("740.00"),
        1,
        OversellPolicy.DENY,
        true,
        true,
        "standard",
        true,
        41_000,
        Optional.empty(),
        NOW,
        NOW,
        Optional.empty(),
        Optional.empty());
  }
}
