package dev.utkast.testkit;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.OversellPolicy;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.ProductStatus;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.ClaimDecider;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.model.lifecycle.Recipient;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.message.Message;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.TimelineEvent;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// The shop of [MemoryWiring#standard()] with whatever a test needs to be there already, stored as
/// the functions themselves store it.
public final class SampleShop {

  private final MemoryWiring wiring = MemoryWiring.standard();

  public MemoryWiring wiring() {
    return wiring;
  }

  public MemoryDatabase database() {
    return (MemoryDatabase) wiring.database();
  }

  public SettableClock clock() {
    return (SettableClock) wiring.clock();
  }

  public Instant now() {
    return wiring.clock().instant();
  }

  public LocalDate today() {
    return now().atZone(wiring.shop().timeZone()).toLocalDate();
  }

  public static Money usd(String amount) {
    return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
  }

  /// @return a variant that is tracked and not oversold, of a product with that title
  public Variant variant(String title, String price) {
    var productId = new ProductId(wiring.ids().next());
    var id = new VariantId(wiring.ids().next());
    var variant = variant(id, productId, title, usd(price), now());
    var products = new ProductsTable(database());
    commit(products.put(product(productId, title, id)), products.put(variant));
    return variant;
  }

  /// @return a variant whose stock is counted, not stored
  static Variant variant(
      VariantId id, ProductId productId, String title, Money price, Instant now) {
    return variant(id, productId, title, price, StockPolicy.DENY, now);
  }

  /// @return a variant, not stored
  static Variant variant(
      VariantId id,
      ProductId productId,
      String title,
      Money price,
      StockPolicy stock,
      Instant now) {
    return new Variant(
        id,
        1,
        productId,
        title,
        Optional.of("Workshop"),
        Variant.DEFAULT_TITLE,
        Optional.of("SKU-" + title),
        price,
        1,
        stock == StockPolicy.CONTINUE ? OversellPolicy.CONTINUE : OversellPolicy.DENY,
        stock != StockPolicy.UNTRACKED,
        true,
        TaxContext.STANDARD,
        true,
        500,
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty());
  }

  private Product product(ProductId id, String title, VariantId variantId) {
    return new Product(
        id,
        1,
        title,
        Optional.empty(),
        Optional.of("Workshop"),
        Optional.empty(),
        List.of(),
        ProductStatus.ACTIVE,
        List.of(),
        List.of(variantId),
        now(),
        now(),
        Optional.empty(),
        Optional.empty());
  }

  public Customer customer(String email) {
    return customer(email, Optional.empty(), Optional.empty());
  }

  public Customer customer(String email, Optional<String> currency, Optional<String> language) {
    var customer =
        Copy.of(ada(new CustomerId(wiring.ids().next()), now()))
            .with(Customer::email, Optional.of(email))
            .with(Customer::lastName, Optional.of("Lovelace"))
            .with(Customer::addresses, List.of(address("GB")))
            .with(Customer::currency, currency)
            .with(Customer::language, language)
            .made();
    commit(new CustomersTable(database()).put(customer));
    return customer;
  }

  /// @return a customer of whom little is known, not stored
  public static Customer ada(CustomerId id, Instant now) {
    var nothing = Optional.<String>empty();
    return new Customer(
        id,
        1,
        nothing,
        Optional.of("Ada"),
        nothing,
        nothing,
        nothing,
        List.of(),
        false,
        List.of(),
        nothing,
        nothing,
        0,
        Optional.empty(),
        nothing,
        now,
        now,
        nothing,
        nothing,
        Optional.empty(),
        false);
  }

  /// A customer who lives in Rome by now, and has another mail address.
  public void moved(CustomerId customerId, String email) {
    var customers = new CustomersTable(database());
    var before = customers.find(customerId).orElseThrow();
    commit(
        customers.put(
            Copy.of(before)
                .with(Customer::version, before.version() + 1)
                .with(Customer::email, Optional.of(email))
                .with(Customer::addresses, List.of(address("IT")))
                .with(Customer::updatedAt, now())
                .made()));
  }

  public static Address address(String countryCode) {
    return named("Lovelace", countryCode);
  }

  public static Address named(String lastName, String countryCode) {
    return new Address(
        Optional.of("Ada"),
        Optional.of(lastName),
        Optional.empty(),
        Optional.of("12 St James's Square"),
        Optional.empty(),
        Optional.of("London"),
        Optional.empty(),
        Optional.of("SW1Y 4JH"),
        Optional.of(Locale.of("", countryCode).getDisplayCountry(Locale.ENGLISH)),
        Optional.empty(),
        Optional.of(countryCode),
        Optional.empty());
  }

  /// One euro in other money, as published today.
  public void quote(String currency, String perEuro) {
    quote(currency, perEuro, today());
  }

  public void quote(String currency, String perEuro, LocalDate day) {
    commit(
        new RatesTable(database())
            .putNew(new CrossRates.Quote(CurrencyUnit.of(currency), new BigDecimal(perEuro), day)));
  }

  /// @return an open draft, stored
  public DraftOrder draft(SampleSale sale) {
    var drafts = new DraftsTable(database());
    var id = new DraftId(wiring.ids().next());
    var draft =
        DraftOrderDecider.create(
            id, DraftsTable.nextNumber(database()), sale.content(), sale.priced(), now());
    commit(drafts.put(draft));
    return draft;
  }

