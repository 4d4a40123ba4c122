package dev.utkast.functions.draftorders;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Database;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleShop;
import java.util.List;

/// Someone who writes drafts, and the shop in memory that it is done for.
final class Clerk {
  final SampleShop shop = new SampleShop();
  final MemoryWiring wiring = shop.wiring();
  final HttpCalls calls = over(wiring.database());

  HttpCalls over(Database database) {
    return new HttpCalls(new DraftOrders(wiring.with(database)))
        .withScopes("write_draft_orders", "write_customers", "read_products", "write_payments");
  }

  /// Fields of a draft with one custom line at USD 40.00 and a recipient.
  static String cups(String... further) {
    var more = further.length == 0 ? "" : ", " + String.join(", ", further);
    return "\"line_items\": [{\"title\": \"Cup\", \"price\": \"20.00\", \"quantity\": 2}],"
        + " \"email\": \"ada@example.com\""
        + more;
  }

  static String envelope(String fields) {
    return "{\"draft_order\": {" + fields + "}}";
  }

  Answer create(String fields) {
    return calls.post("draft_orders.json", envelope(fields));
  }

  long draft(String... further) {
    return create(cups(further)).longAt("draft_order.id");
  }

  Answer read(long id) {
    return calls.get("draft_orders/" + id + ".json");
  }

  Answer edit(long id, String fields) {
    return calls.put("draft_orders/" + id + ".json", envelope(fields));
  }

  Answer sendInvoice(long id) {
    return calls.post("draft_orders/" + id + "/send_invoice.json", "");
  }

  Answer complete(long id) {
    return calls.put("draft_orders/" + id + "/complete.json", "");
  }

  Answer completePending(long id) {
    return calls.put("draft_orders/" + id + "/complete.json?payment_pending=true", "");
  }

  List<Message> messages() {
    return shop.takeMessages();
  }

  static List<Long> ids(Answer answer) {
    return answer.at("draft_orders").items().stream()
        .map(one -> ((Json.Num) one.at("id")).value().longValueExact())
        .toList();
  }
}
