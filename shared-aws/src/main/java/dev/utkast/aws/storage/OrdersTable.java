package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.shop.Shop;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Orders and what is sent of them.
///
/// | pk         | sk   | what                           | written                      |
/// | ---------- | ---- | ------------------------------ | ---------------------------- |
/// | id         | -    | the order                      | conditionally on its version |
/// | EVENTS#id  | id16 | something that happened to it  | only where none exists       |
/// | FO#id      | -    | a fulfillment order            | conditionally on its version |
/// | PARCEL#id  | -    | a fulfillment                  | only where none exists       |
/// | REFUNDS#id | id16 | a refund, by its number        | only where none exists       |
/// | COUNTER    | -    | the last order number          | counted up; may skip numbers |
///
/// Index `by-status`: partition `status` (open, cancelled), range `id16`. Index `by-customer`,
/// sparse: partition `customer` (id and status), range `id16`. Index `by-reminder`, sparse:
/// partition `reminder` (`due`, while money is open and a step of the reminder ladder is left),
/// range `reminder_day` (day and id), so that a run over what is due costs what is due. Asked for:
/// an order, its fulfillment orders and fulfillments (batch get by the ids it holds), its events
/// (query), a page of a list, the reminders due by a day.
public final class OrdersTable {
  public static final Index BY_STATUS = Listing.BY_STATUS;
  public static final Index BY_REMINDER = new Index("by-reminder", "reminder", "reminder_day");
  public static final Index BY_CUSTOMER = new Index("by-customer", "customer", "id16");

  private static final String REMINDERS_DUE = "due";
  private static final RecordCodec<Order> ORDERS = RecordCodec.of(Order.class);
  private static final RecordCodec<FulfillmentOrder> FULFILLMENT_ORDERS =
      RecordCodec.of(FulfillmentOrder.class);
  private static final RecordCodec<Fulfillment> FULFILLMENTS = RecordCodec.of(Fulfillment.class);
  private static final RecordCodec<Refund> REFUNDS_CODEC = RecordCodec.of(Refund.class);
  private static final RecordCodec<OrderEvent> EVENTS_CODEC = RecordCodec.of(OrderEvent.class);

  /// More than ever happens to an order; the latest are told.
  private static final int MAX_EVENTS = 1_000;

  private static final String EVENTS = "EVENTS#";
  private static final String REFUNDS = "REFUNDS#";

  private final Reads reads;
  private final Listing listing;
  private final Listing ofCustomer;

  public OrdersTable(Reads reads) {
    this.reads = reads;
    this.listing = new Listing(reads, TableName.ORDERS, BY_STATUS);
    this.ofCustomer = new Listing(reads, TableName.ORDERS, BY_CUSTOMER);
  }

  public Optional<Order> find(OrderId id) {
    return reads.get(key(id)).map(OrdersTable::read);
  }

  public List<Order> findAll(List<OrderId> ids) {
    var found = reads.getAll(ids.stream().map(OrdersTable::key).toList());
    return ids.stream()
        .sorted(Comparator.comparingLong(OrderId::value))
        .map(id -> found.get(key(id)))
        .filter(Objects::nonNull)
        .map(OrdersTable::read)
        .toList();
  }

  public Optional<FulfillmentOrder> findFulfillmentOrder(FulfillmentOrderId id) {
    return reads.get(fulfillmentOrderKey(id)).map(OrdersTable::readFulfillmentOrder);
  }

  public List<FulfillmentOrder> fulfillmentOrdersOf(Order order) {
    var keys = order.fulfillmentOrderIds().stream().map(OrdersTable::fulfillmentOrderKey).toList();
    var found = reads.getAll(keys);
    return keys.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .map(OrdersTable::readFulfillmentOrder)
        .toList();
  }

  public Optional<Fulfillment> findFulfillment(FulfillmentId id) {
    return reads.get(parcelKey(id)).map(OrdersTable::readFulfillment);
  }

  public List<Fulfillment> fulfillmentsOf(Order order) {
    var keys = order.fulfillmentIds().stream().map(OrdersTable::parcelKey).toList();
    var found = reads.getAll(keys);
    return keys.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .map(OrdersTable::readFulfillment)
        .toList();
  }

  /// For an order as somebody edited it, who can write less. One that is larger already may become
  /// smaller.
  ///
  /// @throws ItemTooLargeException where payments and parcels would have no room
  public static void leaveRoom(Order before, Order next) {
    var item = unindexed(next);
    if (!ItemSize.fits(item, ItemSize.EDITED_ORDER)) {
      ItemSize.hold(item, Math.max(ItemSize.EDITED_ORDER, ItemSize.bytes(unindexed(before)) - 1));
    }
  }

  /// For an order of which another parcel is told.
  ///
  /// @throws ItemTooLargeException where payments would have no room
  public static void leaveRoomForPayments(Order next) {
    ItemSize.hold(unindexed(next), ItemSize.SHIPPED_ORDER);
  }

  private static Item unindexed(Order order) {
    return Item.of(key(order.id()), order.version(), ORDERS.write(order));
  }

