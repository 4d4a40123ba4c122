package dev.utkast.model.pricing;

import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.money.PriceEnding;
import java.math.RoundingMode;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// How a cart is priced. All of it ends up on the document, so that it can be recomputed years
/// later.
///
/// @param rate from the shop's currency to the presentment currency; needed when they differ,
///   ignored when they do not
/// @param taxesIncluded whether prices, discounts and shipping contain their tax already
/// @param home what prices contain where they contain tax, for what bears none; empty where that is
///   nothing
/// @param priceEnding for converted unit prices; applies only when it is for the presentment
///   currency and that differs
public record PricingRules(
    CurrencyUnit shopCurrency,
    CurrencyUnit presentmentCurrency,
    Optional<ExchangeRate> rate,
    TaxContext tax,
    boolean taxesIncluded,
    Optional<HomeTaxes> home,
    RoundingLevel roundingLevel,
    RoundingMode roundingMode,
    AllocationMode allocation,
    Optional<PriceEnding> priceEnding) {

  /// Taxes on top, rounded half up per line, largest remainder, in the shop's own currency.
  public static PricingRules of(CurrencyUnit currency, TaxContext tax) {
    return new PricingRules(
        currency,
        currency,
        Optional.empty(),
        tax,
        false,
        Optional.empty(),
        RoundingLevel.LINE,
        RoundingMode.HALF_UP,
        AllocationMode.LARGEST_REMAINDER,
        Optional.empty());
  }

  public PricingRules presentedIn(ExchangeRate given) {
    return new PricingRules(
        shopCurrency,
        given.quote(),
        Optional.of(given),
        tax,
        taxesIncluded,
        home,
        roundingLevel,
        roundingMode,
        allocation,
        priceEnding);
  }

  public PricingRules includingTaxes() {
    return new PricingRules(
        shopCurrency,
        presentmentCurrency,
        rate,
        tax,
        true,
        home,
        roundingLevel,
        roundingMode,
        allocation,
        priceEnding);
  }

  public PricingRules rounding(RoundingLevel level, RoundingMode mode) {
    return new PricingRules(
        shopCurrency,
        presentmentCurrency,
        rate,
        tax,
        taxesIncluded,
        home,
        level,
        mode,
        allocation,
        priceEnding);
  }

  public PricingRules allocating(AllocationMode mode) {
    return new PricingRules(
        shopCurrency,
        presentmentCurrency,
        rate,
        tax,
        taxesIncluded,
        home,
        roundingLevel,
        roundingMode,
        mode,
        priceEnding);
  }

  public PricingRules endingPrices(PriceEnding ending) {
    return new PricingRules(
        shopCurrency,
        presentmentCurrency,
        rate,
        tax,
        taxesIncluded,
        home,
        roundingLevel,
        roundingMode,
        allocation,
        Optional.of(ending));
  }

  /// @param taxes that prices contain at home
  public PricingRules atHome(HomeTaxes taxes) {
    return new PricingRules(
        shopCurrency,
        presentmentCurrency,
        rate,
        tax,
        taxesIncluded,
        Optional.of(taxes),
        roundingLevel,
        roundingMode,
        allocation,
        priceEnding);
  }

  PricingRules taxedAs(TaxContext other) {
    return new PricingRules(
        shopCurrency,
        presentmentCurrency,
        rate,
        other,
        taxesIncluded,
        home,
        roundingLevel,
        roundingMode,
        allocation,
        priceEnding);
  }
}
