package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.Order;
import dev.utkast.model.text.MailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// Customers.
///
/// | pk            | sk            | what                          | written                      |
/// | ------------- | ------------- | ----------------------------- | ---------------------------- |
/// | id            | -             | the customer                  | conditionally on its version |
/// | id            | ORDER#id16    | an order that was made        | only where none exists       |
/// | id            | CANCELLED#id16 | an order that was cancelled  | only where none exists       |
/// | EMAIL#address | -             | the id of who has the address | only where none exists       |
/// | EMAIL#address | ORDER#id16    | an order of who has no record | only where none exists       |
///
/// An address is kept as it is mailed to, in lower case ([MailAddress#key]), so that it is one
/// address however its domain is spelled.
///
/// Who is known by a mail address alone is recognised by it. An order without a customer has its
/// entry under the address that its mails go to, until it is cancelled. They count with those of
/// the customer who has the address on record, whichever came first.
///
/// What a customer ordered is counted when somebody asks for it, in one query of the partition: two
/// sales have no item in common, and DynamoDB lets no two transactions at one item at a time, not
/// even to add to it.
///
/// Index `by-status`: partition `status` (all), range `id16`. Asked for: a customer, with or
/// without the orders, who has an address, a page of all.
public final class CustomersTable {
  public static final Index BY_STATUS = Listing.BY_STATUS;
  private static final List<String> ALL = List.of("all");
  private static final String EMAIL = "EMAIL#";
  private static final String PLACED = "ORDER#";
  private static final String CANCELLED = "CANCELLED#";

  /// More orders than anybody places; an entry has some 150 bytes.
  private static final int MAX_ENTRIES = 100_000;

  private static final RecordCodec<Customer> CODEC = RecordCodec.of(Customer.class);
  private static final RecordCodec<OrderHistory.Entry> ENTRIES =
      RecordCodec.of(OrderHistory.Entry.class);

  private final Reads reads;
  private final Listing listing;

  public CustomersTable(Reads reads) {
    this.reads = reads;
    this.listing = new Listing(reads, TableName.CUSTOMERS, BY_STATUS);
  }

  public Optional<Customer> find(CustomerId id) {
    return reads.get(key(id)).map(CustomersTable::read);
  }

  /// @return those that exist
  public List<Customer> findAll(Collection<CustomerId> ids) {
    return reads.getAll(ids.stream().map(CustomersTable::key).toList()).values().stream()
        .map(CustomersTable::read)
        .toList();
  }

  /// A customer with the orders that are kept.
  public record WithOrders(
      Customer customer, List<OrderHistory.Entry> placed, List<OrderHistory.Entry> cancelled) {

    /// @param books the currency of the shop's books
    public OrderHistory history(CurrencyUnit books) {
      return OrderHistory.of(customer, placed, cancelled, books);
    }

    public int ordinal(OrderId orderId) {
      return OrderHistory.ordinal(customer.ordersCount(), placed, cancelled, orderId);
    }

    private WithOrders and(List<OrderHistory.Entry> byMail) {
      return new WithOrders(
          customer, Stream.concat(placed.stream(), byMail.stream()).toList(), cancelled);
    }
  }

  /// @return a customer with the orders made as such, and those made by the mail address alone
  public Optional<WithOrders> findWithOrders(CustomerId id) {
    return recorded(id)
        .map(known ->
            known
                .customer()
                .email()
                .map(email -> known.and(entries(partition(emailPartition(email)), PLACED)))
                .orElse(known));
  }

  private Optional<WithOrders> recorded(CustomerId id) {
    return Optional.ofNullable(withOrders(partition(id.toString())).get(id));
  }

  private List<Item> partition(String pk) {
    return reads.query(TableName.CUSTOMERS, pk, new Range.All(), true, MAX_ENTRIES);
  }

  /// @return the place of an order among its customer's, from 1; 0 where nobody knows whose it is
  public int ordinal(Order order) {
    return order
        .content()
        .customerId()
        .map(id -> findWithOrders(id).map(known -> known.ordinal(order.id())).orElse(0))
        .or(() -> order.guest().map(email -> ordinal(email, order.id())))
        .orElse(0);
  }

  private int ordinal(String email, OrderId orderId) {
    var partition = partition(emailPartition(email));
    var byMail = entries(partition, PLACED);
    return partition.stream()
        .filter(item -> item.key().sk().equals(Key.ALONE))
        .findFirst()
        .flatMap(item -> recorded(id(item.doc())))
        .map(known -> known.and(byMail).ordinal(orderId))
        .orElseGet(() -> OrderHistory.ordinal(0, byMail, List.of(), orderId));
  }

  private static List<OrderHistory.Entry> entries(List<Item> partition, String kind) {
    return partition.stream()
        .filter(item -> item.key().sk().startsWith(kind))
        .map(item -> ENTRIES.read(item.doc()))
        .toList();
  }

