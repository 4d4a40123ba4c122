package dev.utkast.laws.items;

import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.StoredShop.Link;
import dev.utkast.laws.StoredShop.Mail;
import dev.utkast.laws.StoredShop.MailName;
import dev.utkast.laws.StoredShop.MailState;
import dev.utkast.laws.StoredShop.OutboxRow;
import dev.utkast.laws.StoredShop.Place;
import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.StoredShop.Slip;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Stored items as the laws see them. It is told of one item after the other, in the order in which
/// they came to be or page by page, and keeps what the laws look at.
public final class StoredItems {
  private final Optional<Readings> readings;
  private final Map<Long, DraftOrder> drafts = new LinkedHashMap<>();
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<Long, Boolean> toRemind = new LinkedHashMap<>();
  private final Map<Long, Map<String, PaymentEntry>> payments = new LinkedHashMap<>();
  private final Map<Long, Customer> customers = new LinkedHashMap<>();
  private final Map<Long, Map<String, OrderHistory.Entry>> placed = new LinkedHashMap<>();
  private final Map<Long, Map<String, OrderHistory.Entry>> cancelled = new LinkedHashMap<>();
  private final Map<String, Long> addresses = new LinkedHashMap<>();
  private final Map<Long, Map<Long, OrderEvent>> events = new LinkedHashMap<>();
  private final Map<Long, Variant> variants = new LinkedHashMap<>();
  private final Map<Place, StockLevel> levels = new LinkedHashMap<>();
  private final Map<Place, Map<String, Movement>> movements = new LinkedHashMap<>();
  private final Map<Long, FulfillmentOrder> fulfillmentOrders = new LinkedHashMap<>();
  private final Map<Long, Fulfillment> parcels = new LinkedHashMap<>();
  private final Map<String, Slip> slips = new LinkedHashMap<>();
  private final Map<String, Sheet> sheets = new LinkedHashMap<>();
  private final Map<String, Invoice> invoices = new LinkedHashMap<>();
  private final Map<String, Long> lastNumbers = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<String, Mail> mails = new LinkedHashMap<>();
  private final Map<String, OutboxRow> outbox = new LinkedHashMap<>();

  public StoredItems() {
    this(Optional.empty());
  }

  /// @param readings of items that are seen again and again
  public StoredItems(Readings readings) {
    this(Optional.of(readings));
  }

  private StoredItems(Optional<Readings> readings) {
    this.readings = readings;
  }

  private <T> Optional<T> read(Optional<Item> item, Function<Item, T> reader) {
    return item.map(
        one -> readings.map(known -> known.read(one, reader)).orElseGet(() -> reader.apply(one)));
  }

  /// An item that is there, or is there anew.
  public void put(Item item) {
    lies(item.key(), Optional.of(item));
  }

  /// @param item what lies under the key now, if anything
  void lies(Key key, Optional<Item> item) {
    switch (key.table()) {
      case DRAFTS -> {
        if (isNumbered(key)) {
          set(drafts, Long.valueOf(key.pk()), read(item, DraftsTable::read));
        }
      }
      case ORDERS -> ofOrders(key, item);
      case PAYMENTS ->
          setIn(payments, after("SALE#", key), key.sk(), read(item, PaymentsTable::read));
      case CUSTOMERS -> ofCustomers(key, item);
      case PRODUCTS -> {
        if (key.pk().startsWith("VARIANT#")) {
          set(variants, after("VARIANT#", key), read(item, ProductsTable::readVariant));
        }
      }
      case STOCK -> ofStock(key, item);
      case SLIPS -> set(slips, key.pk(), read(item, one -> slip(SlipsTable.read(one))));
      case INVOICES -> {
        if (key.pk().startsWith("ORDER#")) {
          set(invoices, key.pk() + "#" + key.sk(), read(item, InvoicesTable::read));
        } else {
          set(lastNumbers, key.pk().substring("SERIES#".length()), item.map(Item::version));
        }
      }
      case LINKS ->
          set(
              links,
              key.pk().substring("LINK#".length()),
              read(item, one -> link(LinksTable.read(one))));
      case MAIL -> set(mails, key.pk(), read(item, one -> mail(MailTable.read(one))));
      case OUTBOX -> set(outbox, key.pk() + "#" + key.sk(), read(item, StoredItems::row));
      case RATES, TOKENS, SETTINGS, IDEMPOTENCY -> {}
    }
  }

  private void ofOrders(Key key, Optional<Item> item) {
    if (key.pk().startsWith("FO#")) {
      set(fulfillmentOrders, after("FO#", key), read(item, OrdersTable::readFulfillmentOrder));
    } else if (key.pk().startsWith("PARCEL#")) {
      set(parcels, after("PARCEL#", key), read(item, OrdersTable::readFulfillment));
    } else if (key.pk().startsWith("EVENTS#")) {
      setIn(
          events,
          after("EVENTS#", key),
          Long.valueOf(key.sk()),
          read(item, OrdersTable::readEvent));
    } else if (isNumbered(key)) {
      var id = Long.valueOf(key.pk());
      set(orders, id, read(item, OrdersTable::read));
      set(toRemind, id, item.filter(one -> one.index().containsKey("reminder")).map(_ -> true));
    }
  }

