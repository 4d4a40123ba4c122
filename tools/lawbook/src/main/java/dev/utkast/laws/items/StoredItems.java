package dev.utkast.laws.items;

import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CheckoutsTable;
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
import dev.utkast.laws.StoredShop.Customers;
import dev.utkast.laws.StoredShop.Goods;
import dev.utkast.laws.StoredShop.Link;
import dev.utkast.laws.StoredShop.Mail;
import dev.utkast.laws.StoredShop.MailName;
import dev.utkast.laws.StoredShop.MailState;
import dev.utkast.laws.StoredShop.OutboxRow;
import dev.utkast.laws.StoredShop.Papers;
import dev.utkast.laws.StoredShop.Place;
import dev.utkast.laws.StoredShop.Sales;
import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.StoredShop.Slip;
import dev.utkast.laws.StoredShop.Stock;
import dev.utkast.laws.Transition.Kind;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.MovementBatch;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.model.mail.NotSent;
import dev.utkast.model.message.Message;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// Stored items as the laws see them. It is told of one item after the other, in the order in which
/// they came to be or page by page, and keeps what the laws look at.
public final class StoredItems {
  private final Optional<Readings> readings;
  private final Sales sales = new Sales(map(), map(), map(), map(), map(), map());
  private final Customers customers = new Customers(map(), map(), map(), map(), map());
  private final Stock stock = new Stock(map(), map(), map());
  private final Goods goods = new Goods(map(), map(), map(), map());
  private final Papers papers = new Papers(map(), map(), map(), map());
  private final Map<String, OutboxRow> outbox = map();

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

  /// An item that is there, or is there anew.
  public void put(Item item) {
    lies(item.key(), Optional.of(item));
  }

  /// @param item what lies under the key now, if anything
  void lies(Key key, Optional<Item> item) {
    switch (kind(key)) {
      case DRAFT -> set(sales.drafts(), id(key, DraftId::new), item, DraftsTable::read);
      case ORDER -> {
        var due = item.filter(one -> one.index().containsKey("reminder"));
        set(sales.orders(), id(key, OrderId::new), item, OrdersTable::read);
        set(sales.toRemind(), id(key, OrderId::new), due.map(_ -> true));
      }
      case ORDER_EVENT ->
          set(of(sales.events(), id(key, OrderId::new)), key.sk(), item, OrdersTable::readEvent);
      case PAYMENT ->
          set(of(sales.payments(), id(key, DraftId::new)), key.sk(), item, PaymentsTable::read);
      case CHECKOUT -> {
        var id = id(key.sk().substring(key.sk().indexOf('#') + 1), CheckoutId::new);
        set(of(sales.checkouts(), id(key, DraftId::new)), id, item, CheckoutsTable::read);
      }
      case FULFILLMENT_ORDER ->
          set(
              goods.fulfillmentOrders(),
              id(key, FulfillmentOrderId::new),
              item,
              OrdersTable::readFulfillmentOrder);
      case PARCEL ->
          set(goods.parcels(), id(key, FulfillmentId::new), item, OrdersTable::readFulfillment);
      case SLIP, SLIP_OF_PARCEL ->
          set(goods.slips(), key.pk(), read(item, SlipsTable::read).map(StoredItems::slip));
      case CUSTOMER -> set(customers.known(), id(key, CustomerId::new), item, CustomersTable::read);
      case CUSTOMER_ADDRESS ->
          set(customers.addresses(), rest(key), item.map(one -> id(one.doc(), CustomerId::new)));
      case GUEST_ORDER ->
          set(of(customers.byMail(), rest(key)), key.sk(), item, CustomersTable::readEntry);
      case CUSTOMER_ORDER -> {
        var entries = key.sk().startsWith("ORDER#") ? customers.placed() : customers.cancelled();
        set(of(entries, id(key, CustomerId::new)), key.sk(), item, CustomersTable::readEntry);
      }
      case VARIANT ->
          set(stock.variants(), id(key, VariantId::new), item, ProductsTable::readVariant);
      case LEVEL -> set(stock.levels(), place(key), item, StockTable::readLevel);
      case MOVEMENT -> movements(key, item);
      case LEGAL_DOCUMENT ->
          set(papers.invoices(), key.pk() + "#" + key.sk(), item, InvoicesTable::read);
      case LEGAL_COUNTER -> set(papers.lastNumbers(), rest(key), item.map(Item::version));
      case LINK ->
          set(papers.links(), rest(key), read(item, LinksTable::read).map(StoredItems::link));
      case MAIL ->
          set(papers.mails(), key.pk(), read(item, MailTable::read).map(StoredItems::mail));
      case OUTBOX -> set(outbox, key.pk() + "#" + key.sk(), item.map(this::row));
      case PROVIDER_EVENT, PRODUCT, RATE, SETTING, ANSWER -> {}
    }
  }

