package dev.utkast.functions.settings;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettingsDecider;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Provinces;
import dev.utkast.model.tax.TaxDataFile;
import dev.utkast.model.tax.Territories;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `tax_rates`: the shop's own rates, which replace the bundled ones of the same place and
/// category. With `country_code` the list answers what is in force there on a day, own and bundled.
final class TaxRates extends SettingsEntries<OwnRate, TaxRateId> {
  /// What says nothing of the shop's own rates, which are listed for all places and days.
  private static final List<String> OF_A_COUNTRY = List.of("province_code", "date");

  TaxRates(Wiring wiring) {
    super(wiring, "tax_rate", TaxRateId::new);
  }

  @Override
  List<OwnRate> all(SalesSettings settings) {
    return settings.rates();
  }

  @Override
  TaxRateId id(OwnRate rate) {
    return rate.id();
  }

  @Override
  Json.Obj write(OwnRate rate) {
    return TaxRateJson.write(rate);
  }

  @Override
  OwnRate read(Request request, SalesSettings current, TaxRateId id, Optional<OwnRate> before) {
    return new TaxRateRequest(request.envelope("tax_rate"), wiring.shop(), wiring.clock().instant())
        .read(current, id, before);
  }

  @Override
  Decision<SalesSettings> put(SalesSettings current, OwnRate rate) {
    return SalesSettingsDecider.put(current, rate);
  }

  @Override
  Optional<SalesSettings> without(SalesSettings current, TaxRateId id) {
    return SalesSettingsDecider.withoutRate(current, id);
  }

  @Override
  Response list(Request request) {
    var day = day(request);
    var wanted = country(request);
    var region = region(request, wanted.orElse(""));
    if (wanted.isEmpty()) {
      OF_A_COUNTRY.stream()
          .filter(name -> request.parameter(name).isPresent())
          .findFirst()
          .ifPresent(name -> {
            throw HttpProblem.malformed(name + " cannot be given without country_code");
          });
    }
    return wanted
        .map(country -> Territories.canonical(country, region))
        .map(place -> listed(request, inForce(settings.sales(), place, day)))
        .orElseGet(() -> super.list(request));
  }

  private static List<Json.Obj> inForce(SalesSettings current, Place place, LocalDate day) {
    var data = current.knownRates(TaxDataFile.bundledFor(place));
    return data.inForce(place.country(), place.region(), day).stream()
        .map(rate ->
            current.rates().stream()
                .filter(own -> own.rate().equals(rate))
                .findFirst()
                .map(TaxRateJson::write)
                .orElseGet(() -> TaxRateJson.bundled(rate, data.versions())))
        .toList();
  }

  private static Optional<String> country(Request request) {
    var text = request.parameter("country_code");
    var code = text.flatMap(Countries::ofCode);
    if (text.isPresent() && code.isEmpty()) {
      throw HttpProblem.malformed(
          "country_code must be a country code of ISO 3166-1: " + text.get());
    }
    return code;
  }

  private static String region(Request request, String country) {
    var text = request.parameter("province_code").orElse("").toUpperCase(Locale.ROOT);
    var code = Provinces.codeOf(country, text).orElse(text);
    if (!code.matches("[A-Z0-9]{0,3}")) {
      throw HttpProblem.malformed(
          "province_code must be the second part of an ISO 3166-2 code: " + text);
    }
    return code;
  }

  private LocalDate day(Request request) {
    var shop = wiring.shop();
    return request
        .day("date", shop.timeZone())
        .orElseGet(() -> shop.dayOf(wiring.clock().instant()));
  }
}
