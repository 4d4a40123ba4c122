package dev.utkast.functions.settings;

import dev.utkast.aws.http.Countries;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettingsDecider;
import dev.utkast.model.tax.TaxDataFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `tax_rates`: the shop's own rates, which replace the bundled ones of the same place and
/// category. With `country_code` the list answers what is in force there on a day, own and bundled.
final class TaxRates extends SettingsEntries<OwnRate> {

  TaxRates(Wiring wiring) {
    super(wiring, "tax_rate");
  }

  @Override
  List<OwnRate> all(SalesSettings settings) {
    return settings.rates();
  }

  @Override
  long id(OwnRate rate) {
    return rate.id();
  }

  @Override
  Json.Obj write(OwnRate rate) {
    return TaxRateJson.write(rate);
  }

  @Override
  OwnRate read(Request request, SalesSettings current, long id, Optional<OwnRate> before) {
    return new TaxRateRequest(request.envelope("tax_rate"), wiring).read(current, id, before);
  }

  @Override
  SalesSettingsDecider.Outcome put(SalesSettings current, OwnRate rate) {
    return SalesSettingsDecider.put(current, rate);
  }

  @Override
  Optional<SalesSettings> without(SalesSettings current, long id) {
    return SalesSettingsDecider.withoutRate(current, id);
  }

  @Override
  Response list(Request request) {
    var day = day(request);
    var region = region(request);
    return country(request)
        .map(country -> listed(request, inForce(settings.sales(), country, region, day)))
        .orElseGet(() -> super.list(request));
  }

  private static List<Json.Obj> inForce(
      SalesSettings current, String country, String region, LocalDate day) {
    var data = current.knownRates(TaxDataFile.bundledFor(country));
    return data.inForce(country, region, day).stream()
        .map(rate ->
            current.rates().stream()
                .filter(own -> own.rate().equals(rate))
                .findFirst()
                .map(TaxRateJson::write)
                .orElseGet(() -> TaxRateJson.bundled(rate, data.versions())))
        .toList();
  }

  private static Optional<String> country(Request request) {
    var code = request.parameter("country_code").map(text -> text.toUpperCase(Locale.ROOT));
    if (code.isPresent() && !Countries.isCode(code.get())) {
      throw HttpProblem.malformed("country_code must be a country code of ISO 3166-1");
    }
    return code;
  }

  private static String region(Request request) {
    var code = request.parameter("province_code").orElse("").toUpperCase(Locale.ROOT);
    if (!code.matches("[A-Z0-9]{0,3}")) {
      throw HttpProblem.malformed("province_code must be the second part of an ISO 3166-2 code");
    }
    return code;
  }

  private LocalDate day(Request request) {
    try {
      return request
          .parameter("date")
          .map(LocalDate::parse)
          .orElseGet(() -> wiring.clock().instant().atZone(wiring.shop().timeZone()).toLocalDate());
    } catch (DateTimeException _) {
      throw HttpProblem.malformed("date must be a day such as 2026-01-31");
    }
  }
}
