package dev.utkast.functions.catalog;

import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Shop;
import java.net.URI;
import java.util.Locale;

/// The shop as clients of the Admin API know it: what the deployment and the tax settings say.
/// There is one per deployment, so its id is 1; since when, nobody has written down, so it is not
/// told.
final class ShopJson {
  private static final long ID = 1;

  private ShopJson() {}

  static Json.Obj write(Shop shop, SalesSettings settings) {
    var code = shop.currency().getCode();
    var format = shop.currency().getSymbol(Locale.ENGLISH) + "{{amount}}";
    var host = URI.create(shop.publicUrl()).getHost();
    var domain = host == null ? "localhost" : host;
    return Json.object()
        .put("id", ID)
        .put("name", shop.name())
        .put("email", shop.email())
        .put("customer_email", shop.email())
        .put("domain", domain)
        .put("myshopify_domain", domain)
        .put("shop_owner", shop.name())
        .putNull("address1")
        .putNull("address2")
        .putNull("city")
        .putNull("province")
        .putNull("province_code")
        .putNull("zip")
        .putNull("phone")
        .put("country", shop.country())
        .put("country_code", shop.country())
        .put("country_name", Locale.of("", shop.country()).getDisplayCountry(Locale.ENGLISH))
        .put("currency", code)
        .put("timezone", shop.timeZone().getId())
        .put("iana_timezone", shop.timeZone().getId())
        .put("money_format", format)
        .put("money_with_currency_format", format + " " + code)
        .put("money_in_emails_format", format)
        .put("money_with_currency_in_emails_format", format + " " + code)
        .put("primary_locale", "en")
        .put("primary_location_id", Location.PRIMARY_ID)
        .put("weight_unit", VariantJson.WEIGHT_UNIT)
        .put("taxes_included", settings.taxesIncluded())
        .putNull("tax_shipping")
        .put("county_taxes", false)
        .put("plan_name", "utkast")
        .put("plan_display_name", "Utkast")
        .put("password_enabled", false)
        .put("has_storefront", false)
        .put("setup_required", false)
        .build();
  }
}
