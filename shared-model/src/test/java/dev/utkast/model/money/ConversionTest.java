package dev.utkast.model.money;

import static dev.utkast.model.money.CaseTable.money;
import static dev.utkast.model.money.CaseTable.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {

  private static final String CASES =
      """
      amount    | rate         | mode      | converted
      USD 20.00 | EUR 0.9      | HALF_UP   | EUR 18.00
      USD 0.05  | EUR 0.5      | HALF_UP   | EUR 0.03
      USD 0.05  | EUR 0.5      | HALF_EVEN | EUR 0.02
      USD 0.01  | EUR 0.4      | HALF_UP   | EUR 0.00
      USD 10.00 | JPY 149.955  | HALF_UP   | JPY 1500
      USD 10.00 | JPY 149.945  | HALF_UP   | JPY 1499
      USD 1.00  | KWD 0.30705  | HALF_UP   | KWD 0.307
      JPY 1000  | USD 0.006671 | HALF_UP   | USD 6.67
      USD 7.77  | USD 3        | HALF_UP   | USD 7.77\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void amountsAreConvertedByOneRateAndOneRounding(List<String> row) {
    var amount = CaseTable.words(row.get(0));
    var quoted = CaseTable.words(row.get(1));
    var rate = rate(amount.get(0), quoted.get(0), quoted.get(1));
    var conversion =
        new Conversion(
            rate.base(), rate.quote(), Optional.of(rate), RoundingMode.valueOf(row.get(2)));
    var converted = conversion.convert(money(amount.get(0), amount.get(1)));
    assertEquals(row.get(3), converted.toString());
  }

  @Test
  void theSameCurrencyIsNotTouched() {
    var price = usd("7.77");
    var identity = Conversion.identity(CurrencyUnit.USD);
    assertTrue(identity.isIdentity());
    assertSame(price, identity.convert(price));
    assertEquals(MoneySet.same(price), identity.both(price));
  }

  @Test
  void aRateBetweenOtherCurrenciesIsAMistake() {
    var rate = Optional.of(rate("USD", "EUR", "0.9"));
    assertThrows(IllegalArgumentException.class, () -> conversion("USD", "JPY", rate));
    assertThrows(IllegalArgumentException.class, () -> conversion("EUR", "USD", rate));
    assertThrows(IllegalArgumentException.class, () -> conversion("USD", "EUR", Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> conversion("USD", "EUR", rate).convert(money("JPY", "1")));
    assertFalse(conversion("USD", "EUR", rate).isIdentity());
  }

  @Test
  void aMerchantsFeeIsPartOfTheRateAndOfItsSource() {
    var rate = rate("USD", "EUR", "0.9").withMerchantFee(new BigDecimal("0.015"));
    assertEquals(0, rate.rate().compareTo(new BigDecimal("0.9135")));
    assertEquals("test + 1.5 % fee", rate.source());
    assertEquals(rate, rate.withMerchantFee(BigDecimal.ZERO));
    assertEquals(
        "test + 100 % fee", rate("USD", "EUR", "1").withMerchantFee(BigDecimal.ONE).source());
    for (var fee : List.of("-0.01", "1.01")) {
      assertThrows(IllegalArgumentException.class, () -> rate.withMerchantFee(new BigDecimal(fee)));
    }
  }

  @Test
  void ratesArePositive() {
    assertThrows(IllegalArgumentException.class, () -> rate("USD", "EUR", "0"));
    assertThrows(IllegalArgumentException.class, () -> rate("USD", "EUR", "-1"));
  }

  @Test
  void setsAddUpOnBothSides() {
    var left = new MoneySet(usd("10.00"), money("EUR", "9.00"));
    var right = new MoneySet(usd("1.50"), money("EUR", "1.36"));
    assertEquals(new MoneySet(usd("11.50"), money("EUR", "10.36")), left.plus(right));
    assertEquals(new MoneySet(usd("8.50"), money("EUR", "7.64")), left.minus(right));
    assertEquals(new MoneySet(usd("-1.50"), money("EUR", "-1.36")), right.negated());
    assertTrue(left.toZero().isZero());
    assertFalse(new MoneySet(usd("0.00"), money("EUR", "0.01")).isZero());
    assertFalse(new MoneySet(usd("0.01"), money("EUR", "0.00")).isZero());
    assertTrue(right.minus(left).isNegative());
    assertFalse(left.isNegative());
    assertFalse(left.toZero().isNegative());
    assertEquals(MoneySet.zero(CurrencyUnit.USD, CurrencyUnit.EUR), left.toZero());
  }

  private static Conversion conversion(String from, String to, Optional<ExchangeRate> rate) {
    return new Conversion(CurrencyUnit.of(from), CurrencyUnit.of(to), rate, RoundingMode.HALF_UP);
  }

  private static ExchangeRate rate(String base, String quote, String rate) {
    return new ExchangeRate(
        CurrencyUnit.of(base),
        CurrencyUnit.of(quote),
        new BigDecimal(rate),
        LocalDate.of(2026, 10, 30),
        "test");
  }
}
