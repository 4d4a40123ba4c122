package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.ShopClient;
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

  /// Something that is asked of the shop's staff, or done by them.
  interface Desk {
    Json get(String path);

    Json post(String path, String body);
  }

  /// Enters products, stock and a customer, by calls of functions.
  static StandardSale stock(HttpCalls catalog, HttpCalls customers) {
    return stock(desk(catalog), desk(customers));
  }

  /// The same by calls of an API.
  static StandardSale stock(ShopClient client) {
    return stock(desk(client), desk(client));
  }

  private static Desk desk(HttpCalls calls) {
    return new Desk() {
      @Override
      public Json get(String path) {
        return ok(calls.get(path)).body();
      }

      @Override
      public Json post(String path, String body) {
        return ok(calls.post(path, body)).body();
      }
    };
  }

  private static Desk desk(ShopClient client) {
    return new Desk() {
      @Override
      public Json get(String path) {
        return client.get(path);
      }

      @Override
      public Json post(String path, String body) {
        return client.post(path, Json.parse(body), "");
      }
    };
  }

  private static StandardSale stock(Desk catalog, Desk customers) {
    var known = catalog.get("locations.json").at("locations").items();
    var warehouse = "{\"location\": {\"name\": \"Warehouse\", \"country_code\": \"US\"}}";
    long location =
        known.isEmpty()
            ? JsonPath.whole(catalog.post("locations.json", warehouse), "location.id")
            : JsonPath.whole(known.getFirst(), "id");
    var lines =
        IntStream.rangeClosed(1, LINES)
            .mapToObj(number -> line(catalog, location, number))
            .collect(Collectors.joining(", "));
    return new StandardSale(lines, customer(customers, "buyer@example.com"));
  }

  /// Enters another customer.
  static long customer(ShopClient client, String email) {
    return customer(desk(client), email);
  }

  private static long customer(Desk desk, String email) {
    var person =
        """
        {"customer": {"first_name": "Ada", "last_name": "Buyer", "email": "%s", "addresses": [%s]}}\
        """
            .formatted(email, ADDRESS);
    return JsonPath.whole(desk.post("customers.json", person), "customer.id");
  }

  private static String line(Desk catalog, long location, int number) {
    var product =
        """
        {"product": {"title": "Thing number %d of the bench", "vendor": "Bench Makers", "variants": [
         {"sku": "BENCH-%d", "price": "%d.50", "inventory_policy": "deny", "taxable": true,
          "inventory_management": "shopify", "requires_shipping": true}]}}\
        """
            .formatted(number, number, number * 10);
    var made = catalog.post("products.json", product);
    var level =
        "{\"location_id\": %d, \"inventory_item_id\": %d, \"available\": %d}"
            .formatted(
                location, JsonPath.whole(made, "product.variants.0.inventory_item_id"), STOCK);
    catalog.post("inventory_levels/set.json", level);
    return "{\"variant_id\": %d, \"quantity\": 2}"
        .formatted(JsonPath.whole(made, "product.variants.0.id"));
  }

  /// The body that creates the draft, for a buyer known by mail address only.
  String draft() {
    return draft("");
  }

  /// The same for a customer with a record.
  String draftOfCustomer() {
    return draftOf(customer);
  }

  String draftOf(long otherCustomer) {
    return draft(", \"customer\": {\"id\": " + otherCustomer + "}");
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
