package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.demo.source.SteelWheels;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EcbTableTest {
  private static final EcbTable BUNDLED = EcbTable.bundled();

  @Test
  void aSaturdayHasFridaysFigures() {
    var friday = BUNDLED.on(LocalDate.of(2003, 1, 3)).orElseThrow();
    assertEquals(friday, BUNDLED.on(LocalDate.of(2003, 1, 4)).orElseThrow());
    assertEquals(new BigDecimal("1.0392"), friday.get("USD"));
  }

  @Test
  void figuresOlderThanFourDaysAreStale() {
    var table = EcbTable.read(new StringReader("# c\n2003-01-03,USD,1.0392\n"));
    assertTrue(table.quotes("USD", LocalDate.of(2003, 1, 7)));
    assertFalse(table.quotes("USD", LocalDate.of(2003, 1, 8)));
    assertFalse(table.quotes("EUR", LocalDate.of(2003, 1, 2)));
  }

  @Test
  void aCurrencyIsQuotedOnlyFromItsFirstDay() {
    assertFalse(BUNDLED.quotes("PHP", LocalDate.of(2005, 3, 31)));
    assertTrue(BUNDLED.quotes("PHP", LocalDate.of(2005, 4, 1)));
    assertFalse(BUNDLED.quotes("ILS", LocalDate.of(2005, 4, 1)));
  }

  @Test
  void everyDayOfTheTradeHasFigures() {
    for (var order : SteelWheels.bundled().orders()) {
      assertTrue(BUNDLED.quotes("EUR", order.ordered()), order.ordered().toString());
      assertTrue(BUNDLED.quotes("USD", order.ordered()), order.ordered().toString());
    }
  }
}
