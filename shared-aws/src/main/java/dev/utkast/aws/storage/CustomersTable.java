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
import org.joda.money.CurrencyUnit;

/// Customers.
///
/// | pk            | sk            | what                          | written                      |
/// | ------------- | ------------- | ----------------------------- | ---------------------------- |
/// | id            | -             | the customer                  | conditionally on its version |
/// | id            | ORDER#id16    | an order that was made        | only where none exists       |
/// | id            | CANCELLED#id16 | an order that was cancelled  | only where none exists       |
/// | EMAIL#address | -             | the id of who has the address | only where none exists       |
///
/// An address is kept as it is mailed to, in lower case ([MailAddress#key]), so that it is one
/// address however its domain is spelled.
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
      return OrderHistory.ordinal(customer, placed, orderId);
    }
  }

  public Optional<WithOrders> findWithOrders(CustomerId id) {
    var partition =
        reads.query(TableName.CUSTOMERS, id.toString(), new Range.All(), true, MAX_ENTRIES);
    return Optional.ofNullable(withOrders(partition).get(id));
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
    return entry(PLACED, customerId, order);
  }

  /// An order that is cancelled, in the commit that cancels it: it counts no longer as spent, and
  /// still as one that was made.
  public Write cancelled(CustomerId customerId, Order order) {
    return entry(CANCELLED, customerId, order);
  }

  private static Write entry(String kind, CustomerId customerId, Order order) {
    var key =
        new Key(
            TableName.CUSTOMERS,
            customerId.toString(),
            kind + Listing.sortable(order.id().value()));
    var entry = new OrderHistory.Entry(order.id(), order.name(), order.priced().total().shop());
    return new Write.PutNew(Item.of(key, 1, ENTRIES.write(entry)));
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
    return conflict.failed().stream().anyMatch(key -> key.pk().startsWith(EMAIL));
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
    return Key.alone(TableName.CUSTOMERS, EMAIL + MailAddress.key(email));
  }
}
