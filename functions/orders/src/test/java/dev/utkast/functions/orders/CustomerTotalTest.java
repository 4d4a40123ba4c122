package dev.utkast.functions.orders;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleShop;
import dev.utkast.testkit.StoredOrders;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// What a customer spent, kept in the transactions that make and cancel orders.
class CustomerTotalTest {
  private static final CustomerId ADA = new CustomerId(77);

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final CustomersTable customers = new CustomersTable(wiring.database());

  /// @param ordersBefore how many orders were made before anybody kept what they come to
  private void ada(int ordersBefore) {
    var now = wiring.clock().instant();
    wiring
        .database()
        .commit(
            customers.put(
                Copy.of(SampleShop.ada(ADA, now))
                    .with(Customer::ordersCount, ordersBefore)
                    .made()));
  }

  /// An order of Ada's at ten dollars a unit, unpaid.
  private Order order(int units) {
    var agreed = agreed(units);
    wiring.store().commit(agreed);
    return agreed.order();
  }

  private Change.SaleAgreed agreed(int units) {
    var content = StoredOrders.contentOf(ADA, line(1, new VariantId(11), units));
    var draft = new StoredOrders(wiring).draft(content);
    wiring.database().commit(new DraftsTable(wiring.database()).put(draft));
    return new StoredOrders(wiring).agreed(draft);
  }

  private List<Key> keysOf(Change.SaleAgreed agreed) {
    return wiring.store().writes(agreed).stream().map(Write::key).toList();
  }

  private int cancel(Database database, Order order) {
    return new HttpCalls(new Orders(wiring.with(database)))
        .withScopes("write_orders")
        .post("orders/" + order.id() + "/cancel.json", "{}")
        .status();
  }

  private OrderHistory found() {
    return customers.findWithOrders(ADA).orElseThrow().history(CurrencyUnit.USD);
  }

  private String spent() {
    return found().totalSpent().map(Money::toString).orElse("not known");
  }

  @Test
  void nothingWasSpentBeforeTheFirstOrder() {
    ada(0);
    assertEquals("USD 0.00", spent());
  }

  @Test
  void eachOrderAddsItsTotalOnceItIsAgreed() {
    ada(0);
    order(2);
    var second = order(3);
    assertEquals("USD 50.00", spent());
    assertEquals(2, found().count());
    assertEquals(Optional.of(new OrderHistory.Last(second.id(), second.name())), found().last());
  }

  @Test
  void aCancelledOrderIsTakenBackOnceHoweverOftenItIsCancelled() {
    ada(0);
    order(2);
    var second = order(3);
    assertEquals(200, cancel(wiring.database(), second));
    assertEquals(200, cancel(wiring.database(), second));
    assertEquals("USD 20.00", spent());
    assertEquals(2, found().count());
  }

  @Test
  void aCancellationWhoseAnswerIsLostIsTakenBackOnce() {
    ada(0);
    var order = order(2);
    assertEquals(200, cancel(new InterceptedDatabase(wiring.database()).loseNextAnswer(), order));
    assertEquals("USD 0.00", spent());
  }

  @Test
  void anOrderThatIsMadeWhileAnotherIsCancelledIsCounted() {
    ada(0);
    var order = order(2);
    var database = new InterceptedDatabase(wiring.database()).beforeNextCommit(() -> order(3));
    assertEquals(200, cancel(database, order));
    assertEquals("USD 30.00", spent());
  }

  /// Two sales at one moment have nothing in common that one of them would wait for.
  @Test
  void twoSalesOfOneCustomerNeverMeet() {
    ada(0);
    order(1);
    var before = List.copyOf(keysOf(agreed(2)));
    var meanwhile = keysOf(agreed(3));
    assertEquals(List.of(), before.stream().filter(meanwhile::contains).toList());
  }

  @Test
  void theFirstSaleSaysThatTheCustomerHasOrdered() {
    ada(0);
    var overtaken = agreed(1);
    var customer = customers.find(ADA).orElseThrow();
    wiring.database().commit(customers.remove(customer));
    assertThrows(ConflictException.class, () -> wiring.store().commit(overtaken));
    assertEquals(Optional.empty(), customers.findWithOrders(ADA));
  }

  @Test
  void ofWhoOrderedBeforeItWasKeptItStaysUnknown() {
    ada(4);
    var order = order(2);
    assertEquals("not known", spent());
    assertEquals(200, cancel(wiring.database(), order));
    assertEquals("not known", spent());
  }
}