  /// @return whether an item is a customer, and not an address or an order of one
  public static boolean isCustomer(Item item) {
    return item.key().sk().equals(Key.ALONE) && !item.key().pk().startsWith(EMAIL);
  }

  /// @return the histories of all customers among some items, by their ids
  public static Map<CustomerId, WithOrders> withOrders(Collection<Item> items) {
    var partitions =
        items.stream()
            .filter(item -> !item.key().pk().startsWith(EMAIL))
            .collect(Collectors.groupingBy(item -> id(item.key().pk())));
    var found = new HashMap<CustomerId, WithOrders>();
    partitions.forEach((id, partition) ->
        partition.stream()
            .filter(CustomersTable::isCustomer)
            .forEach(item ->
                found.put(
                    id,
                    new WithOrders(
                        read(item), entries(partition, PLACED), entries(partition, CANCELLED)))));
    return found;
  }

  /// An order that is made, in the commit that makes it.
  public Write placed(CustomerId customerId, Order order) {
    return entry(PLACED, customerId.toString(), order);
  }

  /// An order that is cancelled, in the commit that cancels it: it counts no longer as spent, and
  /// still as one that was made, though to the slip of a later one no more.
  public Write cancelled(CustomerId customerId, Order order) {
    return entry(CANCELLED, customerId.toString(), order);
  }

  /// The order of somebody who has no record, in the commit that makes it.
  public Write placed(String email, Order order) {
    return entry(PLACED, emailPartition(email), order);
  }

  /// The order of somebody who has no record, in the commit that cancels it. It may have been made
  /// before orders were kept by address.
  public static Write forgotten(String email, Order order) {
    return new Write.Delete(entryKey(PLACED, emailPartition(email), order));
  }

  /// The order of somebody who has no record, in the commit that gives it another mail address.
  public List<Write> moved(Order order, Optional<String> before) {
    boolean stays = before.map(MailAddress::key).equals(order.guest().map(MailAddress::key));
    if (stays || order.content().customerId().isPresent() || order.cancellation().isPresent()) {
      return List.of();
    }
    var writes = new ArrayList<Write>();
    before.ifPresent(email -> writes.add(forgotten(email, order)));
    order.guest().ifPresent(email -> writes.add(placed(email, order)));
    return writes;
  }

  private static Write entry(String kind, String partition, Order order) {
    var entry = new OrderHistory.Entry(order.id(), order.name(), order.priced().total().shop());
    return new Write.PutNew(Item.of(entryKey(kind, partition, order), 1, ENTRIES.write(entry)));
  }

  private static Key entryKey(String kind, String partition, Order order) {
    return new Key(TableName.CUSTOMERS, partition, kind + Listing.sortable(order.id().value()));
  }

  public Optional<CustomerId> findIdByEmail(String email) {
    return reads.get(emailKey(email)).map(item -> id(item.doc()));
  }

  public Write put(Customer customer) {
    return Writes.next(
        Item.of(key(customer.id()), customer.version(), CODEC.write(customer))
            .indexed(Listing.byStatus("all", customer.id().value())));
  }

  /// Takes and gives up mail addresses as a change of a customer needs; in the same commit as the
  /// customer.
  public List<Write> claimEmail(
      CustomerId customerId, Optional<String> before, Optional<String> after) {
    var writes = new ArrayList<Write>();
    if (!before.map(MailAddress::key).equals(after.map(MailAddress::key))) {
      after.ifPresent(email ->
          writes.add(new Write.PutNew(Item.of(emailKey(email), 1, customerId.toString()))));
      before.ifPresent(email -> writes.add(new Write.Delete(emailKey(email))));
    }
    return writes;
  }

  /// @return whether a conflict means that somebody else has the address
  public static boolean emailTaken(ConflictException conflict) {
    return conflict.failed().stream()
        .anyMatch(key -> key.pk().startsWith(EMAIL) && key.sk().equals(Key.ALONE));
  }

  public Write remove(Customer customer) {
    return new Write.DeleteVersion(key(customer.id()), customer.version());
  }

  public List<Customer> page(Optional<Long> from, boolean forward, int limit) {
    return listing.page(ALL, from, forward, limit, CustomersTable::read);
  }

  public long count(Optional<Long> after) {
    return listing.count(ALL, after);
  }

  public static Customer read(Item item) {
    return CODEC.read(item.doc());
  }

  /// @return what a customer's history keeps of one order
  public static OrderHistory.Entry readEntry(Item item) {
    return ENTRIES.read(item.doc());
  }

  private static CustomerId id(String digits) {
    return new CustomerId(Long.parseLong(digits));
  }

  private static Key key(CustomerId id) {
    return Key.alone(TableName.CUSTOMERS, id.toString());
  }

  private static Key emailKey(String email) {
    return Key.alone(TableName.CUSTOMERS, emailPartition(email));
  }

  private static String emailPartition(String email) {
    return EMAIL + MailAddress.key(email);
  }
}
