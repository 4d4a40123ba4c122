package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an answer tells of other resources, and to whom: a field that holds what is another
/// resource's is told only to who may read that one, and is absent otherwise. It is absent rather
/// than `null` because clients send back what they were told, and `null` would empty it.
///
/// What a request names of other resources needs the same scopes ([Request#require]), before it is
/// looked up: whether an id exists would tell as much.
public final class Visibility {
  /// Scopes by resource and field; a dot leads into an object, or into each of a list.
  private static final Map<String, Map<String, String>> GUARDED =
      Map.of(
          "draft_order",
              Map.of(
                  "customer", Scope.READ_CUSTOMERS,
                  // Behind a link stands what the customer is told.
                  "invoice_url", Scope.READ_CUSTOMERS,
                  "tax_basis.customer_vat_number", Scope.READ_CUSTOMERS,
                  "tax_basis.zero_reason_note", Scope.READ_CUSTOMERS),
          "order",
              Map.of(
                  "customer", Scope.READ_CUSTOMERS,
                  "order_status_url", Scope.READ_CUSTOMERS,
                  "tax_basis.customer_vat_number", Scope.READ_CUSTOMERS,
                  "tax_basis.zero_reason_note", Scope.READ_CUSTOMERS,
                  "fulfillments", Scope.READ_FULFILLMENTS),
          "invoice",
              Map.of(
                  "tax_basis.customer_vat_number", Scope.READ_CUSTOMERS,
                  "tax_basis.zero_reason_note", Scope.READ_CUSTOMERS),
          "payment", Map.of("draft_order", Scope.READ_DRAFT_ORDERS, "order", Scope.READ_ORDERS),
          "customer",
              Map.of(
                  "orders_count", Scope.READ_ORDERS,
                  "total_spent", Scope.READ_ORDERS,
                  "last_order_id", Scope.READ_ORDERS,
                  "last_order_name", Scope.READ_ORDERS),
          "product",
              Map.of(
                  "variants.inventory_quantity", Scope.READ_INVENTORY,
                  "variants.old_inventory_quantity", Scope.READ_INVENTORY),
          "variant",
              Map.of(
                  "inventory_quantity", Scope.READ_INVENTORY,
                  "old_inventory_quantity", Scope.READ_INVENTORY));

  private Visibility() {}

  /// @return what this caller is told of a resource
  public static Json.Obj shown(Request request, String resource, Json.Obj whole) {
    var shown = whole;
    for (var guarded : GUARDED.getOrDefault(resource, Map.of()).entrySet()) {
      if (!request.may(guarded.getValue())) {
        shown = without(shown, List.of(guarded.getKey().split("\\.")));
      }
    }
    return shown;
  }

  private static Json.Obj without(Json.Obj object, List<String> path) {
    if (!object.has(path.getFirst())) {
      return object;
    }
    var fields = new LinkedHashMap<>(object.fields());
    if (path.size() == 1) {
      fields.remove(path.getFirst());
    } else {
      fields.compute(path.getFirst(), (_, inner) -> without(inner, path.subList(1, path.size())));
    }
    return new Json.Obj(fields);
  }

  private static Json without(Json json, List<String> path) {
    return switch (json) {
      case Json.Obj object -> without(object, path);
      case Json.Arr(var items) ->
          Json.array(items.stream().map(item -> without(item, path)).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> json;
    };
  }
}