  /// Sends the draft's invoice; its mail stays unsent.
  public DraftOrder invoiced(DraftOrder draft) {
    return invoiced(draft, "customer@example.com");
  }

  /// @return the token of the link that the customer of a draft is sent
  public String token(DraftOrder draft) {
    return LinkTokens.token(draft.link(now()).orElseThrow(), wiring.linkKeys().current());
  }

  /// @return the token of the link to an order
  public String token(Order order) {
    return LinkTokens.token(order.link(now()), wiring.linkKeys().current());
  }

  /// A link as older versions sent them: its secret is random, and lies hashed in a table.
  public void storedLink(String secret, LinkTarget target) {
    commit(new LinksTable(database()).putLink(Digests.sha256(secret), target));
  }

  /// A draft as older versions left it that asked for it behind a link of such a secret.
  public DraftOrder invoicedBefore(DraftOrder draft, String secret) {
    var asked = invoiced(draft);
    var before =
        Copy.of(asked)
            .with(DraftOrder::version, asked.version() + 1)
            .with(DraftOrder::asked, Optional.empty())
            .with(DraftOrder::linkHash, Optional.of(Digests.sha256(secret)))
            .made();
    commit(new DraftsTable(database()).put(before));
    var end = now().plus(Duration.ofDays(90));
    storedLink(secret, new LinkTarget(draft.id(), before.revision(), end, Optional.empty()));
    return before;
  }

  /// Sends the draft's invoice to an address; its mail stays unsent.
  public DraftOrder invoiced(DraftOrder draft, String email) {
    var usual =
        new Message.MailOverrides(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    var recipient = new Recipient(Optional.of(email), Optional.empty());
    var asked =
        Decided.changed(
            SaleDecider.requestPayment(
                draft, draft.priced(), recipient, wiring.ids().next(), usual, now()));
    commitSilently(asked);
    return asked.draft();
  }

  /// Changes what the draft sells, as an edit by staff does.
  public DraftOrder edited(DraftOrder draft, SampleSale sale) {
    var next = Decided.changed(DraftOrderDecider.edit(draft, sale.content(), sale.priced(), now()));
    commit(new DraftsTable(database()).put(next));
    return next;
  }

  /// @return the order of a draft that was completed with its payment pending; its messages are
  ///   taken off the outbox
  public Order order(SampleSale sale) {
    var draft = draft(sale);
    var agreed = new StoredOrders(wiring).agreed(draft);
    commitSilently(agreed);
    return agreed.order();
  }

  /// @param paid on the draft in all, when its sale is agreed
  public Order agreed(DraftOrder draft, Money paid) {
    if (paid.isPositive()) {
      var notice =
          new PaymentNotice(new TransactionId(wiring.ids().next()), "bank", "before", paid);
      var order = new OrderOfDraft(draft, database(), wiring.ids());
      var received =
          Decided.changed(
              SaleDecider.receivePayment(
                  draft,
                  Optional.empty(),
                  notice,
                  order,
                  StoredOrders.STAFF,
                  wiring.shop(),
                  now()));
      commitSilently(received);
      if (received instanceof Change.SaleAgreed agreed) {
        return agreed.order();
      }
      return agreed(received.draft(), Money.zero(paid.getCurrencyUnit()));
    }
    var agreed = new StoredOrders(wiring).agreed(draft);
    commitSilently(agreed);
    return agreed.order();
  }

  /// @return the order as if it had been priced so
  public Order repriced(Order order, PricedDocument priced) {
    return rewritten(order, Order::priced, priced);
  }

  /// @return the order as an older version stored it, which wrote its timeline into it
  public Order withTimeline(Order order, List<TimelineEvent> timeline) {
    return rewritten(order, Order::timeline, timeline);
  }

  /// @return the order as if so many parcels of it had left
  public Order withParcels(Order order, List<FulfillmentId> fulfillmentIds) {
    return rewritten(order, Order::fulfillmentIds, fulfillmentIds);
  }

  private <V> Order rewritten(Order order, Copy.Component<Order, V> component, V value) {
    var next =
        Copy.of(order).with(Order::version, order.version() + 1).with(component, value).made();
    commit(new OrdersTable(database()).put(next, wiring.shop()));
    return next;
  }

  /// @return the fulfillment order of an order, made as when its stock was claimed
  public FulfillmentOrder fulfillmentOrder(Order order, Shortage... shortages) {
    var claims = new ClaimDecider.Claims(Decision.alreadyDone(), List.of(shortages));
    var claimed =
        Decided.changed(
            ClaimDecider.goOn(
                order,
                Optional.empty(),
                claims,
                () -> 1,
                Location.PRIMARY_ID,
                wiring.ids()::next,
                now()));
    commitSilently(claimed);
    return claimed.fulfillmentOrder().orElseThrow();
  }

  /// @return what waits in the outbox, which is empty after that
  public List<Message> takeMessages() {
    var rows = database().everything(TableName.OUTBOX).stream().map(Outbox::read).toList();
    rows.forEach(row -> commit(new Write.Delete(row.key())));
    return rows.stream().flatMap(row -> row.row().messages().stream()).toList();
  }

  /// Commits what was decided; its messages are taken off the outbox.
  private void commitSilently(Change change) {
    wiring.store().commit(change);
    takeMessages();
  }

  private void commit(Write... writes) {
    database().commit(writes);
  }
}
