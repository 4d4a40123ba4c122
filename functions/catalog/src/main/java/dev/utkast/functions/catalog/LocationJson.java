package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.shop.Shop;
import java.util.Optional;

/// A location as clients of the Admin API know it.
final class LocationJson {
  private LocationJson() {}

  static Json.Obj write(Location location, Shop shop) {
    var address = AddressJson.write(location.address());
    // The primary one is the shop, and was there from the first day: nobody made it.
    var made = Optional.of(location).filter(one -> !one.id().equals(Location.PRIMARY_ID));
    return Json.object()
        .put("id", location.id())
        .put("name", location.name())
        .put("address1", address.at("address1"))
        .put("address2", address.at("address2"))
        .put("city", address.at("city"))
        .put("zip", address.at("zip"))
        .put("province", address.at("province"))
        .put("country", address.at("country_code"))
        .put("phone", address.at("phone"))
        .put("created_at", made.map(one -> SaleJson.at(one.createdAt(), shop)))
        .put("updated_at", made.map(one -> SaleJson.at(one.updatedAt(), shop)))
        .put("country_code", address.at("country_code"))
        .put("country_name", address.at("country_name"))
        .put("province_code", address.at("province_code"))
        .put("legacy", false)
        .put("active", true)
        .put("admin_graphql_api_id", "gid://shopify/Location/" + location.id())
        .put("localized_country_name", address.at("country_name"))
        .put("localized_province_name", address.at("province"))
        .build();
  }
}
