package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AmountsTest {

  private static final String CASES =
      """
      currency | text                | answer
      USD      | 199.00              | 199.00
      USD      | 199                 | 199.00
      USD      | 74.9                | 74.90
      USD      | 74.990              | 74.99
      USD      | 0                   | 0.00
      USD      | 0.000               | 0.00
      USD      | -5.00               | -5.00
      USD      | 007.50              | 7.50
      USD      | 74.999              | TooManyDecimals[currency=USD, most=2]
      JPY      | 1000                | 1000
      JPY      | 1000.0              | 1000
      JPY      | 1000.5              | TooManyDecimals[currency=JPY, most=0]
      KWD      | 1.25                | 1.250
      KWD      | 1.2345              | TooManyDecimals[currency=KWD, most=3]
      USD      | 90071992547409.91   | 90071992547409.91
      USD      | 90071992547409.92   | TooLarge[]
      USD      | -90071992547409.91  | -90071992547409.91
      USD      | -90071992547409.92  | -90071992547409.92
      USD      | -90071992547409.93  | TooLarge[]
      JPY      | 9007199254740991    | 9007199254740991
      JPY      | 9007199254740992    | TooLarge[]
      USD      |                     | NotDecimal[]
      USD      | 1e3                 | NotDecimal[]
      USD      | NaN                 | NotDecimal[]
      USD      | +1                  | NotDecimal[]
      USD      | 1,00                | NotDecimal[]
      USD      | .5                  | NotDecimal[]
      USD      | 5.                  | NotDecimal[]
      USD      | ٣                   | NotDecimal[]
      USD      | 1234567890123456789012345678901 | NotDecimal[]
      USD      | 123456789012345678901234567890  | TooLarge[]\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void amountsHaveTheDecimalsOfTheirCurrency(List<String> row) {
    var answer =
        switch (Amounts.parse(row.get(1), CurrencyUnit.of(row.get(0)))) {
          case Amounts.Parsed.Amount(var money) -> Amounts.format(money);
          case Amounts.Parsed.Refused(var fault) -> fault.toString();
        };
    assertEquals(row.get(2), answer);
  }

  @Test
  void monstrousNumbersAreAnsweredAtOnce() {
    for (var monster : List.of("1e999999999", "-1e999999999", "1e-999999999", "1e400", "1e29")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () ->
              assertTrue(
                  Amounts.of(new BigDecimal(monster), CurrencyUnit.USD)
                      instanceof Amounts.Parsed.Refused,
                  monster));
    }
    for (var zero : List.of("0e999999999", "0e-999999999")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () ->
              assertEquals(
                  new Amounts.Parsed.Amount(Money.zero(CurrencyUnit.USD)),
                  Amounts.of(new BigDecimal(zero), CurrencyUnit.USD)));
    }
  }

  @Test
  void minorUnitsAreWholeNumbers() {
    assertEquals(19900, Amounts.minor(CaseTable.usd("199.00")));
    assertEquals(1000, Amounts.minor(CaseTable.money("JPY", "1000")));
    assertEquals(-1250, Amounts.minor(CaseTable.money("KWD", "-1.250")));
  }

  @Test
  void theRangeEndsBelowTwoToThe53rd() {
    assertTrue(Amounts.isInRange(Money.ofMinor(CurrencyUnit.USD, Amounts.MAX_MINOR)));
    assertFalse(Amounts.isInRange(Money.ofMinor(CurrencyUnit.USD, Amounts.MAX_MINOR + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.01, Negative, NotPositive",
    "-0.001, TooManyDecimals, TooManyDecimals",
    "0, 0.00, NotPositive",
    "0.000, 0.00, NotPositive",
    "0.01, 0.01, 0.01"
  })
  void anAmountMayHaveToBeZeroOrMoreOrAboveZero(BigDecimal number, String least, String above) {
    assertEquals(least, told(Amounts.zeroOrMore(number, CurrencyUnit.USD)));
    assertEquals(above, told(Amounts.aboveZero(number, CurrencyUnit.USD)));
  }

  private static String told(Amounts.Parsed parsed) {
    return switch (parsed) {
      case Amounts.Parsed.Amount(var money) -> money.getAmount().toString();
      case Amounts.Parsed.Refused(var fault) -> fault.getClass().getSimpleName();
    };
  }

  @Test
  void zerosAtTheEndSayNothing() {
    var money = Money.of(CurrencyUnit.USD, new BigDecimal("1.50"));
    assertTrue(Amounts.isSame(money, new BigDecimal("1.5")));
    assertFalse(Amounts.isSame(money, new BigDecimal("1.51")));
  }
}
