package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.memory.HttpCalls;
import java.util.List;
import java.util.Optional;

/// The sale that every row measures: five variants with stock, ten percent off the order, shipping,
/// a buyer with a mail address and a place to ship to.
final class Cart {
  private static final int LINES = 5;
  private static final int STOCK = 1_000_000;
  private static final String MAIL = "buyer@example.com";

  private final List<Long> variants;
  private final long customer;

  private Cart(List<Long> variants, long customer) {
    this.variants = List.copyOf(variants);
    this.customer = customer;
  }

  /// Enters products, stock and a customer.
  static Cart stock(HttpCalls catalog, HttpCalls customers) {
    var variants = new java.util.ArrayList<Long>();
    var known = ok(catalog.get("locations.json")).at("locations").items();
    var location =
        known.isEmpty()
            ? ok(catalog.post("locations.json", envelope("location", warehouse())))
                .longAt("location.id")
            : whole(known.getFirst().at("id"));
    for (int i = 1; i <= LINES; i++) {
      var made = ok(catalog.post("products.json", envelope("product", product(i))));
      variants.add(made.longAt("product.variants.0.id"));
      var level =
          Json.object()
              .put("location_id", location)
              .put("inventory_item_id", made.longAt("product.variants.0.inventory_item_id"))
              .put("available", STOCK)
              .build();
      ok(catalog.post("inventory_levels/set.json", level));
    }
    var person =
        Json.object()
            .put("first_name", "Ada")
            .put("last_name", "Buyer")
            .put("email", MAIL)
            .put("addresses", List.of(address()))
            .build();
    var customer = ok(customers.post("customers.json", envelope("customer", person)));
    return new Cart(variants, customer.longAt("customer.id"));
  }

  private static Json warehouse() {
    return Json.object().put("name", "Warehouse").put("country_code", "US").build();
  }

  private static Json product(int number) {
    var variant =
        Json.object()
            .put("sku", "BENCH-" + number)
            .put("price", number * 10 + ".50")
            .put("inventory_policy", "deny")
            .put("inventory_management", "shopify")
            .put("requires_shipping", true)
            .put("taxable", true)
            .build();
    return Json.object()
        .put("title", "Thing number " + number + " of the bench")
        .put("vendor", "Bench Makers")
        .put("variants", List.of(variant))
        .build();
  }

  private static Json address() {
    return Json.object()
        .put("first_name", "Ada")
        .put("last_name", "Buyer")
        .put("address1", "1 Long Street")
        .put("city", "Springfield")
        .put("zip", "12345")
        .put("country", "United States")
        .put("country_code", "US")
        .build();
  }

  /// The body that creates the draft, for a buyer known by mail address only.
  String draft() {
    return envelope("draft_order", content().put("email", MAIL).build()).write();
  }

  /// The same for a customer with a record.
  String draftOfCustomer() {
    var who = Json.object().put("id", customer).build();
    return envelope("draft_order", content().put("email", MAIL).put("customer", who).build())
        .write();
  }

  private ObjBuilder content() {
    var lines =
        variants.stream()
            .map(id -> Json.object().put("variant_id", id).put("quantity", 2).build())
            .toList();
    return Json.object()
        .put("line_items", lines)
        .put(
            "applied_discount",
            Json.object()
                .put("value_type", "percentage")
                .put("value", "10.0")
                .put("title", "Trade")
                .build())
        .put(
            "shipping_line",
            Json.object().put("title", "Parcel").put("custom", true).put("price", "9.90").build())
        .put("shipping_address", address());
  }

  /// The body that confirms the payment of a whole draft.
  static String payment(Json draft, String reference) {
    var total = draft.textAt("total_price");
    var currency = draft.textAt("presentment_currency");
    return envelope(
            "payment",
            Json.object()
                .put("amount", total)
                .put("currency", currency)
                .put("reference", reference)
                .build())
        .write();
  }

  static Json envelope(String name, Json content) {
    return Json.object().put(name, content).build();
  }

  static long whole(Json number) {
    return Optional.of(number)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .orElseThrow(() -> new IllegalStateException("no number: " + number))
        .value()
        .longValueExact();
  }

  /// Lets through what succeeded.
  static HttpCalls.Answer ok(HttpCalls.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return answer;
  }
}
