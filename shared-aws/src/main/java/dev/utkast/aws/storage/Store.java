package dev.utkast.aws.storage;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.order.Order;
import dev.utkast.model.shop.Shop;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Turns what a decision changes into the writes of one commit, each under its condition, and its
/// messages into the row of the outbox that goes with them.
public final class Store {
  private final Database database;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final PaymentsTable payments;
  private final CheckoutsTable checkouts;
  private final InvoicesTable invoices;
  private final StockTable stock;
  private final CustomersTable customers;
  private final ProductsTable products;
  private final Supplier<Shop> shop;
  private final LongSupplier ids;
  private final InstantSource clock;

  /// @param shop whose reminder ladder says when an order turns up again
  /// @param ids of rows and events
  public Store(Database database, Supplier<Shop> shop, LongSupplier ids, InstantSource clock) {
    this.database = database;
    this.drafts = new DraftsTable(database);
    this.orders = new OrdersTable(database);
    this.payments = new PaymentsTable(database);
    this.checkouts = new CheckoutsTable(database);
    this.invoices = new InvoicesTable(database);
    this.stock = new StockTable(database);
    this.customers = new CustomersTable(database);
    this.products = new ProductsTable(database);
    this.shop = shop;
    this.ids = ids;
    this.clock = clock;
  }

  public Database database() {
    return database;
  }

  /// All of it, or nothing.
  ///
  /// @throws ConflictException if somebody was first
  /// @throws UnknownOutcomeException if the answer was lost
  public void commit(Change change) {
    database.commit(writes(change));
  }

  /// @return the parts of the one commit that a change is
  public List<Write> writes(Change change) {
    var writes = new ArrayList<>(parts(change));
    if (!change.messages().isEmpty()) {
      writes.add(OutboxTable.put(ids.getAsLong(), clock.instant(), change.messages()));
    }
    return writes;
  }

  private List<Write> parts(Change change) {
    return switch (change) {
      case Change.DraftWritten(var draft, var newCustomer) ->
          both(
              newCustomer.map(customer -> written(customer, Optional.empty())).orElse(List.of()),
              List.of(drafts.put(draft)));
      case Change.DraftDeleted(var draft) -> List.of(drafts.remove(draft));
      case Change.PaymentRequested(var draft, _) -> List.of(drafts.put(draft));
      case Change.DraftPaid(var draft, var entry) ->
          List.of(drafts.put(draft), payments.putNew(draft.id(), entry));
      case Change.SaleAgreed agreed -> agreed(agreed);
      case Change.OrderPaid(var order, var entry) ->
          List.of(put(order), payments.putNew(order.draftId(), entry));
      case Change.CheckoutBegun(var checkout, var draft) ->
          both(List.of(checkouts.put(checkout)), draft.map(drafts::put).stream().toList());
      case Change.CheckoutMoved(var checkout, _) -> List.of(checkouts.put(checkout));
      case Change.ProviderTold(var event, _) -> List.of(PaymentEventsTable.putNew(event));
      case Change.OrderAmended(var order, var emailBefore, var event, _) ->
          both(
              List.of(put(order), orders.putNew(event, ids.getAsLong())),
              customers.moved(order, emailBefore));
      case Change.OrderReminded(var order, var event, _) ->
          List.of(put(order), orders.putNew(event, ids.getAsLong()));
      case Change.OrderCancelled cancelled -> cancelled(cancelled);
      case Change.Refunded refunded -> refunded(refunded);
      case Change.FulfillmentChanged(var next, var event, _) ->
          List.of(orders.put(next), orders.putNew(event, ids.getAsLong()));
      case Change.Shipped(var order, var rest, var parcel, _) ->
          List.of(orders.put(rest), put(order), orders.putNew(parcel));
      case Change.StockMoved moved -> moved(moved);
      case Change.StockClaimed claimed -> claimed(claimed);
      case Change.StockCounted(var level, var movement, var variant) ->
          List.of(stock.put(level), stock.putNew(movement), products.put(variant));
      case Change.DocumentsIssued(var documents, _) ->
          documents.stream()
              .flatMap(one -> Stream.of(invoices.takeNumber(one), invoices.putNew(one)))
              .toList();
      case Change.CustomerWritten(var customer, var emailBefore) -> written(customer, emailBefore);
      case Change.CustomerDeleted(var customer) ->
          both(
              List.of(customers.remove(customer)),
              customers.claimEmail(customer.id(), customer.email(), Optional.empty()));
      case Change.OfCatalog catalog -> parts(catalog);
    };
  }

  private List<Write> parts(Change.OfCatalog change) {
    return switch (change) {
      case Change.ProductWritten(var product, var written, var removed) ->
          Stream.of(
                  Stream.of(products.put(product)),
                  written.stream().map(products::put),
                  removed.stream().map(products::remove))
              .flatMap(part -> part)
              .toList();
      case Change.ProductDeleted(var product, var variants) ->
          both(variants.stream().map(products::remove).toList(), List.of(products.remove(product)));
      case Change.VariantWritten(var variant) -> List.of(products.put(variant));
    };
  }

  private List<Write> moved(Change.StockMoved moved) {
    return both(
        moved.levels().stream().map(stock::put).toList(),
        moved.batch().stream().map(stock::putNew).toList());
  }

  private List<Write> claimed(Change.StockClaimed claimed) {
    var writes = new ArrayList<>(moved(claimed.stock()));
    writes.add(put(claimed.order()));
    claimed.fulfillmentOrder().ifPresent(one -> writes.add(orders.put(one)));
    claimed.event().ifPresent(event -> writes.add(orders.putNew(event, ids.getAsLong())));
    return writes;
  }

  private Write put(Order order) {
    return orders.put(order, shop.get());
  }

  /// Only the first sale of a customer is under a condition on the customer: that nobody deletes
  /// who orders. From then on sales have nothing in common that they would wait for.
  private List<Write> agreed(Change.SaleAgreed agreed) {
    var order = agreed.order();
    var writes = new ArrayList<>(List.of(drafts.put(agreed.draft()), put(order)));
    agreed.customerId().ifPresent(id -> writes.add(customers.placed(id, order)));
    order.guest().ifPresent(email -> writes.add(customers.placed(email, order)));
    agreed.firstOrderOf().ifPresent(customer -> writes.add(customers.put(customer)));
    agreed.payment().ifPresent(entry -> writes.add(payments.putNew(agreed.draft().id(), entry)));
    return writes;
  }

  private List<Write> cancelled(Change.OrderCancelled cancelled) {
    var order = cancelled.order();
    var writes = new ArrayList<Write>();
    cancelled.fulfillmentOrders().forEach(one -> writes.add(orders.put(one)));
    order
        .content()
        .customerId()
        .ifPresent(customer -> writes.add(customers.cancelled(customer, order)));
    order.guest().ifPresent(email -> writes.add(CustomersTable.forgotten(email, order)));
    writes.add(put(order));
    return writes;
  }

  private List<Write> refunded(Change.Refunded refunded) {
    var order = refunded.order();
    var writes = new ArrayList<Write>(List.of(put(order), orders.putNew(refunded.refund())));
    refunded.fulfillmentOrders().forEach(one -> writes.add(orders.put(one)));
    refunded.entries().forEach(entry -> writes.add(payments.putNew(order.draftId(), entry)));
    return writes;
  }

  private List<Write> written(Customer customer, Optional<String> emailBefore) {
    return both(
        List.of(customers.put(customer)),
        customers.claimEmail(customer.id(), emailBefore, customer.email()));
  }

  private static List<Write> both(List<Write> some, List<Write> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
