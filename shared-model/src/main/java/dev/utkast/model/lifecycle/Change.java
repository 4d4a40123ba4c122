package dev.utkast.model.lifecycle;

import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.ReceivedEvent;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.MovementBatch;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.refund.Refund;
import java.util.List;
import java.util.Optional;

/// Everything that one decision changes. It is written in one commit: all of it, or nothing where
/// somebody else was first.
///
/// Drafts, orders, fulfillment orders, customers, products, variants and levels are the next
/// version of what was read. Entries, movements, parcels, documents and events are new.
public sealed interface Change {

  /// @return what is asked of others, and leaves with the commit
  default List<Message> messages() {
    return List.of();
  }

  /// A draft is created or edited.
  ///
  /// @param newCustomer who is stored with it
  record DraftWritten(DraftOrder draft, Optional<Customer> newCustomer) implements Change {}

  record DraftDeleted(DraftOrder draft) implements Change {}

  /// The customer is asked to pay.
  record PaymentRequested(DraftOrder draft, List<Message> messages) implements Change {}

  /// What a payment makes of a draft.
  sealed interface DraftPayment extends Change {
    DraftOrder draft();
  }

  /// Not all of it is paid, or what came counts for nothing.
  record DraftPaid(DraftOrder draft, PaymentEntry entry) implements DraftPayment {}

  /// The draft is an order.
  ///
  /// @param customerId whose history the order enters
  /// @param firstOrderOf the customer, where it is the first one
  /// @param payment that was received with it
  record SaleAgreed(
      DraftOrder draft,
      Order order,
      Optional<CustomerId> customerId,
      Optional<Customer> firstOrderOf,
      Optional<PaymentEntry> payment,
      List<Message> messages)
      implements DraftPayment {}

  /// Word of a payment for an order; its entry says whether it counts.
  record OrderPaid(Order order, PaymentEntry entry) implements Change {}

  /// A customer begins to pay.
  ///
  /// @param draft that is paid for, written too: nobody deletes it, or edits it unseen, meanwhile
  record CheckoutBegun(Checkout checkout, Optional<DraftOrder> draft) implements Change {}

  /// Something is known of an attempt to pay, or is to be asked.
  record CheckoutMoved(Checkout checkout, List<Message> messages) implements Change {}

  /// An event of a provider, kept as it came.
  record ProviderTold(ReceivedEvent event, List<Message> messages) implements Change {}

  /// @param emailBefore the address that the order's mails went to
  record OrderAmended(
      Order order, Optional<String> emailBefore, OrderEvent event, List<Message> messages)
      implements Change {}

  record OrderReminded(Order order, OrderEvent event, List<Message> messages) implements Change {}

  record OrderCancelled(
      Order order, List<FulfillmentOrder> fulfillmentOrders, List<Message> messages)
      implements Change {}

  /// Something of an order is given back.
  ///
  /// @param fulfillmentOrders those of which less is to be sent
  /// @param entries what is paid back by hand, and what providers are asked to pay back
  record Refunded(
      Order order,
      Refund refund,
      List<FulfillmentOrder> fulfillmentOrders,
      List<PaymentEntry> entries,
      List<Message> messages)
      implements Change {}

  record FulfillmentChanged(
      FulfillmentOrder fulfillmentOrder, OrderEvent event, List<Message> messages)
      implements Change {}

  record Shipped(
      Order order, FulfillmentOrder fulfillmentOrder, Fulfillment parcel, List<Message> messages)
      implements Change {}

  /// Movements, and the levels that follow from them.
  ///
  /// @param batch none where nothing is moved
  /// @param shortages lines that could not be claimed in full
  record StockMoved(
      List<StockLevel> levels, Optional<MovementBatch> batch, List<Shortage> shortages)
      implements Change {
    public List<Movement> movements() {
      return batch.map(MovementBatch::movements).orElse(List.of());
    }
  }

  /// Stock is counted, or connected to a location.
  ///
  /// @param variant written too, so that nobody deletes it at that moment
  record StockCounted(StockLevel level, Movement movement, Variant variant) implements Change {}

  /// The last lines of an order were looked at, and it goes on to fulfillment.
  ///
  /// @param order written too, so that who cancels it at that moment is seen
  /// @param stock what these lines take
  /// @param fulfillmentOrder made by it, or held or let go for what was found
  /// @param event that tells of a hold
  record StockClaimed(
      Order order,
      StockMoved stock,
      Optional<FulfillmentOrder> fulfillmentOrder,
      Optional<OrderEvent> event,
      List<Message> messages)
      implements Change {}

  /// Legal documents, each with the next number of its series.
  record DocumentsIssued(List<Invoice> documents, List<Message> messages) implements Change {}

  /// @param emailBefore the address that the customer had
  record CustomerWritten(Customer customer, Optional<String> emailBefore) implements Change {}

  record CustomerDeleted(Customer customer) implements Change {}

  /// What becomes of the catalogue.
  sealed interface OfCatalog extends Change {}

  /// A product with those of its variants that differ.
  record ProductWritten(Product product, List<Variant> written, List<Variant> removed)
      implements OfCatalog {}

  record ProductDeleted(Product product, List<Variant> variants) implements OfCatalog {}

  record VariantWritten(Variant variant) implements OfCatalog {}
}
