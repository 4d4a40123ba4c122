package dev.utkast.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// From the shop's currency to the customer's, by one rate and one rounding; the identity when they
/// are the same.
///
/// Unit prices and fixed amounts are converted here, once each; everything else is then computed
/// from the converted numbers. Refuses, as a programmer's mistake, two currencies without a rate
/// between exactly them.
public record Conversion(
    CurrencyUnit shopCurrency,
    CurrencyUnit presentmentCurrency,
    Optional<ExchangeRate> rate,
    RoundingMode roundingMode) {

  public Conversion {
    if (!matches(shopCurrency, presentmentCurrency, rate)) {
      throw new IllegalArgumentException(
          "no rate from " + shopCurrency + " to " + presentmentCurrency + ": " + rate);
    }
  }

  /// Whether a rate, or its absence, is what a conversion between two currencies needs.
  public static boolean matches(
      CurrencyUnit shop, CurrencyUnit presentment, Optional<ExchangeRate> rate) {
    return shop.equals(presentment)
        || rate.filter(r -> r.base().equals(shop) && r.quote().equals(presentment)).isPresent();
  }

  public static Conversion identity(CurrencyUnit currency) {
    return new Conversion(currency, currency, Optional.empty(), RoundingMode.HALF_UP);
  }

  public boolean isIdentity() {
    return shopCurrency.equals(presentmentCurrency);
  }

  /// The amount in the presentment currency, rounded to its minor unit; it may be out of range
  /// ([Amounts#isInRange]).
  public Money convert(Money shopAmount) {
    if (!shopAmount.getCurrencyUnit().equals(shopCurrency)) {
      throw new IllegalArgumentException("not in " + shopCurrency + ": " + shopAmount);
    }
    if (isIdentity()) {
      return shopAmount;
    }
    BigDecimal exact = shopAmount.getAmount().multiply(rate.orElseThrow().rate());
    return Money.of(presentmentCurrency, exact, roundingMode);
  }

  public MoneySet both(Money shopAmount) {
    return new MoneySet(shopAmount, convert(shopAmount));
  }
}
