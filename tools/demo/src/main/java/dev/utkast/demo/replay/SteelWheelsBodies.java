package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.demo.source.SteelWheels.Customer;
import dev.utkast.demo.source.SteelWheels.Product;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// How a SteelWheels customer or product is written to the API. The source has no mail addresses;
/// they are made from the names, in the reserved domain `.example`, where no mail can arrive.
final class SteelWheelsBodies {
  private SteelWheelsBodies() {}

  static ObjBuilder warehouse() {
    return Json.object()
        .put("name", "Warehouse San Francisco")
        .put("address1", "100 Market Street")
        .put("city", "San Francisco")
        .put("province", "CA")
        .put("zip", "94080")
        .put("country", "US")
        .put("country_code", "US");
  }

  static ObjBuilder product(Product product) {
    var variant =
        Json.object()
            .put("sku", product.code())
            .put("price", product.listPrice().toPlainString())
            .put("option1", product.scale())
            .put("inventory_policy", "deny")
            .put("inventory_management", "shopify")
            .put("requires_shipping", true)
            .put("taxable", true);
    return Json.object()
        .put("title", product.name())
        .put("body_html", product.description())
        .put("vendor", product.vendor())
        .put("product_type", product.line())
        .put("tags", product.scale())
        .put("variants", List.of(variant.build()));
  }

  static ObjBuilder customer(Customer customer) {
    var body =
        Json.object()
            .put("first_name", customer.firstName())
            .put("last_name", customer.lastName())
            .put("email", email(customer))
            .put("verified_email", true)
            .put("tags", "wholesale")
            .put("addresses", List.of(address(customer)));
    customer
        .creditLimit()
        .ifPresent(limit -> body.put("note", "Credit limit " + limit.toPlainString() + " USD"));
    return body;
  }

  static Json address(Customer customer) {
    var address =
        Json.object()
            .put("first_name", customer.firstName())
            .put("last_name", customer.lastName())
            .put("company", customer.name())
            .put("address1", customer.address1())
            .put("city", customer.city())
            .put("phone", customer.phone());
    customer.address2().ifPresent(value -> address.put("address2", value));
    customer.state().ifPresent(value -> address.put("province", value));
    customer.postalCode().ifPresent(value -> address.put("zip", value.strip()));
    return Trade.inCountry(address, customer.country());
  }

  static String email(Customer customer) {
    return "%s.%s@%s.example"
        .formatted(slug(customer.firstName()), slug(customer.lastName()), slug(customer.name()));
  }

  private static String slug(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var trimmed = slug.replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "x" : trimmed;
  }
}
