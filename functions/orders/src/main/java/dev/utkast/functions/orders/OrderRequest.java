package dev.utkast.functions.orders;

import dev.utkast.aws.http.AddressJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.NameValuesJson;
import dev.utkast.aws.http.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.customer.Address;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `{"order": {...}}` to what staff change of an agreed sale: `email`, `phone`, `shipping_address`,
/// `note`, `note_attributes`, `tags`. A field that is absent stays as it was, one that is null is
/// emptied.
///
/// Refuses what clients may write elsewhere and an order has for good, such as its lines, unless it
/// reads as it does already: clients send whole objects back. What is computed is ignored.
final class OrderRequest {
  /// With the fields that tell whether it is the same.
  private static final Map<String, List<String>> FOR_GOOD =
      Map.of(
          "line_items",
              List.of("id", "variant_id", "product_id", "title", "quantity", "price", "sku"),
          "shipping_lines", List.of("title", "price", "code"),
          "payment_terms", List.of("payment_terms_type", "due_in_days"),
          "customer", List.of("id"));

  private static final List<String> ALONE =
      List.of(
          "po_number",
          "processed_at",
          "buyer_accepts_marketing",
          "tax_exempt",
          "presentment_currency",
          "customer_locale");

  private static final List<String> EMPTY = List.of("discount_codes", "metafields");

  private OrderRequest() {}

  /// @param told the order as its readers know it
  static Amendment read(Fields fields, Order order, Json told) {
    FOR_GOOD.forEach((name, within) -> {
      if (fields.has(name) && !same(fields.raw(name), told.at(name), within)) {
        fields.error(name, "can't be changed on an order");
      }
    });
    for (var name : ALONE) {
      if (fields.has(name) && !fields.raw(name).equals(told.at(name))) {
        fields.error(name, "can't be changed on an order");
      }
    }
    for (var name : EMPTY) {
      if (!fields.raw(name).isNull() && !fields.raw(name).equals(Json.array(List.of()))) {
        fields.error(name, "are not kept on an order");
      }
    }
    var content = order.content();
    if (!address(fields, "billing_address", content.billingAddress())
        .equals(content.billingAddress())) {
      fields.error("billing_address", "can't be changed on an order: the invoice names it");
    }
    return amendment(fields, order);
  }

  private static Amendment amendment(Fields fields, Order order) {
    var content = order.content();
    var amendment =
        new Amendment(
            given(fields, "email", content.email(), () -> fields.mailAddress("email")),
            given(fields, "phone", order.phone(), () -> fields.text("phone")),
            address(fields, "shipping_address", content.shippingAddress()),
            given(fields, "note", content.note(), () -> fields.text("note", Fields.MAX_TEXT)),
            given(
                fields,
                "note_attributes",
                content.noteAttributes(),
                () -> NameValuesJson.read(fields, "note_attributes")),
            TagsJson.read(fields, "tags").orElse(content.tags()));
    fields.refuseIfWrong();
    return amendment;
  }

  private static <T> T given(Fields fields, String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  private static Optional<Address> address(Fields fields, String name, Optional<Address> before) {
    return given(fields, name, before, () -> fields.child(name).map(AddressJson::read));
  }

  /// @param within the fields that count; one that is not given is no change
  private static boolean same(Json given, Json told, List<String> within) {
    return switch (given) {
      case Json.Arr(var items) ->
          items.size() == told.items().size()
              && java.util.stream.IntStream.range(0, items.size())
                  .allMatch(i -> same(items.get(i), told.items().get(i), within));
      case Json.Obj(var fields) ->
          told instanceof Json.Obj
              && fields.containsKey(within.getFirst())
              && within.stream()
                  .filter(fields::containsKey)
                  .allMatch(name -> given.at(name).write().equals(told.at(name).write()));
      default -> given.equals(told);
    };
  }
}
