package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.HttpCalls.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which mail address an order has whose draft names none.
class WhereMailsGoTest {
  private final Clerk clerk = new Clerk();

  /// From now on a mail address is known of the customer.
  private void reachable(Answer made, String email) {
    var customers = new CustomersTable(clerk.wiring.database());
    var was = customers.find(new CustomerId(made.longAt("draft_order.customer.id"))).orElseThrow();
    var next =
        Copy.of(was)
            .with(Customer::version, was.version() + 1)
            .with(Customer::email, Optional.of(email))
            .made();
    clerk.wiring.database().commit(customers.put(next));
  }

  private Optional<String> contactOfOrder(Answer completed) {
    return new OrdersTable(clerk.wiring.database())
        .find(new OrderId(completed.longAt("draft_order.order_id")))
        .orElseThrow()
        .content()
        .email();
  }

  private Answer ofSomebody() {
    return clerk.create(
        """
        "line_items": [{"title": "Cup", "price": 1, "quantity": 1}],
        "customer": {"first_name": "Grace"}
        """);
  }

  @Test
  void whereTheCustomerWasAskedIsWhereTheMailsOfTheOrderGo() {
    var made = ofSomebody();
    long id = made.longAt("draft_order.id");
    assertEquals(422, clerk.sendInvoice(id).status());
    reachable(made, "first@example.com");
    assertEquals("first@example.com", clerk.sendInvoice(id).textAt("draft_order_invoice.to"));
    reachable(made, "second@example.com");
    assertTrue(clerk.read(id).at("draft_order.email").isNull(), "it names nobody itself");
    assertEquals(Optional.of("first@example.com"), contactOfOrder(clerk.completePending(id)));
  }

  @Test
  void aCustomerWhoWasNeverAskedIsReachedAtTheAddressOfTheDay() {
    var made = ofSomebody();
    reachable(made, "first@example.com");
    var completed = clerk.completePending(made.longAt("draft_order.id"));
    assertEquals(Optional.of("first@example.com"), contactOfOrder(completed));
  }

  @Test
  void whatTheDraftNamesIsNotOverruledByWhoWasAsked() {
    long id = clerk.draft();
    clerk.calls.post(
        "draft_orders/" + id + "/send_invoice.json",
        "{\"draft_order_invoice\": {\"to\": \"books@example.com\"}}");
    assertEquals(Optional.of("ada@example.com"), contactOfOrder(clerk.completePending(id)));
  }

  @Test
  void whoWasAskedIsForgottenWithTheCustomer() {
    var made = ofSomebody();
    long id = made.longAt("draft_order.id");
    reachable(made, "first@example.com");
    clerk.sendInvoice(id);
    clerk.edit(id, "\"customer\": {\"first_name\": \"Ada\"}");
    assertEquals(Optional.empty(), contactOfOrder(clerk.completePending(id)));
  }
}
