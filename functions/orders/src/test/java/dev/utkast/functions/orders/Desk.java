package dev.utkast.functions.orders;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
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

  DraftOrder draftOf(Order order) {
    return new DraftsTable(shop.database()).find(order.draftId()).orElseThrow();
  }

  FulfillmentOrder stored(FulfillmentOrder made) {
    return new OrdersTable(shop.database()).findFulfillmentOrder(made.id()).orElseThrow();
  }

  void pay(Order order, String amount) {
    pay(order, amount, "bank 1");
  }

  void pay(Order order, String amount, String reference) {
    var notice =
        new PaymentNotice(
            new TransactionId(shop.wiring().ids().next()),
            PaymentNotice.MANUAL,
            reference,
            SampleShop.usd(amount));
    var paid =
        Decided.changed(
            SaleDecider.receivePayment(
                stored(order), Optional.empty(), notice, new Actor.Staff("till"), shop.now()));
    shop.wiring().store().commit(paid);
  }

  /// @return the latest of what the order's timeline tells
  String latest(Order order) {
    return calls
        .get("orders/" + order.id() + "/timeline.json")
        .at("timeline")
        .items()
        .getLast()
        .textAt("message");
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
    return "{\"id\": %d, \"quantity\": %d}"
        .formatted(made.lines().get(line).id().value(), quantity);
  }

  List<Message> messages() {
    return shop.takeMessages();
  }

  static List<OrderId> ids(Answer answer) {
    return answer.at("orders").items().stream()
        .map(one -> new OrderId(((Json.Num) one.at("id")).value().longValueExact()))
        .toList();
  }
}
