package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RatesAtHandTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 30);
  private static final CurrencyUnit NOK = CurrencyUnit.of("NOK");
  private static final RatesAtHand RATES =
      new RatesAtHand(
          List.of(
              new CrossRates.Quote(CurrencyUnit.USD, new BigDecimal("1.1172"), DAY),
              new CrossRates.Quote(NOK, new BigDecimal("10.312"), DAY)));

  @Test
  void theyAreUsedAtAnyAgeAndSayWhatTheyAre() {
    for (var day : List.of(DAY, DAY.plusDays(5), DAY.plusYears(9))) {
      assertEquals(
          Optional.of(
              new ExchangeRate(
                  CurrencyUnit.EUR,
                  NOK,
                  new BigDecimal("10.312"),
                  DAY,
                  "ECB reference rates of 30 October 2026, bundled")),
          RATES.rate(CurrencyUnit.EUR, NOK, day));
    }
  }

  @Test
  void betweenTwoCurrenciesTheyCross() {
    var rate = RATES.rate(CurrencyUnit.USD, NOK, DAY.plusDays(29)).orElseThrow();
    assertEquals(new BigDecimal("9.23021840315"), rate.rate());
    assertEquals(DAY, rate.date());
  }

  @Test
  void beforeTheirDayAndForOtherCurrenciesThereAreNone() {
    assertEquals(Optional.empty(), RATES.rate(CurrencyUnit.USD, NOK, DAY.minusDays(1)));
    assertEquals(Optional.empty(), RATES.rate(CurrencyUnit.USD, CurrencyUnit.of("RUB"), DAY));
    assertEquals(Optional.empty(), RatesAtHand.NONE.rate(CurrencyUnit.USD, NOK, DAY));
  }
}
