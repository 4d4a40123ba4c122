package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.SellerDutiesJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.PostalAddress;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.SellerDuties;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.shop.ShopIdentity;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/// The shop as clients of the Admin API know it: what staff have set of it, the deployment and the
/// tax settings say. There is one per deployment, so its id is 1; since when, nobody has written
/// down, so it is not told.
final class ShopJson {
  /// What a request may change; the rest follows from these or from elsewhere, and is ignored.
  static final Set<String> WRITABLE =
      Set.of(
          "name",
          "email",
          "legal_name",
          "legal_form",
          "address1",
          "address2",
          "zip",
          "city",
          "province",
          "register",
          "directors",
          "tax_numbers",
          "bank_accounts",
          "phone",
          "website",
          "logo",
          "language",
          "footer",
          "invoice_prefix",
          "credit_note_prefix");

  /// What follows from a logo's picture.
  static final Set<String> COMPUTED_OF_LOGO = Set.of("content_type", "width", "height", "sha256");

  private static final long ID = 1;

  private ShopJson() {}

  /// @param today for which it is told what invoices lack
  static Json.Obj write(Seller seller, SalesSettings settings, LocalDate today) {
    var out = Json.object().put("id", ID);
    identity(out, seller);
    deployed(out, seller.shop());
    return out.put("primary_locale", seller.language())
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
        .put("warnings", warnings(seller, settings, today))
        .build();
  }

  private static List<Json> warnings(Seller seller, SalesSettings settings, LocalDate today) {
    var withoutAccount =
        settings.currencies(seller.shop().currency()).stream()
            .filter(seller.identity()::isWithoutAccount)
            .toList();
    return SellerDutiesJson.write(SellerDuties.missing(seller, settings, today), withoutAccount);
  }

  private static void identity(ObjBuilder out, Seller seller) {
    var identity = seller.identity();
    var address = identity.address().orElse(PostalAddress.unset());
    out.put("name", seller.name())
        .put("email", seller.email())
        .put("shop_owner", identity.seller(seller.shop()))
        .put("legal_name", identity.legalName())
        .put("legal_form", identity.legalForm())
        .put("address1", address.address1())
        .put("address2", address.address2())
        .put("city", address.city())
        .put("province", address.province())
        .putNull("province_code")
        .put("zip", address.zip())
        .put("phone", identity.phone())
        .put("website", identity.website())
        .put("register", register(identity))
        .put("directors", directors(identity))
        .put("tax_numbers", taxNumbers(identity))
        .put("bank_accounts", bankAccounts(identity))
        .put("logo", identity.logo().map(ShopJson::logo).orElse(Json.Null.NULL))
        .put("language", identity.language())
        .put("footer", identity.footer())
        .put("invoice_prefix", identity.prefixOfInvoices())
        .put("credit_note_prefix", identity.prefixOfCreditNotes());
  }

  private static void deployed(ObjBuilder out, Shop shop) {
    var code = shop.currency().getCode();
    var format = shop.currency().getSymbol(Locale.ENGLISH) + "{{amount}}";
    var host = URI.create(shop.publicUrl()).getHost();
    var domain = host == null ? "localhost" : host;
    out.put("customer_email", shop.email())
        .put("domain", domain)
        .put("myshopify_domain", domain)
        .put("country", shop.country())
        .put("country_code", shop.country())
        .put("country_name", Locale.of("", shop.country()).getDisplayCountry(Locale.ENGLISH))
        .put("currency", code)
        .put("timezone", shop.timeZone().getId())
        .put("iana_timezone", shop.timeZone().getId())
        .put("money_format", format)
        .put("money_with_currency_format", format + " " + code)
        .put("money_in_emails_format", format)
        .put("money_with_currency_in_emails_format", format + " " + code);
  }

  private static Json register(ShopIdentity identity) {
    return identity
        .register()
        .<Json>map(entry ->
            Json.object().put("name", entry.register()).put("number", entry.number()).build())
        .orElse(Json.Null.NULL);
  }

  private static Json directors(ShopIdentity identity) {
    return Json.array(
        identity.directors().stream()
            .map(name -> Json.object().put("name", name).build())
            .toList());
  }

  private static Json taxNumbers(ShopIdentity identity) {
    return Json.array(
        identity.taxNumbers().stream()
            .map(one ->
                Json.object()
                    .put("country_code", one.country())
                    .put("number", one.number())
                    .build())
            .toList());
  }

  private static Json bankAccounts(ShopIdentity identity) {
    return Json.array(identity.bankAccounts().stream().map(ShopJson::bankAccount).toList());
  }

  private static Json.Obj bankAccount(BankAccount account) {
    var common =
        Json.object()
            .put("currency", account.currency().map(CurrencyUnit::getCode))
            .put("holder", account.holder())
            .put("bank_name", account.bank());
    return switch (account.number()) {
      case BankAccount.International(var iban, var bic) ->
          common
              .put("iban", iban)
              .put("bic", bic)
              .putNull("country_code")
              .putNull("account_number")
              .putNull("bank_code")
              .build();
      case BankAccount.Local(var country, var number, var bankCode, var bic) ->
          common
              .putNull("iban")
              .put("bic", bic)
              .put("country_code", country)
              .put("account_number", number)
              .put("bank_code", bankCode)
              .build();
    };
  }

  static Json logo(Logo logo) {
    return Json.object()
        .put("content_type", logo.type().mediaType())
        .put("width", logo.width())
        .put("height", logo.height())
        .put("sha256", logo.sha256())
        .build();
  }
}
