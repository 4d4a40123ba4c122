package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.FixedLinkKeys;
import dev.utkast.testkit.HttpCalls;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Staff see the customer's link to an order, and it lies nowhere.
class OrderStatusUrlTest {
  private final Desk desk = new Desk();
  private final Order order = desk.order();

  record Told(String url, Link link) {}

  private Told told() {
    var url = desk.calls.get("orders/" + order.id() + ".json").textAt("order.order_status_url");
    var token = url.substring(url.lastIndexOf('/') + 1);
    return new Told(url, LinkTokens.read(token, new FixedLinkKeys()::key).orElseThrow());
  }

  @Test
  void everyOrderHasOne() {
    var told = told();
    assertEquals(new Link.OfOrder(order.id(), 0, Link.end(order.createdAt())), told.link());
    var listed = desk.calls.get("orders.json").at("orders").items().getFirst();
    assertEquals(told.url(), listed.textAt("order_status_url"));
    desk.shop.clock().advance(Duration.ofDays(500));
    assertTrue(told().link().isLive(desk.shop.now().plus(Duration.ofDays(29))));
  }

  @Test
  void whoMayNotReadCustomersIsNotToldIt() {
    var reader = new HttpCalls(new Orders(desk.shop.wiring())).withScopes("read_orders");
    var shown = reader.get("orders/" + order.id() + ".json").at("order");
    assertFalse(shown.fieldMap().containsKey("order_status_url"), shown.write());
  }

  @Test
  void whatIsKeptOfAnAnswerHasNoLinkAndIsGivenAgainWithIt() {
    var keyed = desk.calls.withIdempotencyKey("once");
    var path = "orders/" + order.id() + ".json";
    var body = "{\"order\": {\"note\": \"with a bow\"}}";
    var first = keyed.put(path, body);
    var proof = first.textAt("order.order_status_url");
    for (var item : desk.shop.database().contents().values()) {
      assertFalse(item.doc().contains(proof.substring(proof.length() - 28)), item.doc());
    }
    assertEquals(first.text(), keyed.put(path, body).text());
  }
}
