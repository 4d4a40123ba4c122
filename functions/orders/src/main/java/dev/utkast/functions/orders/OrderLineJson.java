package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.TaxLine;
import java.util.ArrayList;
import java.util.List;

/// One line of an order as clients of the Admin API know it.
final class OrderLineJson {
  private OrderLineJson() {}

  /// @param index of the line
  /// @param quantity of it that is told of: all, or what a parcel holds
  static Json write(Order order, int index, int quantity) {
    var line = order.content().lines().get(index);
    var priced = order.priced().lines().get(index);
    var discount = priced.discounts();
    return Json.object()
        .put("id", line.id())
        .put("admin_graphql_api_id", "gid://shopify/LineItem/" + line.id())
        .put("attributed_staffs", List.of())
        .put("current_quantity", order.currentUnits(index))
        .put("fulfillable_quantity", order.fulfillableUnits(index))
        .put("fulfillment_service", "manual")
        .put(
            "fulfillment_status",
            order.fulfillmentStatus(index).map(Order.FulfillmentStatus::label))
        .put("gift_card", false)
        .put("grams", line.grams())
        .put("name", SaleJson.name(line))
        .put("price", MoneyJson.of(priced.unitPrice().shop()))
        .put("price_set", MoneyJson.set(priced.unitPrice()))
        .put("product_exists", line.productId().isPresent())
        .put("product_id", SaleJson.id(line.productId()))
        .put("properties", SaleJson.nameValues(line.properties()))
        .put("quantity", quantity)
        .put("requires_shipping", line.requiresShipping())
        .put("sku", line.sku())
        .put("taxable", line.taxable())
        .put("title", line.title())
        .put("total_discount", MoneyJson.of(discount.shop()))
        .put("total_discount_set", MoneyJson.set(discount))
        .put("variant_id", SaleJson.id(line.variantId()))
        .put("variant_inventory_management", line.isCounted() ? Json.of("shopify") : Json.Null.NULL)
        .put("variant_title", line.variantTitle())
        .put("vendor", line.vendor())
        .put("tax_lines", taxLines(priced.taxLines()))
        .put("tax_zero_reason", SaleJson.zeroTaxReason(priced.zeroTaxReason()))
        .put("duties", List.of())
        .put("discount_allocations", allocations(order, index, priced))
        .build();
  }

  static List<Json> taxLines(List<TaxLine> lines) {
    return lines.stream()
        .<Json>map(line ->
            Json.object()
                .put("title", line.title())
                .put("price", MoneyJson.of(line.amount().shop()))
                .put("rate", line.rate())
                .put("price_set", MoneyJson.set(line.amount()))
                .put("channel_liable", false)
                .build())
        .toList();
  }

  private static List<Json> allocations(Order order, int index, PricedLine priced) {
    var out = new ArrayList<Json>();
    if (priced.discount().isPresent()) {
      out.add(allocation(priced.lineDiscount(), DiscountApplications.indexOfLine(order, index)));
    }
    if (order.content().discount().isPresent()) {
      out.add(allocation(priced.orderDiscount(), DiscountApplications.indexOfOrder(order)));
    }
    return out;
  }

  private static Json allocation(MoneySet amount, int application) {
    return Json.object()
        .put("amount", MoneyJson.of(amount.shop()))
        .put("amount_set", MoneyJson.set(amount))
        .put("discount_application_index", application)
        .build();
  }
}
