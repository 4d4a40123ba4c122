package dev.utkast.functions.cardpayments.stripe;

import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/// Amounts as Stripe counts them, which is not always as ISO 4217 does. Exact in both directions:
/// what Stripe cannot be told is refused, and nothing is ever rounded.
///
/// Source: Stripe's page "Supported currencies", its parts "Zero-decimal currencies",
/// "Three-decimal currencies" and "Special cases" (docs.stripe.com/currencies, as of 2026-12):
///
/// | currencies                                                                  | Stripe's unit | multiples of |
/// |---|---|---|
/// | BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF                 | 1             | 1            |
/// | BHD JOD KWD OMR TND                                                         | 0.001         | 10           |
/// | ISK UGX: have no decimals, and are still sent as if they had two            | 0.01          | 100          |
/// | all that have two decimals, also HUF and TWD: they have none in payouts only | 0.01          | 1            |
///
/// UGX stands in Stripe's list of zero-decimal currencies, too; the special case gives the example,
/// 500 for 5 UGX. A currency with other decimals that the page says nothing of, such as IQD, is
/// refused.
final class StripeAmounts {
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("ISK", "UGX");

  private static final Map<String, Rule> LISTED =
      Stream.of(
              rules(WHOLE, new Rule(0, 1)),
              rules(THOUSANDTHS, new Rule(3, 10)),
              rules(WHOLE_IN_HUNDREDTHS, new Rule(2, 100)))
          .flatMap(rules -> rules.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Rule HUNDREDTHS = new Rule(2, 1);

  private StripeAmounts() {}

  /// @param decimals how many of the amount Stripe's unit counts
  /// @param step what Stripe's number must be a multiple of
  private record Rule(int decimals, long step) {}

  private static Map<String, Rule> rules(Set<String> currencies, Rule rule) {
    return currencies.stream().collect(Collectors.toMap(Function.identity(), _ -> rule));
  }

  private static Rule rule(CurrencyUnit currency) {
    var listed = LISTED.get(currency.getCode());
    if (listed != null) {
      return listed;
    }
    if (currency.isPseudoCurrency() || currency.getDecimalPlaces() != 2) {
      throw new ProviderRefusedException("Stripe takes no " + currency, null);
    }
    return HUNDREDTHS;
  }

  /// As Stripe writes currencies.
  static String code(CurrencyUnit currency) {
    return currency.getCode().toLowerCase(Locale.ROOT);
  }

  /// @return the number that stands for an amount
  /// @throws ProviderRefusedException where none does, such as for KWD 1.234 or MGA 0.50
  static long units(Money amount) {
    var rule = rule(amount.getCurrencyUnit());
    try {
      long units = amount.getAmount().movePointRight(rule.decimals()).longValueExact();
      if (units % rule.step() == 0) {
        return units;
      }
    } catch (ArithmeticException _) {
      // It has a part of a unit, or more digits than a number of Stripe's.
    }
    throw new ProviderRefusedException("Stripe has no number for " + amount, null);
  }

  /// @param currency as Stripe writes it
  /// @return the amount that a number of Stripe's stands for
  /// @throws ProviderUnavailableException where it stands for none that there is: nobody can book
  ///   it
  static Money money(String currency, long units) {
    try {
      var unit = CurrencyUnit.of(currency.toUpperCase(Locale.ROOT));
      var amount = BigDecimal.valueOf(units, rule(unit).decimals());
      return Money.of(unit, amount.setScale(unit.getDecimalPlaces(), RoundingMode.UNNECESSARY));
    } catch (IllegalCurrencyException | ArithmeticException | ProviderRefusedException e) {
      throw new ProviderUnavailableException(
          "Stripe tells of " + units + " " + currency + ", which is no amount", e);
    }
  }
}
