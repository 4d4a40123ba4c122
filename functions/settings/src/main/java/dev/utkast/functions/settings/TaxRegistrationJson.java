package dev.utkast.functions.settings;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import java.time.LocalDate;

/// A registration as staff write it.
final class TaxRegistrationJson {
  private TaxRegistrationJson() {}

  static ObjBuilder write(TaxRegistration own) {
    var registration = own.registration();
    return Json.object()
        .put("id", own.id())
        .put("country_code", registration.country())
        .put("province_code", Places.code(registration.region()))
        .put("shipping_taxed", registration.shippingTaxed())
        .put("vat_number", own.vatNumber())
        .put("from", registration.from().toString())
        .put("until", registration.until().map(LocalDate::toString));
  }
}
