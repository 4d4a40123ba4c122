package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who decides where mails about an order go.
class OrderAddresseeTest {
  private final Desk desk = new Desk();

  /// Mails to the new address would say whom the old one belongs to.
  @ParameterizedTest
  @CsvSource({"write_orders,403", "write_orders read_customers,200"})
  void whoMayNotReadCustomersDoesNotSendTheirNamesElsewhere(String scopes, int status) {
    var order = desk.order();
    var answer =
        desk.calls
            .withScopes(scopes.split(" "))
            .put("orders/" + order.id() + ".json", "{\"order\": {\"email\": \"eve@example.com\"}}");
    assertEquals(status, answer.status(), answer::text);
    assertEquals(status == 200, !desk.stored(order).content().equals(order.content()));
  }
}
