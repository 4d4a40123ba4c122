package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.order.Order;
import dev.utkast.model.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A parcel as clients of the Admin API know it, with where its packing slip lies: its own, or that
/// of the fulfillment order that it is all of.
final class FulfillmentJson {
  private FulfillmentJson() {}

  static Json.Obj write(Fulfillment parcel, Order order, Shop shop) {
    var tracking = parcel.tracking();
    return Json.object()
        .put("id", parcel.id())
        .put("order_id", parcel.orderId())
        .put("status", "success")
        .put("created_at", SaleJson.at(parcel.createdAt(), shop))
        .put("service", "manual")
        .put("updated_at", SaleJson.at(parcel.createdAt(), shop))
        .put("tracking_company", tracking.company())
        .putNull("shipment_status")
        .put("location_id", parcel.locationId())
        .putNull("origin_address")
        .put("line_items", lines(parcel, order))
        .put("tracking_number", tracking.number())
        .put("tracking_numbers", listed(tracking.number()))
        .put("tracking_url", tracking.url())
        .put("tracking_urls", listed(tracking.url()))
        .put("receipt", Json.object().build())
        .put("message", parcel.message())
        .put("packing_slip", Json.object().put("key", slip(parcel, order)).build())
        .put("name", order.name() + "." + parcel.number())
        .put("admin_graphql_api_id", "gid://shopify/Fulfillment/" + parcel.id())
        .build();
  }

  private static String slip(Fulfillment parcel, Order order) {
    return parcel.partial()
        ? SlipsTable.keyOfParcel(parcel.id())
        : SlipsTable.objectKey(parcel.fulfillmentOrderId(), order.slipRevision());
  }

  private static List<Json> listed(Optional<String> value) {
    return value.<List<Json>>map(text -> List.of(Json.of(text))).orElse(List.of());
  }

  private static List<Json> lines(Fulfillment parcel, Order order) {
    var out = new ArrayList<Json>();
    for (var units : parcel.lines()) {
      for (int i = 0; i < order.content().lines().size(); i++) {
        if (order.content().lines().get(i).id().equals(units.lineId())) {
          out.add(OrderLineJson.write(order, i, units.quantity()));
        }
      }
    }
    return out;
  }
}
