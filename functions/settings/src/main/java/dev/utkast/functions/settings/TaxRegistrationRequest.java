package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.PricingRefusals;
import dev.utkast.aws.adminapi.SettingsRefusals;
import dev.utkast.aws.http.Fields;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.EuropeanUnion;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxDataFile;
import dev.utkast.model.tax.TaxSettings;
import dev.utkast.model.tax.Territories;
import dev.utkast.model.tax.VatNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// `{"tax_registration": {...}}` to the registration. A field that is absent stays as it was; of a
/// new one, `from` is today and shipping is taxed.
///
/// Refuses what [TaxSettings] refuses, and VAT numbers that cannot be true where their form is
/// known.
final class TaxRegistrationRequest {
  static final int MAX_NUMBER = 40;
  private static final Set<String> KNOWN_OUTSIDE_THE_UNION = Set.of("GB", "NO", "CH");

  private final Fields fields;
  private final Shop shop;
  private final Instant now;

  TaxRegistrationRequest(Fields fields, Shop shop, Instant now) {
    this.fields = fields;
    this.shop = shop;
    this.now = now;
  }

  TaxRegistration read(
      SalesSettings current, TaxRegistrationId id, Optional<TaxRegistration> before) {
    var was = before.map(TaxRegistration::registration);
    var country = Places.country(fields, was.map(Registration::country).orElse(""), shop.country());
    var today = shop.dayOf(now);
    var region = Places.region(fields, country, was.map(Registration::region).orElse(""));
    var place = Territories.canonical(country, region);
    var wanted =
        new TaxSettings.RegistrationRequest(
            country,
            region,
            fields.flag("shipping_taxed", was.map(Registration::shippingTaxed).orElse(true)),
            from(was).orElse(today),
            fields.has("until")
                ? fields.day("until", shop.timeZone())
                : was.flatMap(Registration::until));
    var number =
        fields.has("vat_number") ? vatNumber(place) : before.flatMap(TaxRegistration::vatNumber);
    var data = current.knownRates(TaxDataFile.bundledFor(place));
    return switch (TaxSettings.registration(data, wanted)) {
      case TaxSettings.Outcome.Accepted<Registration>(var registration) -> {
        fields.refuseIfWrong();
        yield new TaxRegistration(id, registration, number);
      }
      case TaxSettings.Outcome.Refused<Registration>(var problems) -> {
        SettingsRefusals.note(fields, problems);
        fields.refuseIfWrong();
        throw new IllegalStateException("refused without a reason");
      }
    };
  }

  private Optional<LocalDate> from(Optional<Registration> was) {
    return fields.day("from", shop.timeZone()).or(() -> was.map(Registration::from));
  }

  /// A British number may be that of a business in Northern Ireland, `XI`.
  private Optional<String> vatNumber(Place place) {
    var country = place.country();
    var number = fields.line("vat_number", MAX_NUMBER);
    boolean known =
        (EuropeanUnion.isMember(country) && place.isInUnion())
            || KNOWN_OUTSIDE_THE_UNION.contains(country);
    if (!known || number.isEmpty()) {
      return number.filter(text -> !text.isEmpty());
    }
    return switch (VatNumber.parse(number.get())) {
      case VatNumber.Parsed.Valid(var parsed) when parsed.place().country().equals(country) ->
          Optional.of(parsed.number());
      case VatNumber.Parsed.Valid(var parsed) -> {
        fields.error("vat_number", "is of another country: " + parsed.country());
        yield Optional.empty();
      }
      case VatNumber.Parsed.Refused(var fault) -> {
        fields.error("vat_number", PricingRefusals.words(fault));
        yield Optional.empty();
      }
    };
  }
}
