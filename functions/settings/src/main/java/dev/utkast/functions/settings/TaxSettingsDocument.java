package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.shop.SalesSettings;

/// `tax_settings`: the one document of how prices and taxes are made. A PUT changes the fields that
/// it names.
final class TaxSettingsDocument {
  private final Wiring wiring;
  private final SettingsTable settings;

  TaxSettingsDocument(Wiring wiring) {
    this.wiring = wiring;
    this.settings = new SettingsTable(wiring.database());
  }

  Response get(Request request) {
    var json = SparseFields.select(request, TaxSettingsJson.write(settings.sales()));
    return Response.ok(Json.object().put("tax_settings", json).build());
  }

  Response update(Request request) {
    return ConflictRetry.deciding(() -> {
      var before = settings.sales();
      var next =
          new TaxSettingsRequest(request.envelope("tax_settings"), wiring.shop()).read(before);
      return next.map(changed ->
              request.commit(
                  wiring.database(), Response.ok(envelope(changed)), settings.put(changed)))
          .orElseGet(() -> Response.ok(envelope(before)));
    });
  }

  private static Json envelope(SalesSettings settings) {
    return Json.object().put("tax_settings", TaxSettingsJson.write(settings)).build();
  }
}
