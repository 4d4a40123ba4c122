package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.order.Order;
import dev.utkast.model.shop.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// What must hold of customers once nothing is on its way any more.
///
/// @param stored what else there is
record RestOfCustomers(SimulatedDatabase database, Rest.Stored stored, Shop shop) {
  private static final String EMAIL = "EMAIL#";

  void check() {
    var items = database.everything(TableName.CUSTOMERS);
    addresses(items);
    var orders =
        stored.orders().values().stream()
            .filter(order -> order.content().customerId().isPresent())
            .collect(Collectors.groupingBy(order -> order.content().customerId().orElseThrow()));
    CustomersTable.withOrders(items)
        .forEach((id, known) -> ordered(known, orders.getOrDefault(id, List.of())));
  }

  private static void addresses(List<Item> items) {
    var claimed = new HashMap<String, String>();
    var used = new HashMap<String, Integer>();
    for (var item : items) {
      var pk = item.key().pk();
      if (pk.startsWith(EMAIL)) {
        claimed.put(pk.substring(EMAIL.length()), item.doc());
      } else if (CustomersTable.isCustomer(item)) {
        var customer = CustomersTable.read(item);
        customer.email().ifPresent(email -> used.merge(email, 1, Integer::sum));
      }
    }
    used.forEach((email, times) -> unless(times == 1, "no two customers have one address", email));
    unless(used.keySet().equals(claimed.keySet()), "an address is taken while it is used", "");
  }

  private void ordered(CustomersTable.WithOrders known, List<Order> orders) {
    var books = shop.currency();
    var history = known.history(books);
    var total =
        orders.stream()
            .filter(order -> order.cancellation().isEmpty())
            .map(order -> order.priced().total().shop())
            .reduce(Money.zero(books), Money::plus);
    unless(
        history.count() == orders.size(),
        "a customer's orders are counted",
        history.count() + " of " + orders.size());
    unless(
        history.totalSpent().filter(total::equals).isPresent(),
        "a customer's total is that of the orders",
        history.totalSpent() + ", not " + total);
    for (var order : orders) {
      unless(
          order.customerOrdinal() == 0 || order.customerOrdinal() <= orders.size(),
          "an order has a place among those of its customer",
          order.name());
    }
  }
}