  /// @param shop whose reminder ladder says when the order turns up again
  public Write put(Order order, Shop shop) {
    var index = new HashMap<>(Listing.byStatus(order.state().label(), order.id().value()));
    order
        .content()
        .customerId()
        .ifPresent(id -> index.put("customer", customer(id, order.state())));
    OrderDecider.nextReminder(order, shop)
        .ifPresent(day -> {
          index.put("reminder", REMINDERS_DUE);
          index.put("reminder_day", day + "#" + order.id());
        });
    return Writes.next(unindexed(order).indexed(index));
  }

  private static String customer(CustomerId id, Order.State state) {
    return id + "#" + state.label();
  }

  public Write put(FulfillmentOrder made) {
    return Writes.next(
        Item.of(fulfillmentOrderKey(made.id()), made.version(), FULFILLMENT_ORDERS.write(made)));
  }

  public Write putNew(Fulfillment made) {
    return new Write.PutNew(Item.of(parcelKey(made.id()), 1, FULFILLMENTS.write(made)));
  }

  public Write putNew(Refund made) {
    return new Write.PutNew(
        Item.of(refundKey(made.orderId(), made.number()), 1, REFUNDS_CODEC.write(made)));
  }

  /// @return the refunds of an order, by their number
  public List<Refund> refundsOf(Order order) {
    return refundsOf(order, order.refunded().count());
  }

  /// @param last number that is wanted
  public List<Refund> refundsOf(Order order, int last) {
    var keys =
        IntStream.rangeClosed(1, last).mapToObj(number -> refundKey(order.id(), number)).toList();
    var found = reads.getAll(keys);
    return keys.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .map(OrdersTable::readRefund)
        .toList();
  }

  /// @param id of the event, by which events are told in the order of their time
  public Write putNew(OrderEvent event, long id) {
    var key = new Key(TableName.ORDERS, EVENTS + event.orderId(), Listing.sortable(id));
    return new Write.PutNew(Item.of(key, 1, EVENTS_CODEC.write(event)));
  }

  /// @return what happened to an order, the earliest first
  public List<OrderEvent> eventsOf(OrderId orderId) {
    return reads
        .query(TableName.ORDERS, EVENTS + orderId, new Range.All(), false, MAX_EVENTS)
        .reversed()
        .stream()
        .map(OrdersTable::readEvent)
        .toList();
  }

  public static boolean isRefund(Item item) {
    return item.key().pk().startsWith(REFUNDS);
  }

  public static Refund readRefund(Item item) {
    return REFUNDS_CODEC.read(item.doc());
  }

  private static Key refundKey(OrderId orderId, int number) {
    return new Key(TableName.ORDERS, REFUNDS + orderId, Listing.sortable(number));
  }

  public static boolean isEvent(Item item) {
    return item.key().pk().startsWith(EVENTS);
  }

  public static OrderEvent readEvent(Item item) {
    return EVENTS_CODEC.read(item.doc());
  }

  public static long nextNumber(Database database) {
    return database.nextNumber(Key.alone(TableName.ORDERS, "COUNTER"));
  }

  /// @param customer whose orders alone are wanted
  public List<Order> page(
      List<Order.State> states,
      Optional<CustomerId> customer,
      Optional<Long> from,
      boolean forward,
      int limit) {
    return listing(customer)
        .page(partitions(states, customer), from, forward, limit, OrdersTable::read);
  }

  public long count(List<Order.State> states, Optional<CustomerId> customer, Optional<Long> after) {
    return listing(customer).count(partitions(states, customer), after);
  }

  private Listing listing(Optional<CustomerId> customer) {
    return customer.isPresent() ? ofCustomer : listing;
  }

  private static List<String> partitions(List<Order.State> states, Optional<CustomerId> customer) {
    return states.stream()
        .map(state -> customer.map(id -> customer(id, state)).orElseGet(state::label))
        .toList();
  }

  /// @return ids of orders whose next reminder is due on or before the day, the longest due first
  public List<OrderId> remindersDue(LocalDate day, int limit) {
    // '~' sorts after every id, so that the whole day is within.
    var range = new Range.UpTo(day + "#~");
    return reads
        .queryIndex(TableName.ORDERS, BY_REMINDER, REMINDERS_DUE, range, true, limit)
        .stream()
        .map(entry -> new OrderId(Long.parseLong(entry.key().pk())))
        .toList();
  }

  public static Order read(Item item) {
    return ORDERS.read(item.doc());
  }

  public static FulfillmentOrder readFulfillmentOrder(Item item) {
    return FULFILLMENT_ORDERS.read(item.doc());
  }

  public static Fulfillment readFulfillment(Item item) {
    return FULFILLMENTS.read(item.doc());
  }

  public static Key key(OrderId id) {
    return Key.alone(TableName.ORDERS, id.toString());
  }

  public static Key fulfillmentOrderKey(FulfillmentOrderId id) {
    return Key.alone(TableName.ORDERS, "FO#" + id);
  }

  public static Key parcelKey(FulfillmentId id) {
    return Key.alone(TableName.ORDERS, "PARCEL#" + id);
  }
}
