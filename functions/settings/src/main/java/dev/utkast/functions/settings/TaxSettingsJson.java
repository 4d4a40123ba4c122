package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.shop.SalesSettings;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/// How prices and taxes are made, as staff write it.
final class TaxSettingsJson {
  private TaxSettingsJson() {}

  static Json.Obj write(SalesSettings settings) {
    return Json.object()
        .put("taxes_included", settings.taxesIncluded())
        .put("same_price_everywhere", settings.samePriceEverywhere())
        .put("rounding_level", name(settings.roundingLevel()))
        .put("rounding_mode", name(settings.roundingMode()))
        .put("allocation", name(settings.allocation()))
        .put("vat_number", settings.vatNumber())
        .put("province_code", settings.region())
        .put("zip", settings.postcode())
        .put("price_endings", endings(settings))
        .put("exchange_fee", settings.exchangeFee())
        .put("manual_exchange_rates", exchangeRates(settings))
        .build();
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<Json> endings(SalesSettings settings) {
    return settings.priceEndings().stream()
        .<Json>map(ending ->
            Json.object()
                .put("currency", ending.currency().getCode())
                .put("step", amount(ending, ending.stepMinor()))
                .put("ending", amount(ending, ending.endingMinor()))
                .build())
        .toList();
  }

  private static Json amount(PriceEnding ending, long minor) {
    return MoneyJson.of(Money.ofMinor(ending.currency(), minor));
  }

  private static List<Json> exchangeRates(SalesSettings settings) {
    return settings.exchangeRates().stream()
        .<Json>map(own ->
            Json.object()
                .put("currency", own.currency().getCode())
                .put("rate", own.rate().toPlainString())
                .build())
        .toList();
  }
}
