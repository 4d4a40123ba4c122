package dev.utkast.functions.settings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// HTTP `tax_registrations`, `tax_rates`, `tax_settings` → where the shop collects tax, its own
/// rates, and how its prices are made. What is changed here holds for what is priced afterwards;
/// documents that exist keep what they say.
public final class Settings implements RequestStreamHandler {
  private static final String READ = "read_settings";
  private static final String WRITE = "write_settings";

  private final HttpFunction http;

  public Settings() {
    this(Wiring.fromEnvironment());
  }

  public Settings(Wiring wiring) {
    var registrations = new TaxRegistrations(wiring);
    var rates = new TaxRates(wiring);
    var settings = new TaxSettingsDocument(wiring);
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "tax_registrations", READ, registrations::list).taking("fields"),
                Route.of("POST", "tax_registrations", WRITE, registrations::create),
                Route.of("GET", "tax_registrations/{id}", READ, registrations::get)
                    .taking("fields"),
                Route.of("PUT", "tax_registrations/{id}", WRITE, registrations::update),
                Route.of("DELETE", "tax_registrations/{id}", WRITE, registrations::delete),
                Route.of("GET", "tax_rates", READ, rates::list)
                    .taking("fields", "country_code", "province_code", "date"),
                Route.of("POST", "tax_rates", WRITE, rates::create),
                Route.of("GET", "tax_rates/{id}", READ, rates::get).taking("fields"),
                Route.of("PUT", "tax_rates/{id}", WRITE, rates::update),
                Route.of("DELETE", "tax_rates/{id}", WRITE, rates::delete),
                Route.of("GET", "tax_settings", READ, settings::get),
                Route.of("PUT", "tax_settings", WRITE, settings::update)));
    Rehearsal.of(wiring, Settings::new, Settings::rehearsed);
  }

  private static List<Json> rehearsed() {
    return List.of(
        Rehearsal.get("tax_settings", READ),
        Rehearsal.get("tax_registrations", READ),
        Rehearsal.get("tax_rates", READ));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }
}
