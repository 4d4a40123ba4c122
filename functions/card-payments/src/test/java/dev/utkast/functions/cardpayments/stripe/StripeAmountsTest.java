package dev.utkast.functions.cardpayments.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import java.math.BigDecimal;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeAmountsTest {
  private static final int TRIES = 200;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USD 12.34     | usd | 1234
          EUR 0.01      | eur | 1
          NOK 1250.50   | nok | 125050
          CHF 0.05      | chf | 5
          HUF 175.25    | huf | 17525
          TWD 300.10    | twd | 30010
          JPY 500       | jpy | 500
          KRW 99999999  | krw | 99999999
          KWD 1.230     | kwd | 1230
          BHD 0.010     | bhd | 10
          ISK 5         | isk | 500
          UGX 5         | ugx | 500
          MGA 3         | mga | 3
          """)
  void anAmountAndItsNumber(String amount, String currency, long units) {
    var money = Money.parse(amount);
    assertEquals(units, StripeAmounts.units(money));
    assertEquals(currency, StripeAmounts.code(money.getCurrencyUnit()));
    assertTrue(money.isEqual(StripeAmounts.money(currency, units)), "and back");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KWD 1.234",
        "KWD 0.001",
        "MGA 0.50",
        "IQD 1.000",
        "LYD 1.000",
        "CLF 1.0000",
        "XAU 1",
        "USD 92233720368547758.08"
      })
  void whatStripeHasNoNumberForIsRefused(String amount) {
    var money = Money.parse(amount);
    var refusal = assertThrows(ProviderRefusedException.class, () -> StripeAmounts.units(money));
    assertTrue(refusal.toString().contains(money.getCurrencyUnit().getCode()), refusal.toString());
  }

  @ParameterizedTest
  @CsvSource({"isk,550", "isk,1", "xyz,100", "iqd,1000", "jpyx,1", "xau,1"})
  void aNumberThatIsNoAmountIsNotRead(String currency, long units) {
    assertThrows(ProviderUnavailableException.class, () -> StripeAmounts.money(currency, units));
  }

  /// Of every currency that there is: a number is an amount that is the same number again, of the
  /// decimals that Stripe's page says; or the currency is refused in both directions.
  @Test
  void everyCurrencyIsExactInBothDirectionsOrRefused() {
    var whole =
        Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV",
            "XAF", "XOF", "XPF");
    var thousandths = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    var random = new Random(20261201);
    var refused = new TreeSet<String>();
    for (var currency : CurrencyUnit.registeredCurrencies()) {
      var code = StripeAmounts.code(currency);
      int decimals =
          whole.contains(currency.getCode()) ? 0 : thousandths.contains(currency.getCode()) ? 3 : 2;
      for (int i = 0; i < TRIES; i++) {
        long units = random.nextLong(1_000_000_000) / 100 * 100;
        try {
          var money = StripeAmounts.money(code, units);
          assertEquals(
              0, money.getAmount().compareTo(BigDecimal.valueOf(units, decimals)), code + units);
          assertEquals(units, StripeAmounts.units(money), code);
        } catch (ProviderUnavailableException _) {
          refused.add(currency.getCode());
          assertThrows(
              ProviderRefusedException.class,
              () -> StripeAmounts.units(Money.ofMajor(currency, 1)));
        }
      }
    }
    var otherwise =
        CurrencyUnit.registeredCurrencies().stream()
            .filter(it -> it.isPseudoCurrency() || it.getDecimalPlaces() != 2)
            .map(CurrencyUnit::getCode)
            .filter(it -> !whole.contains(it) && !thousandths.contains(it))
            .filter(it -> !Set.of("ISK", "UGX").contains(it))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(otherwise, refused, "refused are those that Stripe's page says nothing of");
  }

  /// What is accepted is never another amount than was asked for: nothing is rounded.
  @Test
  void nothingIsRounded() {
    var random = new Random(7);
    for (var currency : CurrencyUnit.registeredCurrencies()) {
      for (int i = 0; i < TRIES; i++) {
        int scale = Math.max(0, currency.getDecimalPlaces());
        var amount = BigDecimal.valueOf(random.nextLong(10_000_000), scale);
        var money = BigMoney.of(currency, amount).toMoney();
        try {
          long units = StripeAmounts.units(money);
          assertTrue(
              StripeAmounts.money(StripeAmounts.code(currency), units).isEqual(money),
              money.toString());
        } catch (ProviderRefusedException _) {
          // Refused, and so not rounded.
        }
      }
    }
  }
}
