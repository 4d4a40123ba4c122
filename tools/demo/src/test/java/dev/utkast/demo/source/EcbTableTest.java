package dev.utkast.demo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcbTableTest {
  private static final EcbTable BUNDLED = EcbTable.bundled();

  @Test
  void aSaturdayHasFridaysFigures() {
    var friday = Optional.of(new BigDecimal("1.0392"));
    assertEquals(friday, BUNDLED.rate("EUR", "USD", LocalDate.of(2003, 1, 3)));
    assertEquals(friday, BUNDLED.rate("EUR", "USD", LocalDate.of(2003, 1, 4)));
  }

  @Test
  void figuresOlderThanFourDaysAreStale() {
    var oneDay = LocalDate.of(2003, 1, 3);
    var table =
        new EcbTable(
            BUNDLED.quotes().stream().filter(quote -> quote.date().equals(oneDay)).toList());
    assertTrue(table.rate("EUR", "USD", LocalDate.of(2003, 1, 7)).isPresent());
    assertFalse(table.rate("EUR", "USD", LocalDate.of(2003, 1, 8)).isPresent());
    assertFalse(table.rate("EUR", "USD", LocalDate.of(2003, 1, 2)).isPresent());
  }

  @Test
  void aCurrencyIsQuotedOnlyFromItsFirstDay() {
    assertEquals("USD", BUNDLED.presentment("Philippines", LocalDate.of(2005, 3, 31), "USD"));
    assertEquals("PHP", BUNDLED.presentment("Philippines", LocalDate.of(2005, 4, 1), "USD"));
    assertEquals("USD", BUNDLED.presentment("Israel", LocalDate.of(2005, 4, 1), "USD"));
  }

  @Test
  void aCountryThatNobodyKnowsOrThatHasNoCurrencyIsInvoicedInTheShops() {
    for (var country : List.of("Unspecified", "Antarctica")) {
      assertEquals("GBP", BUNDLED.presentment(country, LocalDate.of(2005, 4, 1), "GBP"));
    }
    assertEquals("GBP", BUNDLED.presentment("Channel Islands", LocalDate.of(2005, 4, 1), "GBP"));
  }

  @Test
  void everyDayOfTheTradeHasFigures() {
    for (var order : SteelWheels.bundled().orders()) {
      assertTrue(
          BUNDLED.rate("USD", "EUR", order.ordered()).isPresent(), order.ordered().toString());
    }
  }
}
