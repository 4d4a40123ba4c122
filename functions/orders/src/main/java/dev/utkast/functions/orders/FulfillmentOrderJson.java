package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A fulfillment order as clients of the Admin API know it, with its packing slip added.
final class FulfillmentOrderJson {
  private FulfillmentOrderJson() {}

  static Json.Obj write(
      FulfillmentOrder made, Order order, Optional<SlipsTable.Slip> slip, Shop shop) {
    return Json.object()
        .put("id", made.id())
        .put("created_at", SaleJson.at(made.createdAt(), shop))
        .put("updated_at", SaleJson.at(made.updatedAt(), shop))
        .put("shop_id", 1)
        .put("order_id", made.orderId())
        .put("assigned_location_id", made.locationId())
        .put("request_status", made.status().isOver() ? "closed" : "unsubmitted")
        .put("status", made.status().label())
        .putNull("fulfill_at")
        .putNull("fulfill_by")
        .put(
            "supported_actions",
            FulfillmentDecider.actions(made).stream()
                .map(action -> Json.of(action.label()))
                .toList())
        .put("destination", SaleJson.address(order.content().shippingAddress()))
        .put("line_items", made.lines().stream().map(line -> line(made, line, order)).toList())
        .putNull("international_duties")
        .put("fulfillment_holds", holds(made))
        .putNull("delivery_method")
        .put(
            "assigned_location",
            Json.object().put("location_id", made.locationId()).put("name", shop.name()).build())
        .put("merchant_requests", List.of())
        .put("packing_slip", slip.map(file -> slip(file, shop)).orElse(Json.Null.NULL))
        .build();
  }

  private static Json line(FulfillmentOrder made, FulfillmentOrder.Line line, Order order) {
    var variant = order.line(line.lineId()).flatMap(SaleLine::variantId);
    return Json.object()
        .put("id", line.id())
        .put("shop_id", 1)
        .put("fulfillment_order_id", made.id())
        .put("quantity", line.quantity())
        .put("line_item_id", line.lineId())
        .put("inventory_item_id", SaleJson.id(variant))
        .put("fulfillable_quantity", line.remaining())
        .put("variant_id", SaleJson.id(variant))
        .build();
  }

  private static List<Json> holds(FulfillmentOrder made) {
    return made.hold().stream()
        .<Json>map(hold ->
            Json.object()
                .put("reason", hold.reason().label())
                .put("reason_notes", notes(hold))
                .build())
        .toList();
  }

  private static Optional<String> notes(Hold hold) {
    return hold.ofStock().map(FulfillmentOrderJson::words).or(hold::notes);
  }

  private static String words(Hold.OfStock why) {
    return switch (why) {
      case Hold.AskedAgain _ -> "the stock is asked for again";
      case Hold.ShortOfStock(var lines) ->
          lines.stream()
              .map(line ->
                  "line " + line.lineId() + ": " + line.available() + " of " + line.wanted())
              .collect(Collectors.joining("; "));
    };
  }

  private static Json slip(SlipsTable.Slip slip, Shop shop) {
    return Json.object()
        .put("key", slip.objectKey())
        .put("bytes", slip.bytes())
        .put("rendered_at", SaleJson.at(slip.renderedAt(), shop))
        .build();
  }
}
