package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An order is called off once, as it was first asked for.
class CancellationTest {
  private final Desk desk = new Desk();

  @Test
  void cancellingTwiceIsCancellingOnce() {
    var order = desk.order();
    var first = desk.cancel(order, "{\"reason\": \"fraud\"}");
    desk.messages();
    var before = desk.shop.database().contents();
    for (var same : List.of("{\"order\": {\"reason\": \"fraud\"}}", "", "{\"restock\": true}")) {
      assertEquals(first.body(), desk.cancel(order, same).body());
    }
    assertEquals(before, desk.shop.database().contents());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reason  | {"reason": "customer"}
          restock | {"order": {"restock": false}}
          email   | {"reason": "fraud", "email": false}
          """)
  void aCancellationIsNotChangedByAnother(String field, String body) {
    var order = desk.order();
    desk.cancel(order, "{\"reason\": \"fraud\"}");
    var before = desk.shop.database().contents();
    var refused = desk.cancel(order, body);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    assertEquals(before, desk.shop.database().contents());
  }
}
