package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.SellerDutiesJson;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.SalesSettingsDecider;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.SellerDuties;
import java.util.List;
import java.util.Optional;

/// `tax_registrations`: with whom the shop is registered, and since when. Without any it charges no
/// tax.
final class TaxRegistrations extends SettingsEntries<TaxRegistration, TaxRegistrationId> {

  TaxRegistrations(Wiring wiring) {
    super(wiring, "tax_registration", TaxRegistrationId::new);
  }

  @Override
  List<TaxRegistration> all(SalesSettings settings) {
    return settings.registrations();
  }

  @Override
  TaxRegistrationId id(TaxRegistration registration) {
    return registration.id();
  }

  @Override
  Json.Obj write(TaxRegistration registration) {
    return TaxRegistrationJson.write(registration).build();
  }

  /// What invoices would lack from its first day on.
  @Override
  Json.Obj write(TaxRegistration registration, SalesSettings after) {
    var today = wiring.shop().dayOf(wiring.clock().instant());
    var seller = new Seller(wiring.shop(), settings.identity());
    var missing = SellerDuties.missing(seller, after, registration.registration(), today);
    return TaxRegistrationJson.write(registration)
        .put("warnings", SellerDutiesJson.write(missing))
        .build();
  }

  @Override
  TaxRegistration read(
      Request request,
      SalesSettings current,
      TaxRegistrationId id,
      Optional<TaxRegistration> before) {
    return new TaxRegistrationRequest(
            request.envelope("tax_registration"), wiring.shop(), wiring.clock().instant())
        .read(current, id, before);
  }

  @Override
  Decision<SalesSettings> put(SalesSettings current, TaxRegistration registration) {
    return SalesSettingsDecider.put(current, registration);
  }

  @Override
  Optional<SalesSettings> without(SalesSettings current, TaxRegistrationId id) {
    return SalesSettingsDecider.withoutRegistration(current, id);
  }
}
