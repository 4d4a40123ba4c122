package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may see what: an answer tells of another resource only to who may read that one, and a
/// request may not find out by its ids what exists.
class VisibilityTest {
  /// By the envelope of an answer, what of it is another resource's.
  private static final Map<String, List<String>> OF_OTHERS =
      Map.of(
          "draft_order", List.of("customer"),
          "order", List.of("customer", "fulfillments"),
          "customer", List.of("orders_count", "total_spent", "last_order_id", "last_order_name"),
          "variant", List.of("inventory_quantity", "old_inventory_quantity"));

  /// Of a list, `total_paid` and the like stay: only these two of a payment's answer are others'.
  private static final List<String> BALANCES = List.of("draft_order", "order");

  private final WrongCalls calls = new WrongCalls();

  private static Stream<RouteTable.Good> staff() {
    return RouteTable.rows().stream()
        .filter(good -> !good.path().contains("{token}") && !good.method().equals("DELETE"));
  }

  private static Answer call(RouteTable.Good good, List<String> scopes) {
    var fresh = new WrongCalls();
    return fresh
        .anybody(good.key())
        .withScopes(scopes.toArray(String[]::new))
        .call(
            good.method(), WrongCalls.withSuffix(good.at()), good.body().map(json -> json.write()));
  }

  /// A product of one variant of the table, and so on: whatever holds one, holds it under its name.
  private static List<Json> things(Answer answer, String envelope) {
    return answer.body().fieldMap().entrySet().stream()
        .filter(entry -> entry.getKey().matches(envelope + "s?"))
        .flatMap(entry ->
            entry.getValue() instanceof Json.Arr(var items)
                ? items.stream()
                : Stream.of(entry.getValue()))
        .toList();
  }

  /// With the route's own scope alone, each of these is absent; with all scopes each is there.
  @TestFactory
  Stream<DynamicTest> whatIsAnothersIsToldOnlyToWhoMayReadIt() {
    return staff()
        .map(good ->
            DynamicTest.dynamicTest(
                good.key(),
                () -> {
                  var scope = calls.served(good.key()).route().scope();
                  var own = call(good, List.of(scope.isEmpty() ? "read_orders" : scope));
                  var whole = call(good, TokensTable.Access.EVERY_SCOPE);
                  boolean payment = whole.body().at("transaction") instanceof Json.Obj;
                  if (payment) {
                    BALANCES.forEach(name -> assertFalse(own.text().contains(quoted(name))));
                    return;
                  }
                  OF_OTHERS.forEach((envelope, names) -> {
                    things(own, envelope).forEach(thing -> absent(names, thing));
                    things(whole, envelope).forEach(thing -> present(names, thing));
                  });
                  things(own, "product")
                      .forEach(product ->
                          product
                              .at("variants")
                              .items()
                              .forEach(one ->
                                  absent(OF_OTHERS.getOrDefault("variant", List.of()), one)));
                }));
  }

  private static String quoted(String name) {
    return '"' + name + "\":";
  }

  private static void absent(List<String> names, Json thing) {
    names.forEach(name -> assertFalse(thing.fieldMap().containsKey(name), thing.write()));
  }

  private static void present(List<String> names, Json thing) {
    names.forEach(name -> assertTrue(thing.fieldMap().containsKey(name), thing.write()));
  }

  private Answer refused(String scopes, String key, String at, String body) {
    return calls.refused(
        403,
        key,
        at,
        body.isEmpty() ? Optional.empty() : Optional.of(body),
        caller -> caller.withScopes(scopes.split(" ")));
  }

  private static String draft(String fields) {
    return "{\"draft_order\": {" + fields + "}}";
  }

  private static final String CUP =
      "\"line_items\": [{\"title\": \"Cup\", \"price\": \"1.00\", \"quantity\": 1}]";

  /// The same refusal for what exists and what does not.
  @ParameterizedTest
  @CsvSource({
    "POST draft_orders/calculate, draft_orders/calculate, read_draft_orders",
    "POST draft_orders, draft_orders, write_draft_orders",
    "PUT draft_orders/{id}, draft_orders/1001, write_draft_orders"
  })
  void whichCustomersAndVariantsThereAreIsNotTold(String key, String at, String scope) {
    for (var id : List.of("3001", "987654321")) {
      for (var named :
          List.of(
              "\"customer\": {\"id\": " + id + "}",
              "\"customer_id\": " + id,
              "\"customer\": {\"id\": " + id + "}, \"use_customer_default_address\": true")) {
        var answer = refused(scope, key, at, draft(CUP + ", " + named));
        assertTrue(answer.textAt("errors").contains("read_customers"), answer.text());
      }
    }
    for (var id : List.of("2001", "987654321")) {
      var lines = "\"line_items\": [{\"variant_id\": " + id + ", \"quantity\": 1}]";
      var answer = refused(scope, key, at, draft(lines));
      assertTrue(answer.textAt("errors").contains("read_products"), answer.text());
    }
  }

  @ParameterizedTest
  @CsvSource({"orders", "orders/count"})
  void whoHasOrderedIsNotTold(String path) {
    for (var id : List.of("3001", "987654321", "x")) {
      var answer = refused("read_orders", "GET " + path, path + "?customer_id=" + id, "");
      assertTrue(answer.textAt("errors").contains("read_customers"), answer.text());
    }
  }

  /// The draft's own lines come back with their variants, of which nothing is looked up.
  @Test
  void aDraftIsSentBackByWhoMayNotReadProducts() {
    var clerk = clerk("write_draft_orders");
    var told = clerk.get("draft_orders/1001.json");
    var back = clerk.put("draft_orders/1001.json", told.body());
    assertEquals(200, back.status(), back.text());
    assertEquals(told.at("draft_order.line_items"), back.at("draft_order.line_items"));
    var line = told.at("draft_order.line_items.0");
    var unpriced =
        "{\"line_items\": [{\"id\": %s, \"variant_id\": %s, \"quantity\": 3}]}"
            .formatted(line.at("id").write(), line.at("variant_id").write());
    var changed = clerk.put("draft_orders/1001.json", "{\"draft_order\": " + unpriced + "}");
    assertEquals(line.textAt("price"), changed.textAt("draft_order.line_items.0.price"));
    assertEquals(3, changed.longAt("draft_order.line_items.0.quantity"));
  }

  /// Nor does a draft take over from its customer what its reader may not see.
  @Test
  void aDraftWithoutMailAddressTellsNoneOfItsCustomers() {
    var clerk = clerk("write_draft_orders");
    var answer = clerk.put("draft_orders/1001.json", draft("\"email\": null, \"language\": null"));
    assertEquals(Json.Null.NULL, answer.at("draft_order.email"), answer.text());
    assertEquals(Json.Null.NULL, answer.at("draft_order.language"));
    assertFalse(clerk.post("draft_orders/1001/send_invoice.json", "").text().contains("ada@"));
  }

  private HttpCalls clerk(String scopes) {
    return calls.anybody("GET draft_orders").withScopes(scopes.split(" "));
  }

  @Test
  void completingWithAPaymentNeedsTheRightToWriteOne() {
    var key = "PUT draft_orders/{id}/complete";
    var answer = refused("write_draft_orders", key, "draft_orders/1001/complete", "");
    assertTrue(answer.textAt("errors").contains("write_payments"), answer.text());
    var path = "draft_orders/1001/complete.json";
    assertEquals(200, clerk("write_draft_orders").put(path + "?payment_pending=true", "").status());
    var paid = new WrongCalls().anybody("GET draft_orders");
    assertEquals(
        200, paid.withScopes("write_draft_orders", "write_payments").put(path, "").status());
  }
}
