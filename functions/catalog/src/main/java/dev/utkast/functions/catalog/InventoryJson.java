package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.shop.Shop;
import java.util.List;

/// Levels and items of the inventory as clients of the Admin API know them, levels with
/// `committed`, `reserved` and `on_hand` added. All are units. Nothing is ever reserved before it
/// is sold, so `reserved` is 0.
final class InventoryJson {
  private InventoryJson() {}

  /// @param tracked whether its units are counted: of what is not, any number may be sold
  static Json.Obj level(StockLevel level, boolean tracked, Shop shop) {
    return Json.object()
        .put("inventory_item_id", level.itemId())
        .put("location_id", level.locationId())
        .put("available", tracked ? Json.of(level.available()) : Json.Null.NULL)
        .put("committed", level.committed())
        .put("reserved", 0)
        .put("on_hand", level.onHand())
        .put("updated_at", SaleJson.at(level.updatedAt(), shop))
        .put(
            "admin_graphql_api_id",
            "gid://shopify/InventoryLevel/"
                + level.locationId()
                + "?inventory_item_id="
                + level.itemId())
        .build();
  }

  static Json.Obj item(Variant variant, Shop shop) {
    return Json.object()
        .put("id", variant.id())
        .put("sku", variant.sku())
        .put("created_at", SaleJson.at(variant.createdAt(), shop))
        .put("updated_at", SaleJson.at(variant.updatedAt(), shop))
        .put("requires_shipping", variant.requiresShipping())
        .put("cost", MoneyJson.ofNullable(variant.inventoryDetails().cost()))
        .put("country_code_of_origin", variant.inventoryDetails().countryOfOrigin())
        .put("province_code_of_origin", variant.inventoryDetails().provinceOfOrigin())
        .put("harmonized_system_code", variant.inventoryDetails().harmonizedSystemCode())
        .put("tracked", variant.tracked())
        .put("country_harmonized_system_codes", List.of())
        .put("admin_graphql_api_id", "gid://shopify/InventoryItem/" + variant.id())
        .build();
  }
}
