package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.testkit.HttpCalls;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The sale that every row measures: five variants with stock, ten percent off the order, shipping,
/// a buyer with a mail address and a place to ship to.
///
/// @param lines the draft's line items, as JSON
record StandardSale(String lines, long customer) {
  private static final int LINES = 5;
  private static final int STOCK = 1_000_000;
  private static final String ADDRESS =
      """
      {"first_name": "Ada", "last_name": "Buyer", "address1": "1 Long Street", "zip": "12345",
       "city": "Springfield", "country": "United States", "country_code": "US"}\
      """;

  /// Enters products, stock and a customer.
  static StandardSale stock(HttpCalls catalog, HttpCalls customers) {
    var known = ok(catalog.get("locations.json")).at("locations").items();
    var warehouse = "{\"location\": {\"name\": \"Warehouse\", \"country_code\": \"US\"}}";
    long location =
        known.isEmpty()
            ? ok(catalog.post("locations.json", warehouse)).longAt("location.id")
            : JsonPath.whole(known.getFirst(), "id");
    var lines =
        IntStream.rangeClosed(1, LINES)
            .mapToObj(number -> line(catalog, location, number))
            .collect(Collectors.joining(", "));
    var person =
        """
        {"customer": {"first_name": "Ada", "last_name": "Buyer", "email": "buyer@example.com",
         "addresses": [%s]}}\
        """
            .formatted(ADDRESS);
    var customer = ok(customers.post("customers.json", person));
    return new StandardSale(lines, customer.longAt("customer.id"));
  }

  private static String line(HttpCalls catalog, long location, int number) {
    var product =
        """
        {"product": {"title": "Thing number %d of the bench", "vendor": "Bench Makers", "variants": [
         {"sku": "BENCH-%d", "price": "%d.50", "inventory_policy": "deny", "taxable": true,
          "inventory_management": "shopify", "requires_shipping": true}]}}\
        """
            .formatted(number, number, number * 10);
    var made = ok(catalog.post("products.json", product));
    var level =
        "{\"location_id\": %d, \"inventory_item_id\": %d, \"available\": %d}"
            .formatted(location, made.longAt("product.variants.0.inventory_item_id"), STOCK);
    ok(catalog.post("inventory_levels/set.json", level));
    return "{\"variant_id\": %d, \"quantity\": 2}".formatted(made.longAt("product.variants.0.id"));
  }

  /// The body that creates the draft, for a buyer known by mail address only.
  String draft() {
    return draft("");
  }

  /// The same for a customer with a record.
  String draftOfCustomer() {
    return draft(", \"customer\": {\"id\": " + customer + "}");
  }

  private String draft(String further) {
    return """
    {"draft_order": {"line_items": [%s], "email": "buyer@example.com", "shipping_address": %s,
     "applied_discount": {"value_type": "percentage", "value": "10.0", "title": "Trade"},
     "shipping_line": {"title": "Parcel", "custom": true, "price": "9.90"}%s}}\
    """
        .formatted(lines, ADDRESS, further);
  }

  /// The body that confirms the payment of a whole draft.
  static Json payment(Json draft, String reference) {
    var payment =
        Json.object()
            .put("amount", draft.textAt("total_price"))
            .put("currency", draft.textAt("presentment_currency"))
            .put("reference", reference);
    return JsonPath.envelope("payment", payment);
  }

  /// Lets through what succeeded.
  static HttpCalls.Answer ok(HttpCalls.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return answer;
  }
}
