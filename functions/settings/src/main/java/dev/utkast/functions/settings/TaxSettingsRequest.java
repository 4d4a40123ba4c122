package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.VatNumberField;
import dev.utkast.aws.http.Fields;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.shop.RateLimits;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnExchangeRate;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.TaxSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/// `{"tax_settings": {...}}` over what was set before: a field that is absent stays as it was, a
/// list is replaced as a whole.
final class TaxSettingsRequest {
  static final int MAX_PRICE_ENDINGS = 50;
  static final int MAX_EXCHANGE_RATES = 50;
  static final int MAX_ZIP = 20;

  /// Amounts are never negative, so towards an end and towards zero are the same.
  static final List<RoundingMode> ROUNDING_MODES =
      List.of(
          RoundingMode.HALF_UP,
          RoundingMode.HALF_EVEN,
          RoundingMode.HALF_DOWN,
          RoundingMode.UP,
          RoundingMode.DOWN);

  private final Fields fields;
  private final Shop shop;

  TaxSettingsRequest(Fields fields, Shop shop) {
    this.fields = fields;
    this.shop = shop;
  }

  /// @return nothing where nothing changes
  Optional<SalesSettings> read(SalesSettings before) {
    var same = read(before, before.version());
    fields.refuseIfWrong();
    return same.equals(before) ? Optional.empty() : Optional.of(read(before, before.version() + 1));
  }

  private SalesSettings read(SalesSettings before, long version) {
    return new SalesSettings(
        version,
        before.registrations(),
        before.rates(),
        fields.has("vat_number") ? VatNumberField.read(fields, "vat_number") : before.vatNumber(),
        fields.has("province_code") ? region() : before.region(),
        fields.has("zip") ? fields.line("zip", MAX_ZIP) : before.postcode(),
        fields.flag("taxes_included", before.taxesIncluded()),
        fields.flag("same_price_everywhere", before.samePriceEverywhere()),
        choice("rounding_level", List.of(RoundingLevel.values()), before.roundingLevel()),
        choice("rounding_mode", ROUNDING_MODES, before.roundingMode()),
        choice("allocation", List.of(AllocationMode.values()), before.allocation()),
        fields.has("price_endings") ? priceEndings() : before.priceEndings(),
        fields.has("exchange_fee") ? exchangeFee() : before.exchangeFee(),
        fields.has("manual_exchange_rates") ? exchangeRates() : before.exchangeRates());
  }

  private <E extends Enum<E>> E choice(String name, List<E> choices, E before) {
    var text = fields.text(name);
    if (text.isEmpty()) {
      return before;
    }
    for (var choice : choices) {
      if (TaxSettingsJson.name(choice).equals(text.get())) {
        return choice;
      }
    }
    fields.wrong(
        name,
        "must be one of "
            + choices.stream().map(TaxSettingsJson::name).collect(Collectors.joining(", ")));
    return before;
  }

  /// A region of the shop's country is one that it could have rates of.
  private Optional<String> region() {
    var country = shop.country();
    var region = Places.code(Places.region(fields, country, ""));
    if (region.isPresent() && !TaxSettings.isRegion(country, region.get())) {
      fields.error("province_code", "is unknown in " + country + ": " + region.get());
    }
    return region;
  }

  private List<PriceEnding> priceEndings() {
    var seen = new HashSet<CurrencyUnit>();
    var out = new ArrayList<PriceEnding>();
    for (var item : fields.children("price_endings", MAX_PRICE_ENDINGS)) {
      currency(item)
          .filter(unit -> isForeign(item, unit))
          .filter(unit -> isFirst(item, unit, seen))
          .flatMap(unit -> priceEnding(item, unit))
          .ifPresent(out::add);
    }
    return out;
  }

  /// In the shop's own currency a price is what it is: nothing is converted.
  private boolean isForeign(Fields item, CurrencyUnit currency) {
    boolean own = currency.equals(shop.currency());
    if (own) {
      item.error("currency", "is the shop's own");
    }
    return !own;
  }

  private static Optional<PriceEnding> priceEnding(Fields item, CurrencyUnit currency) {
    var step = MoneyJson.amount(item, "step", currency);
    var ending = MoneyJson.amount(item, "ending", currency);
    if (step.isEmpty() && item.raw("step").isNull()) {
      item.wrong("step", "can't be blank");
    }
    if (ending.isEmpty() && item.raw("ending").isNull()) {
      item.wrong("ending", "can't be blank");
    }
    if (step.isEmpty() || ending.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PriceEnding(currency, Amounts.minor(step.get()), Amounts.minor(ending.get())));
    } catch (IllegalArgumentException _) {
      item.wrong(
          "ending",
          "must be less than the step, which may be from %s to %s"
              .formatted(
                  Amounts.format(Money.ofMinor(currency, 1)),
                  Amounts.format(Money.ofMinor(currency, PriceEnding.MAX_STEP))));
      return Optional.empty();
    }
  }

  private BigDecimal exchangeFee() {
    if (fields.raw("exchange_fee").isNull()) {
      fields.wrong("exchange_fee", "can't be blank");
    }
    var fee = fields.decimal("exchange_fee").orElse(BigDecimal.ZERO);
    RateLimits.ofFee(fee)
        .ifPresent(fault -> fields.wrong("exchange_fee", words(fault, "must be from 0 to 1")));
    return fee;
  }

  private List<OwnExchangeRate> exchangeRates() {
    var seen = new HashSet<CurrencyUnit>();
    var out = new ArrayList<OwnExchangeRate>();
    for (var item : fields.children("manual_exchange_rates", MAX_EXCHANGE_RATES)) {
      var currency = currency(item).filter(unit -> isForeign(item, unit));
      var rate = item.decimal("rate");
      if (rate.isEmpty() && item.raw("rate").isNull()) {
        item.wrong("rate", "can't be blank");
      }
      rate.ifPresent(value -> checkExchangeRate(item, value));
      if (rate.isPresent() && currency.filter(unit -> isFirst(item, unit, seen)).isPresent()) {
        out.add(new OwnExchangeRate(currency.get(), rate.get()));
      }
    }
    return out;
  }

  private static void checkExchangeRate(Fields item, BigDecimal rate) {
    var range = "must be above 0 and at most " + RateLimits.MAX_RATE;
    RateLimits.ofRate(rate).ifPresent(fault -> item.wrong("rate", words(fault, range)));
  }

  private static String words(RateLimits.Fault fault, String range) {
    return switch (fault) {
      case OUT_OF_RANGE -> range;
      case TOO_MANY_DECIMALS -> "has too many decimals";
    };
  }

  private static boolean isFirst(Fields item, CurrencyUnit currency, Set<CurrencyUnit> seen) {
    boolean first = seen.add(currency);
    if (!first) {
      item.wrong("currency", "has been taken");
    }
    return first;
  }

  private static Optional<CurrencyUnit> currency(Fields item) {
    var code = item.requiredText("currency");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    try {
      var currency = CurrencyUnit.of(code);
      if (!currency.isPseudoCurrency()) {
        return Optional.of(currency);
      }
    } catch (IllegalCurrencyException _) {
      // Told below, as are codes that stand for no money.
    }
    item.wrong("currency", "is not a currency: " + code);
    return Optional.empty();
  }
}
