package dev.utkast.functions.settings;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.tax.TaxRate;
import java.time.LocalDate;
import java.util.List;

/// A tax rate: the shop's own, or one that came with the software, which has no id.
final class TaxRateJson {
  private TaxRateJson() {}

  static Json.Obj write(OwnRate own) {
    return fields(Json.object().put("id", own.id()), own.rate())
        .put("source", "own")
        .putNull("version")
        .build();
  }

  /// @param versions of the file that the rate is from
  static Json.Obj bundled(TaxRate rate, List<String> versions) {
    return fields(Json.object().putNull("id"), rate)
        .put("source", "bundled")
        .put("version", String.join(", ", versions))
        .build();
  }

  private static ObjBuilder fields(ObjBuilder out, TaxRate rate) {
    return out.put("country_code", rate.country())
        .put("province_code", Places.code(rate.region()))
        .put("category", rate.category())
        .put("title", rate.title())
        .put("rate", rate.rate())
        .put("from", rate.from().toString())
        .put("until", rate.until().map(LocalDate::toString));
  }
}
