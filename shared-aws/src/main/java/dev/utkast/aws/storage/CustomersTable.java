package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.customer.Customer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Customers.
///
/// | pk            | sk | what                        | written                      |
/// | ------------- | -- | --------------------------- | ---------------------------- |
/// | id            | -  | the customer                | conditionally on its version |
/// | EMAIL#address | -  | the id of who has the address | only where none exists     |
///
/// Index `by-status`: partition `status` (all), range `id16`. Asked for: a customer, who has an
/// address, a page of all.
public final class CustomersTable {
  public static final Index BY_STATUS = new Index("by-status", "status", "id16");
  private static final List<String> ALL = List.of("all");
  private static final RecordCodec<Customer> CODEC = RecordCodec.of(Customer.class);

  private final Database database;
  private final Listing listing;

  public CustomersTable(Database database) {
    this.database = database;
    this.listing = new Listing(database, TableName.CUSTOMERS, BY_STATUS);
  }

  public Optional<Customer> find(long id) {
    return database.get(key(id)).map(CustomersTable::read);
  }

  /// @return those that exist
  public List<Customer> findAll(Collection<Long> ids) {
    return database.getAll(ids.stream().map(CustomersTable::key).toList()).values().stream()
        .map(CustomersTable::read)
        .toList();
  }

  public Optional<Long> findIdByEmail(String email) {
    return database.get(emailKey(email)).map(item -> Long.valueOf(item.doc()));
  }

  public Write put(Customer customer) {
    return Writes.next(
        Item.of(key(customer.id()), customer.version(), CODEC.write(customer))
            .indexed(Map.of("status", "all", "id16", Listing.sortable(customer.id()))));
  }

  /// Takes and gives up mail addresses as a change of a customer needs; in the same commit as the
  /// customer.
  public List<Write> claimEmail(long customerId, Optional<String> before, Optional<String> after) {
    var writes = new ArrayList<Write>();
    if (!before.equals(after)) {
      after.ifPresent(email ->
          writes.add(new Write.PutNew(Item.of(emailKey(email), 1, Long.toString(customerId)))));
      before.ifPresent(email -> writes.add(new Write.Forget(emailKey(email))));
    }
    return writes;
  }

  /// @return whether a conflict means that somebody else has the address
  public static boolean emailTaken(ConflictException conflict) {
    return conflict.failed().stream().anyMatch(key -> key.pk().startsWith("EMAIL#"));
  }

  public Write remove(Customer customer) {
    return new Write.Remove(key(customer.id()), customer.version());
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

  private static Key key(long id) {
    return Key.alone(TableName.CUSTOMERS, Long.toString(id));
  }

  private static Key emailKey(String email) {
    return Key.alone(TableName.CUSTOMERS, "EMAIL#" + email);
  }
}
