package dev.utkast.laws;

import dev.utkast.model.catalog.Variant;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is stored of a shop, as the laws see it: all of it, or the part that a commit wrote.
///
/// Whoever reads what is stored fills the maps; the laws only look.
///
/// @param now when it was read
/// @param remindedUntil the day up to which reminders are known to have been looked for; none where
///   nobody knows when the schedule ran
/// @param witness what only somebody knows who saw every change; none where nobody did
public record StoredShop(
    Sales sales,
    Customers customers,
    Stock stock,
    Goods goods,
    Papers papers,
    Traffic traffic,
    Shop shop,
    Instant now,
    Optional<LocalDate> remindedUntil,
    Optional<ChangeHistory> witness) {
  Collection<DraftOrder> drafts() {
    return sales.drafts().values();
  }

  Optional<DraftOrder> draft(DraftId id) {
    return Optional.ofNullable(sales.drafts().get(id));
  }

  Collection<Order> orders() {
    return sales.orders().values();
  }

  Optional<Order> order(OrderId id) {
    return Optional.ofNullable(sales.orders().get(id));
  }

  /// @return every attempt to pay for a sale with a provider
  Collection<Checkout> checkoutsOf(DraftId sale) {
    return sales.checkouts().getOrDefault(sale, Map.of()).values();
  }

  Collection<FulfillmentOrder> fulfillmentOrders() {
    return goods.fulfillmentOrders().values();
  }

  Collection<Fulfillment> parcels() {
    return goods.parcels().values();
  }

  Collection<Invoice> documents() {
    return papers.invoices().values();
  }

  /// What there is, by what it is of.
  static <K, V> Map<K, List<V>> by(Function<V, K> of, Collection<V> all) {
    return all.stream().collect(Collectors.groupingBy(of));
  }

  /// @return what happened to an order and is told by nothing else
  Collection<OrderEvent> eventsOf(Order order) {
    return sales.events().getOrDefault(order.id(), Map.of()).values();
  }

  /// Drafts, orders and what was paid on them.
  ///
  /// @param events what happened to each order and is told by nothing else, by their ids
  /// @param toRemind ids of the orders that the index of reminders holds
  /// @param payments the ledger: the entries of each sale by their keys, under the id of its draft
  /// @param checkouts attempts to pay for each sale with a provider, under the id of its draft
  public record Sales(
      Map<DraftId, DraftOrder> drafts,
      Map<OrderId, Order> orders,
      Map<OrderId, Map<String, OrderEvent>> events,
      Map<OrderId, Boolean> toRemind,
      Map<DraftId, Map<String, PaymentEntry>> payments,
      Map<DraftId, Map<CheckoutId, Checkout>> checkouts) {}

  /// Customers, and what each ordered, by the keys of the entries.
  ///
  /// @param addresses whose each taken mail address is
  /// @param byMail orders of who has no record, under their mail addresses
  public record Customers(
      Map<CustomerId, Customer> known,
      Map<CustomerId, Map<String, OrderHistory.Entry>> placed,
      Map<CustomerId, Map<String, OrderHistory.Entry>> cancelled,
      Map<String, CustomerId> addresses,
      Map<String, Map<String, OrderHistory.Entry>> byMail) {
    OrderHistory history(Customer customer, Shop shop) {
      return OrderHistory.of(
          customer, entries(placed, customer), entries(cancelled, customer), shop.currency());
    }

    private static List<OrderHistory.Entry> entries(
        Map<CustomerId, Map<String, OrderHistory.Entry>> of, Customer customer) {
      return List.copyOf(of.getOrDefault(customer.id(), Map.of()).values());
    }
  }

  /// An item at a location.
  public record Place(VariantId itemId, LocationId locationId) {
    @Override
    public String toString() {
      return itemId + "/" + locationId;
    }
  }

  /// What is counted.
  ///
  /// @param movements of each place, by their keys
  public record Stock(
      Map<VariantId, Variant> variants,
      Map<Place, StockLevel> levels,
      Map<Place, Map<String, Movement>> movements) {
    List<Movement> movementsAt(Place place) {
      return List.copyOf(movements.getOrDefault(place, Map.of()).values());
    }

    Stream<Movement> allMovements() {
      return movements.values().stream().flatMap(at -> at.values().stream());
    }

    /// @return whether the movements at a place make of one level the other
    boolean lead(Place place, Optional<StockLevel> from, StockLevel to) {
      var moves = movementsAt(place);
      long onHand = moves.stream().mapToLong(Movement::onHandChange).sum();
      long committed = moves.stream().mapToLong(Movement::committedChange).sum();
      return from.map(StockLevel::onHand).orElse(0L) + onHand == to.onHand()
          && from.map(StockLevel::committed).orElse(0L) + committed == to.committed();
    }
  }

  /// What is sent.
  ///
  /// @param slips by their keys
  /// @param sheets the files of slips, by their keys in the store
  public record Goods(
      Map<FulfillmentOrderId, FulfillmentOrder> fulfillmentOrders,
      Map<FulfillmentId, Fulfillment> parcels,
      Map<String, Slip> slips,
      Map<String, Sheet> sheets) {
    /// How many units of each sold line have left.
    Map<Movement.SoldLine, Long> unitsSent() {
      var sent = new HashMap<Movement.SoldLine, Long>();
      for (var parcel : parcels.values()) {
        for (var units : parcel.lines()) {
          var sold = new Movement.SoldLine(parcel.orderId(), units.lineId());
          sent.merge(sold, (long) units.quantity(), Long::sum);
        }
      }
      return sent;
    }
  }

  /// A packing slip: of a fulfillment order, or of one parcel of it.
  public record Slip(
      FulfillmentOrderId fulfillmentOrderId,
      Optional<FulfillmentId> parcelId,
      String objectKey,
      int bytes) {}

  /// The file of a packing slip.
  ///
  /// @param text what it says, where that can be read
  public record Sheet(int bytes, boolean pdf, Optional<String> text) {
    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

    public static Sheet of(byte[] file, Optional<String> text) {
      return new Sheet(file.length, Arrays.equals(Arrays.copyOf(file, PDF.length), PDF), text);
    }
  }

  /// Legal documents, payment links and mails.
  ///
  /// @param invoices and credit notes, by their keys
  /// @param lastNumbers the counter of each series
  /// @param links by the digests of their secrets
  /// @param mails what became of each mail, by their keys
  public record Papers(
      Map<String, Invoice> invoices,
      Map<String, Long> lastNumbers,
      Map<String, Link> links,
      Map<String, Mail> mails) {}

  /// A payment link that an older version sent.
  ///
  /// @param orderId of the order that it came with a reminder of
  public record Link(DraftId draftId, int revision, Instant sentAt, Optional<OrderId> orderId) {}

  /// Which mail: each goes out once.
  public record MailName(MailKind kind, long subjectId, int step) {
    @Override
    public String toString() {
      return kind + " " + subjectId + " " + step;
    }
  }

  /// What became of a mail.
  ///
  /// @param messageId by which its receiver knows it
  /// @param attempts how often the mail service may have taken it
  /// @param reason why it was not sent
  public record Mail(
      MailName name, MailState state, int attempts, String messageId, Optional<String> reason) {}

  /// Where a mail stands.
  public enum MailState {
    SENDING,
    NOT_TAKEN,
    SENT,
    REFUSED,
    NOT_NEEDED
  }

  /// What is on its way.
  ///
  /// @param outbox the rows that wait, by their keys
  /// @param queued how many messages each queue holds, also those that are being worked on
  /// @param deadLetters how many messages of each queue were given up
  /// @param mailQueue the queue that mails are asked for in
  /// @param copies how often the mail service took each mail, by message id, where it can be asked
  public record Traffic(
      Map<String, OutboxRow> outbox,
      Map<String, Integer> queued,
      Map<String, Integer> deadLetters,
      String mailQueue,
      Optional<Map<String, Integer>> copies) {
    /// @return whether there are messages that a function is yet to be done with
    public boolean isAtWork() {
      return queued.values().stream().anyMatch(messages -> messages > 0);
    }

    /// @return how many mails may be among messages of which only the number is known
    int mailsOutOfSight() {
      return queued.getOrDefault(mailQueue, 0) + deadLetters.getOrDefault(mailQueue, 0);
    }

    /// @return the mails that rows ask for that wait to be sent
    Stream<MailName> asked() {
      return outbox.values().stream()
          .filter(row -> !row.setAside())
          .flatMap(row -> row.mails().stream());
    }
  }

  /// A row of the outbox.
  ///
  /// @param setAside whether it waits for a person
  /// @param mails those that its messages ask for
  public record OutboxRow(String id, boolean setAside, List<MailName> mails) {
    @Override
    public String toString() {
      return "row " + id + (setAside ? ", set aside" : "");
    }
  }

  /// The same, as the mail service knows it.
  ///
  /// @param copies how often it took each mail, by message id
  public StoredShop taken(Map<String, Integer> copies) {
    var known =
        new Traffic(
            traffic.outbox,
            traffic.queued,
            traffic.deadLetters,
            traffic.mailQueue,
            Optional.of(copies));
    return with(known, remindedUntil, witness);
  }

  /// The same, as the queues know it.
  public StoredShop queued(Map<String, Integer> waiting, Map<String, Integer> deadLetters) {
    var known =
        new Traffic(traffic.outbox, waiting, deadLetters, traffic.mailQueue, traffic.copies);
    return with(known, remindedUntil, witness);
  }

  /// The same where all reminders were sent that are due now.
  public StoredShop remindedUntilNow() {
    return with(traffic, Optional.of(today()), witness);
  }

  public StoredShop seenBy(ChangeHistory one) {
    return with(traffic, remindedUntil, Optional.of(one));
  }

  private StoredShop with(
      Traffic traffic, Optional<LocalDate> remindedUntil, Optional<ChangeHistory> witness) {
    return new StoredShop(
        sales, customers, stock, goods, papers, traffic, shop, now, remindedUntil, witness);
  }

  LocalDate day(Instant at) {
    return at.atZone(shop.timeZone()).toLocalDate();
  }

  LocalDate today() {
    return day(now);
  }
}
