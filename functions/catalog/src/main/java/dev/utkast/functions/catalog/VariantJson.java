package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.shop.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A variant as clients of the Admin API know it, with `tax_category` added. Its inventory item has
/// the variant's own id.
final class VariantJson {
  static final String WEIGHT_UNIT = "kg";

  private VariantJson() {}

  /// @param available what may be sold of it at all locations together; 0 where it is not tracked
  static Json.Obj write(Variant variant, long available, Shop shop) {
    var options = variant.options();
    return Json.object()
        .put("id", variant.id())
        .put("product_id", variant.productId())
        .put("title", variant.title())
        .put("price", MoneyJson.of(variant.price()))
        .put("position", variant.position())
        .put("inventory_policy", variant.policy().label())
        .put("compare_at_price", MoneyJson.ofNullable(variant.compareAtPrice()))
        .put("option1", option(options, 0))
        .put("option2", option(options, 1))
        .put("option3", option(options, 2))
        .put("created_at", SaleJson.at(variant.createdAt(), shop))
        .put("updated_at", SaleJson.at(variant.updatedAt(), shop))
        .put("taxable", variant.taxable())
        .put("barcode", variant.barcode())
        .put("fulfillment_service", "manual")
        .put("grams", variant.grams())
        .put("inventory_management", management(variant))
        .put("requires_shipping", variant.requiresShipping())
        .put("sku", variant.sku())
        .put("weight", kilograms(variant.grams()))
        .put("weight_unit", WEIGHT_UNIT)
        .put("inventory_item_id", variant.id())
        .put("inventory_quantity", available)
        .put("old_inventory_quantity", available)
        .put("presentment_prices", List.of(presentmentPrice(variant)))
        .put("tax_code", variant.taxCategory())
        .put("tax_category", variant.taxCategory())
        .put("admin_graphql_api_id", "gid://shopify/ProductVariant/" + variant.id())
        .putNull("image_id")
        .build();
  }

  private static Optional<String> option(List<String> options, int index) {
    return index < options.size() ? Optional.of(options.get(index)) : Optional.empty();
  }

  private static Optional<String> management(Variant variant) {
    return variant.tracked() ? Optional.of("shopify") : Optional.empty();
  }

  private static BigDecimal kilograms(long grams) {
    return new BigDecimal(BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString());
  }

  private static Json presentmentPrice(Variant variant) {
    return Json.object()
        .put("price", MoneyJson.withCurrency(variant.price()))
        .put(
            "compare_at_price",
            variant.compareAtPrice().map(MoneyJson::withCurrency).orElse(Json.Null.NULL))
        .build();
  }
}
