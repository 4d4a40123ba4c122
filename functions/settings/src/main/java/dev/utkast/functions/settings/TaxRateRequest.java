package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.SettingsRefusals;
import dev.utkast.aws.http.Fields;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.TaxDataFile;
import dev.utkast.model.tax.TaxRate;
import dev.utkast.model.tax.TaxSettings;
import dev.utkast.model.tax.Territories;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// `{"tax_rate": {...}}` to a rate of the shop's own. A field that is absent stays as it was; of a
/// new one, `from` is today and the category the standard one.
///
/// Refuses what [TaxSettings] refuses, and rates for what is taxed nowhere.
final class TaxRateRequest {
  private final Fields fields;
  private final Shop shop;
  private final Instant now;

  TaxRateRequest(Fields fields, Shop shop, Instant now) {
    this.fields = fields;
    this.shop = shop;
    this.now = now;
  }

  OwnRate read(SalesSettings current, TaxRateId id, Optional<OwnRate> before) {
    var was = before.map(OwnRate::rate);
    var country = Places.country(fields, was.map(TaxRate::country).orElse(""), shop.country());
    var today = shop.dayOf(now);
    var category =
        fields.text("category").or(() -> was.map(TaxRate::category)).orElse(TaxContext.STANDARD);
    if (category.equals(TaxContext.ZERO) || category.equals(TaxContext.EXEMPT)) {
      fields.wrong("category", "has no rates: " + category);
    }
    var region = Places.region(fields, country, was.map(TaxRate::region).orElse(""));
    var wanted =
        new TaxSettings.RateRequest(
            country,
            region,
            category,
            title(was),
            rate(was),
            fields.day("from", shop.timeZone()).or(() -> was.map(TaxRate::from)).orElse(today),
            fields.has("until")
                ? fields.day("until", shop.timeZone())
                : was.flatMap(TaxRate::until));
    var data = current.knownRates(TaxDataFile.bundledFor(Territories.canonical(country, region)));
    return switch (TaxSettings.rate(data, wanted)) {
      case TaxSettings.Outcome.Accepted<TaxRate>(var rate) -> {
        fields.refuseIfWrong();
        yield new OwnRate(id, rate);
      }
      case TaxSettings.Outcome.Refused<TaxRate>(var problems) -> {
        SettingsRefusals.note(fields, problems);
        fields.refuseIfWrong();
        throw new IllegalStateException("refused without a reason");
      }
    };
  }

  private String title(Optional<TaxRate> was) {
    if (was.isPresent() && !fields.has("title")) {
      return was.get().title();
    }
    var title = fields.requiredText("title");
    return title.isEmpty() ? "?" : title;
  }

  private BigDecimal rate(Optional<TaxRate> was) {
    if (was.isPresent() && !fields.has("rate")) {
      return was.get().rate();
    }
    var rate = fields.decimal("rate");
    if (rate.isEmpty() && fields.raw("rate").isNull()) {
      fields.wrong("rate", "can't be blank");
    }
    return rate.orElse(BigDecimal.ZERO);
  }
}
