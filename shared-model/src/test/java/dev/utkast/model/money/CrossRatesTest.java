package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.utkast.model.money.CrossRates.Limits;
import dev.utkast.model.money.CrossRates.Outcome;
import dev.utkast.model.money.CrossRates.Quote;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossRatesTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 30);

  /// Quotes are `currency per-euro days-before-friday`; the day asked for is Friday plus `days`.
  private static final String CASES =
      """
      quotes                               | pair    | days | outcome
      USD 1.25 0                           | EUR USD | 0    | 1.25 of 2026-10-30
      USD 1.25 0                           | USD EUR | 0    | 0.8 of 2026-10-30
      USD 1.25 0, JPY 180 0                | USD JPY | 0    | 144 of 2026-10-30
      USD 1.1593 0, GBP 0.88 1             | GBP USD | 0    | 1.31738636364 of 2026-10-29
      USD 1.1593 1, GBP 0.88 0             | GBP USD | 0    | 1.31738636364 of 2026-10-29
      USD 1.25 0                           | USD USD | 0    | 1 of 2026-10-30
                                           | EUR EUR | 0    | 1 of 2026-10-30
      USD 1.25 0                           | EUR USD | 4    | 1.25 of 2026-10-30
      USD 1.25 0                           | EUR USD | 5    | Stale
      USD 1.25 0                           | USD EUR | 5    | Stale
      USD 1.25 0                           | EUR USD | -1   | Missing
      USD 1.25 0                           | EUR SEK | 0    | Missing
      USD 1.25 0                           | SEK USD | 0    | Missing
      USD 0 0                              | EUR USD | 0    | NotPositive
      USD -1 0                             | USD EUR | 0    | NotPositive
      USD 1.00 1, USD 1.20 0               | EUR USD | 0    | 1.20 of 2026-10-30
      USD 1.00 1, USD 1.2001 0             | EUR USD | 0    | Implausible
      USD 1.00 1, USD 0.80 0               | EUR USD | 0    | 0.80 of 2026-10-30
      USD 1.00 1, USD 0.7999 0             | EUR USD | 0    | Implausible
      USD 2.00 0, USD 1.00 1               | EUR USD | 0    | Implausible
      USD 1.25 1, USD 0.8 0                | EUR USD | 0    | Implausible
      JPY 180 1, JPY 0.0055556 0           | JPY EUR | 0    | Implausible
      GBP 0.88 1, GBP 1.1363636 0          | USD GBP | 0    | Missing
      USD 1.25 0, GBP 0.88 1, GBP 1.1363 0 | USD GBP | 0    | Implausible
      USD 1.25 0, USD 0 1                  | EUR USD | 0    | 1.25 of 2026-10-30
      USD 1.00 31, USD 2.00 0              | EUR USD | 0    | Implausible
      USD 1.00 32, USD 2.00 0              | EUR USD | 0    | 2.00 of 2026-10-30
      USD 9.99 -1, USD 1.25 0              | EUR USD | 0    | 1.25 of 2026-10-30\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRateThatCannotBeTrustedIsRefusedWithTheReason(List<String> row) {
    var pair = CaseTable.words(row.get(1));
    var outcome =
        find(row.get(0), pair.get(0), pair.get(1), Integer.parseInt(row.get(2)), Limits.DEFAULT);
    var answer =
        outcome instanceof Outcome.Found(var rate)
            ? rate.rate().toPlainString() + " of " + rate.date()
            : outcome.getClass().getSimpleName();
    assertEquals(row.get(3), answer);
  }

  @Test
  void limitsAreTheMerchants() {
    var strict = new Limits(0, new BigDecimal("0.01"));
    assertInstanceOf(Outcome.Stale.class, find("USD 1.25 1", "EUR", "USD", 0, strict));
    assertInstanceOf(
        Outcome.Implausible.class, find("USD 1.25 1, USD 1.27 0", "EUR", "USD", 0, strict));
    assertInstanceOf(Outcome.Found.class, find("USD 1.25 1, USD 1.26 0", "EUR", "USD", 0, strict));
  }

  @Test
  void refusalsSayWhichCurrencyAndWhen() {
    assertEquals(
        new Outcome.Stale(CurrencyUnit.USD, FRIDAY, FRIDAY.plusDays(9)),
        find("USD 1.25 0, JPY 160 -9", "JPY", "USD", 9, Limits.DEFAULT));
    assertEquals(
        new Outcome.Missing(CurrencyUnit.of("SEK"), FRIDAY),
        find("USD 1.25 0", "SEK", "USD", 0, Limits.DEFAULT));
  }

  @Test
  void theRateNamesItsCurrenciesAndSource() {
    var found =
        assertInstanceOf(Outcome.Found.class, find("USD 1.25 0", "USD", "EUR", 0, Limits.DEFAULT));
    assertEquals(CurrencyUnit.USD, found.rate().base());
    assertEquals(CurrencyUnit.EUR, found.rate().quote());
    assertEquals("test", found.rate().source());
  }

  private static Outcome find(String quotes, String base, String quote, int days, Limits limits) {
    return CrossRates.find(
        Stream.of(quotes)
            .flatMap(q -> Stream.of(q.split(", ", -1)))
            .filter(q -> !q.isBlank())
            .map(CrossRatesTest::quote)
            .toList(),
        CurrencyUnit.of(base),
        CurrencyUnit.of(quote),
        FRIDAY.plusDays(days),
        limits,
        "test");
  }

  private static Quote quote(String text) {
    var words = CaseTable.words(text);
    return new Quote(
        CurrencyUnit.of(words.get(0)),
        new BigDecimal(words.get(1)),
        FRIDAY.minusDays(Integer.parseInt(words.get(2))));
  }
}
