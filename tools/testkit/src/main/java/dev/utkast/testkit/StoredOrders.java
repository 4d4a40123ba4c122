package dev.utkast.testkit;

import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
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
  private final OrdersTable orders;
  private final StockTable stock;

  public StoredOrders(MemoryWiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.stock = new StockTable(wiring.database());
  }

  /// @param variantId of what is sold; counted under the same id
  public static SaleLine line(long id, long variantId, int quantity) {
    return line(id, Optional.of(variantId), quantity, StockPolicy.DENY, true);
  }

  public static SaleLine oversellable(long id, long variantId, int quantity) {
    return line(id, Optional.of(variantId), quantity, StockPolicy.CONTINUE, true);
  }

  /// Nothing of it travels, and nothing of it is counted.
  public static SaleLine service(long id) {
    return line(id, Optional.empty(), 1, StockPolicy.UNTRACKED, false);
  }

  /// Nobody counted it when the line was written.
  public static SaleLine uncounted(long id, long variantId, int quantity) {
    return line(id, Optional.of(variantId), quantity, StockPolicy.UNTRACKED, true);
  }

  private static SaleLine line(
      long id, Optional<Long> variantId, int quantity, StockPolicy policy, boolean parcel) {
    return new SaleLine(
        id,
        variantId,
        variantId,
        "Thing " + id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        quantity,
        PRICE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        TaxContext.STANDARD,
        List.of(),
        parcel,
        250,
        policy,
        List.of());
  }

  /// Of a customer with a mail address; due on receipt.
  public static SaleContent content(SaleLine... lines) {
    return content(Optional.of("ada@example.com"), Optional.empty(), lines);
  }

  public static SaleContent content(
      Optional<String> email, Optional<PaymentTerms> terms, SaleLine... lines) {
    return content(Optional.empty(), email, terms, lines);
  }

  /// Of a customer with an account.
  public static SaleContent contentOf(long customerId, SaleLine... lines) {
    return content(Optional.of(customerId), Optional.empty(), Optional.empty(), lines);
  }

  private static SaleContent content(
      Optional<Long> customerId,
      Optional<String> email,
      Optional<PaymentTerms> terms,
      SaleLine... lines) {
    return new SaleContent(
        List.of(lines),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        customerId,
        email,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        terms,
        Optional.empty(),
        Optional.of("en"));
  }

  /// @return an order that was just made, unpaid
  public Order order(SaleLine... lines) {
    return order(content(lines));
  }

  public Order order(SaleContent content) {
    return stored(fresh(content, 7));
  }

  /// @param ordinal which order of its customer it is; 0 if nobody has counted yet
  /// @return an order that was just made, not stored
  public Order fresh(SaleContent content, int ordinal) {
    long number = OrdersTable.nextNumber(wiring.database());
    var nothing = Money.zero(CurrencyUnit.USD);
    var now = wiring.clock().instant();
    var order =
        OrderDecider.start(
            draft(content), wiring.ids().next(), number, nothing, wiring.shop(), now);
    return new Order(
        order.id(),
        order.version(),
        order.number(),
        order.draftId(),
        order.draftName(),
        order.content(),
        order.priced(),
        ordinal,
        order.dueOn(),
        order.paid(),
        order.remindersSent(),
        order.shippedUnits(),
        order.fulfillmentOrderIds(),
        order.fulfillmentIds(),
        order.cancellation(),
        order.timeline(),
        order.createdAt(),
        order.updatedAt(),
        order.phone(),
        order.slipEdits());
  }

  /// @return an open draft, not stored
  public DraftOrder draft(SaleContent content) {
    var rules = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    var priced = Pricing.price(content.toCart(), rules);
    return DraftOrderDecider.create(
        wiring.ids().next(), 1, content, priced, wiring.clock().instant());
  }

  /// @return the sale of a draft whose payment is pending, not committed
  public Change.SaleAgreed agreed(DraftOrder draft) {
    return Decided.changed(
        SaleDecider.complete(
            draft,
            new SaleDecider.Completion(true, false, STAFF),
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
  public void counted(long variantId, long available) {
    var now = wiring.clock().instant();
    if (new ProductsTable(wiring.database()).findVariant(variantId).isEmpty()) {
      stocked(variantId, StockPolicy.DENY);
    }
    var counted =
        Decided.changed(
            StockDecider.setAvailable(level(variantId), available, wiring.ids().next(), now));
    commit(stock.put(counted.next()), stock.putNew(counted.movement()));
  }

  /// Sets what selling a variant does to stock; it is made if there is none.
  public void stocked(long variantId, StockPolicy policy) {
    var now = wiring.clock().instant();
    var products = new ProductsTable(wiring.database());
    long version = products.findVariant(variantId).map(Variant::version).orElse(0L);
    var variant = SampleShop.variant(variantId, variantId, "Thing", PRICE, policy, now);
    while (variant.version() <= version) {
      variant = variant.next(now);
    }
    commit(products.put(variant));
  }

  public StockLevel level(long variantId) {
    return stock
        .level(variantId, Location.PRIMARY_ID)
        .orElseGet(() -> StockLevel.none(variantId, Location.PRIMARY_ID, wiring.clock().instant()));
  }

  private void commit(Write... writes) {
    wiring.database().commit(writes);
  }
}
