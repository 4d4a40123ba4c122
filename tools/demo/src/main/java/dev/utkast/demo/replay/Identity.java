package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import java.util.List;

/// Who the replayed shop is, for its documents to say. All of it is made up: addresses in the
/// ranges of numbers that are kept for stories, accounts from the examples of those who give them
/// out.
///
/// @param shop the fields of `shop.json`
record Identity(ObjBuilder shop) {

  static Identity steelWheels() {
    return new Identity(
        Json.object()
            .put("legal_name", "Steel Wheels")
            .put("legal_form", "Inc.")
            .put("address1", "555 Diecast Way")
            .put("city", "Burlingame")
            .put("province", "CA")
            .put("zip", "94010")
            .put("phone", "+1 650 555 0142")
            .put("website", "steelwheels.example")
            .put(
                "bank_accounts",
                List.of(
                    Json.object()
                        .put("country_code", "US")
                        .put("currency", "USD")
                        .put("bank_name", "Bayside Bank")
                        .put("bank_code", "021000021")
                        .put("account_number", "000123456789")
                        .build(),
                    otherCurrencies("DE89370400440532013000", "COBADEFFXXX")))
            .put("footer", "Model vehicles to the trade since 1996."));
  }

  static Identity giftWholesale() {
    return new Identity(
        Json.object()
            .put("legal_name", "Gift Wholesale")
            .put("legal_form", "Ltd")
            .put("address1", "1 Example Wharf")
            .put("city", "London")
            .put("zip", "E1 0AA")
            .put("phone", "+44 20 7946 0142")
            .put("website", "giftwholesale.example")
            .put(
                "register",
                Json.object().put("name", "Companies House").put("number", "00000006").build())
            .put(
                "bank_accounts",
                List.of(
                    Json.object()
                        .put("currency", "GBP")
                        .put("iban", "GB29NWBK60161331926819")
                        .put("bic", "NWBKGB2L")
                        .build(),
                    otherCurrencies("NL91ABNA0417164300", "ABNANL2A"))));
  }

  /// Where whatever is not of the shop's own currency is paid to.
  private static Json otherCurrencies(String iban, String bic) {
    return Json.object().put("iban", iban).put("bic", bic).build();
  }

  /// Sets it, once.
  void set(Trade steps) {
    steps.put("shop", "shop.json", "shop", shop);
  }
}
