package dev.utkast.testkit;

import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Orders to begin a test of a function with, decided by the model and stored.
public final class StoredOrders {
  /// What each unit of every line costs.
  public static final Money PRICE = Money.of(CurrencyUnit.USD, new BigDecimal("10.00"));

  static final Actor STAFF = new Actor.Staff("test");

  private final MemoryWiring wiring;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final StockTable stock;

  public StoredOrders(MemoryWiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.stock = new StockTable(wiring.database());
  }

  /// @param variantId of what is sold; counted under the same id
  public static SaleLine line(long id, VariantId variantId, int quantity) {
    return line(id, Optional.of(variantId), quantity, StockPolicy.DENY, true);
  }

  public static SaleLine oversellable(long id, VariantId variantId, int quantity) {
    return line(id, Optional.of(variantId), quantity, StockPolicy.CONTINUE, true);
  }

  /// Nothing of it travels, and nothing of it is counted.
  public static SaleLine service(long id) {
    return line(id, Optional.empty(), 1, StockPolicy.UNTRACKED, false);
  }

  /// Nobody counted it when the line was written.
  public static SaleLine uncounted(long id, VariantId variantId, int quantity) {
    return line(id, Optional.of(variantId), quantity, StockPolicy.UNTRACKED, true);
  }

  private static SaleLine line(
      long id, Optional<VariantId> variantId, int quantity, StockPolicy policy, boolean parcel) {
    return Copy.of(SampleSale.line(id, "Thing " + id, quantity, "10.00"))
        .with(SaleLine::variantId, variantId)
        .with(SaleLine::productId, variantId.map(StoredOrders::productOf))
        .with(SaleLine::stock, policy)
        .with(SaleLine::requiresShipping, parcel)
        .made();
  }

  /// Each variant is the only one of a product, with a number like its own.
  private static ProductId productOf(VariantId variantId) {
    return new ProductId(variantId.value());
  }

  /// @return the first parcel of an order, all of `from`, with nothing to say of it; not stored
  public static Fulfillment parcel(
      FulfillmentId id,
      OrderId orderId,
      FulfillmentOrderId from,
      Instant at,
      Fulfillment.Units... units) {
    return new Fulfillment(
        id,
        orderId,
        from,
        Location.PRIMARY_ID,
        1,
        List.of(units),
        new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty()),
        at,
        Optional.empty(),
        false,
        false,
        false,
        Optional.empty());
  }

  /// Of a customer with a mail address; due on receipt.
  public static SaleContent content(SaleLine... lines) {
    return content(Optional.of("ada@example.com"), Optional.empty(), lines);
  }

  public static SaleContent content(
      Optional<String> email, Optional<PaymentTerms> terms, SaleLine... lines) {
    return SampleSale.of(lines)
        .with(SaleContent::email, email)
        .with(SaleContent::terms, terms)
        .with(SaleContent::language, Optional.of("en"))
        .content();
  }

  /// Of a customer with an account.
  public static SaleContent contentOf(CustomerId customerId, SaleLine... lines) {
    return Copy.of(content(Optional.empty(), Optional.empty(), lines))
        .with(SaleContent::customerId, Optional.of(customerId))
        .made();
  }

  /// @return an order that was just made, unpaid, of a draft that is stored too
  public Order order(SaleLine... lines) {
    return order(content(lines));
  }

  public Order order(SaleContent content) {
    var draft = draft(content);
    commit(drafts.put(draft));
    var order = fresh(draft, 7);
    commit(
        drafts.put(
            Decided.changed(
                DraftOrderDecider.completed(
                    draft, order.paid(), order.id(), STAFF, order.createdAt()))),
        orders.put(order, wiring.shop()));
    return order;
  }

  /// @param ordinal which order of its customer it is; 0 if nobody has counted yet
  /// @return an order that was just made, not stored
  public Order fresh(SaleContent content, int ordinal) {
    return fresh(draft(content), ordinal);
  }

  private Order fresh(DraftOrder draft, int ordinal) {
    long number = OrdersTable.nextNumber(wiring.database());
    var nothing = Money.zero(CurrencyUnit.USD);
    var now = wiring.clock().instant();
    var order =
        OrderDecider.start(
            draft, new OrderId(wiring.ids().next()), number, nothing, wiring.shop(), now);
    return Copy.of(order).with(Order::customerOrdinal, ordinal).made();
  }

  /// @return an open draft, not stored
  public DraftOrder draft(SaleContent content) {
    var rules = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    var priced = Pricing.price(content.toCart(), rules);
    return DraftOrderDecider.create(
        new DraftId(wiring.ids().next()), 1, content, priced, wiring.clock().instant());
  }

  /// @return the sale of a draft whose payment is pending, not committed
  public Change.SaleAgreed agreed(DraftOrder draft) {
    return Decided.changed(
        SaleDecider.complete(
            draft,
            new SaleDecider.Completion(true, false, STAFF),
            List::of,
            wiring.ids()::next,
            new OrderOfDraft(draft, wiring.database(), wiring.ids()),
            wiring.shop(),
            wiring.clock().instant()));
  }

  public Order stored(Order order) {
    commit(orders.put(order, wiring.shop()));
    return order;
  }

  public Order find(Order order) {
    return orders.find(order.id()).orElseThrow();
  }

  public Order cancelled(Order order) {
    return cancelled(
        order, new Cancellation(Cancellation.Reason.CUSTOMER, wiring.clock().instant()));
  }

  public Order cancelled(Order order, Cancellation cancellation) {
    return stored(Decided.changed(OrderDecider.cancel(find(order), cancellation, Set.of())));
  }

  /// Sets what may be sold of a variant, which is made if there is none.
  public void counted(VariantId variantId, long available) {
    var now = wiring.clock().instant();
    if (new ProductsTable(wiring.database()).findVariant(variantId).isEmpty()) {
      stocked(variantId, StockPolicy.DENY);
    }
    var adjustmentId = new AdjustmentId(wiring.ids().next());
    var counted =
        Decided.changed(StockDecider.setAvailable(level(variantId), available, adjustmentId, now));
    commit(stock.put(counted.next()), stock.putNew(counted.movement()));
  }

  /// Sets what selling a variant does to stock; it is made if there is none.
  public void stocked(VariantId variantId, StockPolicy policy) {
    var now = wiring.clock().instant();
    var products = new ProductsTable(wiring.database());
    long version = products.findVariant(variantId).map(Variant::version).orElse(0L);
    var variant = SampleShop.variant(variantId, productOf(variantId), "Thing", PRICE, policy, now);
    while (variant.version() <= version) {
      variant = variant.next(now);
    }
    commit(products.put(variant));
  }

  public StockLevel level(VariantId variantId) {
    return stock
        .level(variantId, Location.PRIMARY_ID)
        .orElseGet(() -> StockLevel.none(variantId, Location.PRIMARY_ID, wiring.clock().instant()));
  }

  private void commit(Write... writes) {
    wiring.database().commit(writes);
  }
}
