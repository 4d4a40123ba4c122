package dev.utkast.functions.settings;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.SalesSettingsDecider;
import java.util.Optional;

/// `tax_registrations`: with whom the shop is registered, and since when. Without any it charges no
/// tax.
final class TaxRegistrations {
  private final Wiring wiring;
  private final SettingsTable settings;

  TaxRegistrations(Wiring wiring) {
    this.wiring = wiring;
    this.settings = new SettingsTable(wiring.database());
  }

  Response list(Request request) {
    var registrations =
        settings.sales().registrations().stream()
            .map(one -> SparseFields.select(request, TaxRegistrationJson.write(one)))
            .toList();
    return Response.ok(Json.object().put("tax_registrations", registrations).build());
  }

  Response get(Request request) {
    var found = find(settings.sales(), request.id(1)).orElseThrow(HttpProblem::notFound);
    var json = SparseFields.select(request, TaxRegistrationJson.write(found));
    return Response.ok(Json.object().put("tax_registration", json).build());
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
          SalesSettingsDecider.withoutRegistration(settings.sales(), request.id(1))
              .orElseThrow(HttpProblem::notFound);
      return request.commit(
          wiring.database(), Response.ok(Json.object().build()), settings.put(next));
    });
  }

  private TaxRegistration requested(
      Request request, SalesSettings current, long id, Optional<TaxRegistration> before) {
    var fields = request.envelope("tax_registration");
    return new TaxRegistrationRequest(fields, wiring).read(current, id, before);
  }

  private Response store(
      Request request, SalesSettings current, TaxRegistration wanted, Response response) {
    return switch (SalesSettingsDecider.put(current, wanted)) {
      case SalesSettingsDecider.Outcome.Changed(var next) ->
          request.commit(wiring.database(), response, settings.put(next));
      case SalesSettingsDecider.Outcome.Unchanged _ -> response;
      case SalesSettingsDecider.Outcome.Rejected(var problem) ->
          throw HttpProblem.invalid(problem.field(), problem.reason());
    };
  }

  private static Optional<TaxRegistration> find(SalesSettings settings, long id) {
    return settings.registrations().stream().filter(one -> one.id() == id).findFirst();
  }

  private static Json envelope(TaxRegistration registration) {
    return Json.object().put("tax_registration", TaxRegistrationJson.write(registration)).build();
  }
}
