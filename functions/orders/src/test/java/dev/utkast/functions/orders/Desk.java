package dev.utkast.functions.orders;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.memory.HttpCalls;
import dev.utkast.memory.HttpCalls.Answer;
import dev.utkast.memory.SampleSale;
import dev.utkast.memory.SampleShop;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Optional;

/// Where orders are looked after, and the shop in memory that they are of.
final class Desk {
  final SampleShop shop = new SampleShop();
  final HttpCalls calls = over(shop.database());

  HttpCalls over(Database database) {
    return new HttpCalls(new Orders(shop.wiring().with(database)))
        .withScopes("write_orders", "write_fulfillments", "read_customers");
  }

  /// Two cups and a pot, USD 100, unpaid.
  Order order() {
    return shop.order(SampleSale.ofCupsAndPot());
  }

  Order stored(Order order) {
    return new OrdersTable(shop.database()).find(order.id()).orElseThrow();
  }

  FulfillmentOrder stored(FulfillmentOrder made) {
    return new OrdersTable(shop.database()).findFulfillmentOrder(made.id()).orElseThrow();
  }

  void pay(Order order, String amount) {
    var entry =
        new PaymentEntry(
            shop.wiring().ids().next(),
            PaymentEntry.Kind.PAYMENT,
            PaymentNotice.MANUAL,
            "bank 1",
            SampleShop.usd(amount),
            Optional.of(order.id()),
            shop.now());
    var paid = OrderDecider.paid(stored(order), entry.amount(), entry, shop.now());
    shop.database().commit(new OrdersTable(shop.database()).put(paid, shop.wiring().shop()));
  }

  Answer read(Order order) {
    return calls.get("orders/" + order.id() + ".json");
  }

  Answer edit(Order order, String fields) {
    return calls.put("orders/" + order.id() + ".json", "{\"order\": {" + fields + "}}");
  }

  Answer cancel(Order order, String body) {
    return calls.post("orders/" + order.id() + "/cancel.json", body);
  }

  /// @param further fields of the fulfillment, each with a comma before it
  /// @param lines such as `{"id": 1, "quantity": 2}`; none for all that remains
  static String shipment(FulfillmentOrder made, String further, String... lines) {
    var wanted =
        lines.length == 0
            ? ""
            : ", \"fulfillment_order_line_items\": [" + String.join(", ", lines) + "]";
    return "{\"fulfillment\": {\"line_items_by_fulfillment_order\": [{\"fulfillment_order_id\": "
        + made.id()
        + wanted
        + "}]"
        + further
        + "}}";
  }

  Answer ship(FulfillmentOrder made, String... lines) {
    return calls.post("fulfillments.json", shipment(made, "", lines));
  }

  /// @param line of the fulfillment order, by its place
  static String units(FulfillmentOrder made, int line, long quantity) {
    return "{\"id\": %d, \"quantity\": %d}".formatted(made.lines().get(line).id(), quantity);
  }

  List<Message> messages() {
    return shop.takeMessages();
  }

  static List<Long> ids(Answer answer) {
    return answer.at("orders").items().stream()
        .map(one -> ((Json.Num) one.at("id")).value().longValueExact())
        .toList();
  }
}