  private void ofCustomers(Key key, Optional<Item> item) {
    if (key.pk().startsWith("EMAIL#")) {
      set(addresses, key.pk().substring("EMAIL#".length()), item.map(Item::doc).map(Long::valueOf));
    } else if (key.sk().equals(Key.ALONE)) {
      set(customers, Long.valueOf(key.pk()), read(item, CustomersTable::read));
    } else {
      setIn(
          key.sk().startsWith("ORDER#") ? placed : cancelled,
          Long.valueOf(key.pk()),
          key.sk(),
          read(item, CustomersTable::readEntry));
    }
  }

  private void ofStock(Key key, Optional<Item> item) {
    var ids = key.pk().split("#", -1);
    var place = new Place(Long.parseLong(ids[1]), Long.parseLong(ids[3]));
    if (key.sk().equals("LEVEL")) {
      set(levels, place, read(item, StockTable::readLevel));
    } else {
      setIn(movements, place, key.sk(), read(item, StockTable::readMovement));
    }
  }

  private static boolean isNumbered(Key key) {
    return key.pk().chars().allMatch(Character::isDigit);
  }

  private static Long after(String prefix, Key key) {
    return Long.valueOf(key.pk().substring(prefix.length()));
  }

  private static <K, V> void set(Map<K, V> map, K key, Optional<V> value) {
    value.ifPresentOrElse(some -> map.put(key, some), () -> map.remove(key));
  }

  private static <K, I, V> void setIn(Map<K, Map<I, V>> maps, K outer, I inner, Optional<V> value) {
    set(maps.computeIfAbsent(outer, _ -> new LinkedHashMap<>()), inner, value);
  }

  private static Slip slip(SlipsTable.Slip slip) {
    return new Slip(
        slip.fulfillmentOrderId(), slip.fulfillmentId(), slip.objectKey(), slip.bytes());
  }

  private static Link link(LinksTable.Link link) {
    return new Link(link.draftId(), link.revision(), link.sentAt());
  }

  private static Mail mail(MailTable.Mail mail) {
    var state =
        switch (mail.state()) {
          case SENDING -> MailState.SENDING;
          case NOT_TAKEN -> MailState.NOT_TAKEN;
          case SENT -> MailState.SENT;
          case REFUSED -> MailState.REFUSED;
          case NOT_NEEDED -> MailState.NOT_NEEDED;
        };
    return new Mail(
        new MailName(mail.kind(), mail.subjectId(), mail.step()),
        state,
        mail.attempts(),
        mail.messageId(),
        mail.reason());
  }

  private static OutboxRow row(Item item) {
    return new OutboxRow(item.key().pk(), OutboxTable.isSetAside(item), mailsOf(item));
  }

  private static List<MailName> mailsOf(Item row) {
    try {
      return Outbox.read(row).row().messages().stream()
          .flatMap(message ->
              message instanceof Message.SendMail mail
                  ? Stream.of(new MailName(mail.kind(), mail.subjectId(), mail.step()))
                  : Stream.empty())
          .toList();
    } catch (MessageRefusedException _) {
      return List.of(); // Nobody knows what it asks for; that it lies there is told anyway.
    }
  }

  /// Looks at the file of each slip.
  ///
  /// @param sheet of an object, by its key
  public void readSheets(Function<String, Optional<Sheet>> sheet) {
    sheets.clear();
    for (var slip : slips.values()) {
      sheet.apply(slip.objectKey()).ifPresent(file -> sheets.put(slip.objectKey(), file));
    }
  }

  /// @return what is stored, also later, as it is by then
  public StoredShop shop(Shop shop, Instant now) {
    return new StoredShop(
        new StoredShop.Sales(see(drafts), see(orders), see(events), see(toRemind), see(payments)),
        new StoredShop.Customers(see(customers), see(placed), see(cancelled), see(addresses)),
        new StoredShop.Stock(see(variants), see(levels), see(movements)),
        new StoredShop.Goods(see(fulfillmentOrders), see(parcels), see(slips), see(sheets)),
        new StoredShop.Papers(see(invoices), see(lastNumbers), see(links), see(mails)),
        new StoredShop.Traffic(
            see(outbox), Map.of(), Map.of(), QueueName.SEND_MAIL.name(), Optional.empty()),
        shop,
        now,
        Optional.empty(),
        Optional.empty());
  }

  private static <K, V> Map<K, V> see(Map<K, V> map) {
    return Collections.unmodifiableMap(map);
  }
}
