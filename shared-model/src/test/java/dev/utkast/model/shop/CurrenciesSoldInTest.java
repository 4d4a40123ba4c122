package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.shop.SalesSettings.OwnExchangeRate;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class CurrenciesSoldInTest {
  private static SalesSettings settings(
      List<PriceEnding> endings, List<OwnExchangeRate> exchangeRates) {
    var unset = SalesSettings.unset();
    return new SalesSettings(
        1,
        unset.registrations(),
        unset.rates(),
        unset.vatNumber(),
        unset.region(),
        unset.postcode(),
        unset.taxesIncluded(),
        unset.samePriceEverywhere(),
        unset.roundingLevel(),
        unset.roundingMode(),
        unset.allocation(),
        endings,
        unset.exchangeFee(),
        exchangeRates);
  }

  @Test
  void theyAreThatOfTheBooksAndThoseThatSettingsAreAbout() {
    var norwegian = CurrencyUnit.of("NOK");
    var set =
        settings(
            List.of(
                new PriceEnding(norwegian, 500, 95), new PriceEnding(CurrencyUnit.EUR, 100, 99)),
            List.of(new OwnExchangeRate(CurrencyUnit.GBP, BigDecimal.ONE)));
    assertEquals(
        List.of(CurrencyUnit.EUR, CurrencyUnit.GBP, norwegian), set.currencies(CurrencyUnit.EUR));
    assertEquals(List.of(CurrencyUnit.USD), SalesSettings.unset().currencies(CurrencyUnit.USD));
  }
}
