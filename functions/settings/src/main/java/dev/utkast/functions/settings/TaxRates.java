package dev.utkast.functions.settings;

import dev.utkast.aws.http.Countries;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.SettingsTable;
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
final class TaxRates {
  private final Wiring wiring;
  private final SettingsTable settings;

  TaxRates(Wiring wiring) {
    this.wiring = wiring;
    this.settings = new SettingsTable(wiring.database());
  }

  Response list(Request request) {
    var current = settings.sales();
    var day = day(request);
    var region = region(request);
    var rates =
        country(request)
            .map(country -> inForce(current, country, region, day))
            .orElseGet(() -> current.rates().stream().map(TaxRateJson::write).toList());
    return Response.ok(
        Json.object()
            .put(
                "tax_rates",
                rates.stream().map(rate -> SparseFields.select(request, rate)).toList())
            .build());
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

  Response get(Request request) {
    var found = find(settings.sales(), request.id(1)).orElseThrow(HttpProblem::notFound);
    var json = SparseFields.select(request, TaxRateJson.write(found));
    return Response.ok(Json.object().put("tax_rate", json).build());
  }

  Response create(Request request) {
    long id = wiring.ids().next();
    return Attempts.deciding(() -> {
      var current = settings.sales();
      var wanted = requested(request, current, id, Optional.empty());
      return store(request, current, wanted, Response.created(envelope(wanted)));
    });
  }

  Response update(Request request) {
    return Attempts.deciding(() -> {
      var current = settings.sales();
      var before = find(current, request.id(1)).orElseThrow(HttpProblem::notFound);
      var wanted = requested(request, current, before.id(), Optional.of(before));
      return store(request, current, wanted, Response.ok(envelope(wanted)));
    });
  }

  Response delete(Request request) {
    return Attempts.deciding(() -> {
      var next =
          SalesSettingsDecider.withoutRate(settings.sales(), request.id(1))
              .orElseThrow(HttpProblem::notFound);
      return request.commit(
          wiring.database(), Response.ok(Json.object().build()), settings.put(next));
    });
  }

  private OwnRate requested(
      Request request, SalesSettings current, long id, Optional<OwnRate> before) {
    return new TaxRateRequest(request.envelope("tax_rate"), wiring).read(current, id, before);
  }

  private Response store(
      Request request, SalesSettings current, OwnRate wanted, Response response) {
    return switch (SalesSettingsDecider.put(current, wanted)) {
      case SalesSettingsDecider.Outcome.Changed(var next) ->
          request.commit(wiring.database(), response, settings.put(next));
      case SalesSettingsDecider.Outcome.Unchanged _ -> response;
      case SalesSettingsDecider.Outcome.Rejected(var problem) ->
          throw HttpProblem.invalid(problem.field(), problem.reason());
    };
  }

  private static Optional<OwnRate> find(SalesSettings settings, long id) {
    return settings.rates().stream().filter(one -> one.id() == id).findFirst();
  }

  private static Json envelope(OwnRate rate) {
    return Json.object().put("tax_rate", TaxRateJson.write(rate)).build();
  }
}