  /// @return what lies under a key
  static Kind kind(Key key) {
    var pk = key.pk();
    boolean alone = key.sk().equals(Key.ALONE);
    return switch (key.table()) {
      // Beside the numbered ones lie their counter and what currency the books are kept in.
      case DRAFTS -> isNumber(pk) ? Kind.DRAFT : Kind.SETTING;
      case ORDERS ->
          switch (pk.substring(0, pk.indexOf('#') + 1)) {
            case "FO#" -> Kind.FULFILLMENT_ORDER;
            case "PARCEL#" -> Kind.PARCEL;
            case "EVENTS#" -> Kind.ORDER_EVENT;
            default -> isNumber(pk) ? Kind.ORDER : Kind.SETTING;
          };
      case CUSTOMERS ->
          pk.startsWith("EMAIL#")
              ? alone ? Kind.CUSTOMER_ADDRESS : Kind.GUEST_ORDER
              : alone ? Kind.CUSTOMER : Kind.CUSTOMER_ORDER;
      case PRODUCTS -> pk.startsWith("VARIANT#") ? Kind.VARIANT : Kind.PRODUCT;
      case INVOICES -> pk.startsWith("ORDER#") ? Kind.LEGAL_DOCUMENT : Kind.LEGAL_COUNTER;
      case PAYMENTS -> Kind.PAYMENT;
      case CHECKOUTS -> Kind.CHECKOUT;
      case PAYMENT_EVENTS -> Kind.PROVIDER_EVENT;
      case STOCK -> key.sk().equals("LEVEL") ? Kind.LEVEL : Kind.MOVEMENT;
      case RATES -> Kind.RATE;
      case SLIPS -> pk.startsWith("PARCEL#") ? Kind.SLIP_OF_PARCEL : Kind.SLIP;
      case MAIL -> Kind.MAIL;
      case OUTBOX -> Kind.OUTBOX;
      case LINKS -> Kind.LINK;
      case TOKENS, SETTINGS -> Kind.SETTING;
      case IDEMPOTENCY -> Kind.ANSWER;
    };
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  private static <I> I id(Key key, LongFunction<I> type) {
    return id(rest(key), type);
  }

  private static <I> I id(String digits, LongFunction<I> type) {
    return type.apply(Long.parseLong(digits));
  }

  /// What follows the kind of the key.
  private static String rest(Key key) {
    return key.pk().substring(key.pk().indexOf('#') + 1);
  }

  /// One alone, or a batch of them, which is never removed.
  private void movements(Key key, Optional<Item> item) {
    if (!StockTable.isBatch(key)) {
      set(of(stock.movements(), place(key)), key.sk(), item, StockTable::readMovement);
      return;
    }
    int number = 0;
    var moves = read(item, StockTable::readBatch).map(MovementBatch::movements).orElse(List.of());
    for (var move : moves) {
      var place = new Place(move.itemId(), move.locationId());
      of(stock.movements(), place).put(key.pk() + "#" + key.sk() + "#" + number++, move);
    }
  }

  private static Place place(Key key) {
    var ids = key.pk().split("#", -1);
    return new Place(id(ids[1], VariantId::new), id(ids[3], LocationId::new));
  }

  /// In which things stay as they came.
  private static <K, V> Map<K, V> map() {
    return new LinkedHashMap<>();
  }

  private static <K, I, V> Map<I, V> of(Map<K, Map<I, V>> maps, K key) {
    return maps.computeIfAbsent(key, _ -> map());
  }

  private <K, V> void set(Map<K, V> map, K key, Optional<Item> item, Function<Item, V> reader) {
    set(map, key, read(item, reader));
  }

  private <V> Optional<V> read(Optional<Item> item, Function<Item, V> reader) {
    return item.map(one -> read(one, reader));
  }

  private <V> V read(Item item, Function<Item, V> reader) {
    return readings.map(known -> known.read(item, reader)).orElseGet(() -> reader.apply(item));
  }

  private static <K, V> void set(Map<K, V> map, K key, Optional<V> value) {
    value.ifPresentOrElse(some -> map.put(key, some), () -> map.remove(key));
  }

  private static Slip slip(SlipsTable.Slip slip) {
    return new Slip(
        slip.fulfillmentOrderId(), slip.fulfillmentId(), slip.objectKey(), slip.bytes());
  }

  private static Link link(LinkTarget link) {
    return new Link(link.draftId(), link.revision(), link.sentAt(), link.orderId());
  }

  private static Mail mail(dev.utkast.model.mail.Mail mail) {
    return new Mail(
        new MailName(mail.kind(), mail.subjectId(), mail.step()),
        MailState.valueOf(mail.state().name()),
        mail.attempts(),
        mail.messageId(),
        mail.why().map(NotSent::name).or(mail::reason));
  }

  private OutboxRow row(Item item) {
    return new OutboxRow(item.key().pk(), OutboxTable.isSetAside(item), mailsOf(item));
  }

  private List<MailName> mailsOf(Item row) {
    try {
      return read(row, Outbox::read).row().messages().stream()
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
    goods.sheets().clear();
    for (var slip : goods.slips().values()) {
      set(goods.sheets(), slip.objectKey(), sheet.apply(slip.objectKey()));
    }
  }

  /// @return what is stored, also later, as it is by then
  public StoredShop shop(Shop shop, Instant now) {
    var traffic =
        new StoredShop.Traffic(
            outbox, Map.of(), Map.of(), QueueName.SEND_MAIL.name(), Optional.empty());
    return new StoredShop(
        sales,
        customers,
        stock,
        goods,
        papers,
        traffic,
        shop,
        now,
        Optional.empty(),
        Optional.empty());
  }
}
