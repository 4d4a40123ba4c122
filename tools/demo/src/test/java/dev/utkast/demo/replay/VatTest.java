package dev.utkast.demo.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatTest {
  private static final LocalDate DAY = LocalDate.of(2010, 12, 1);

  private final Tally tally = new Tally();
  private final Vat vat = new Vat(true);

  @ParameterizedTest
  @CsvSource({
    "2003-01-06, 0.175",
    "2008-11-30, 0.175",
    "2008-12-01, 0.15",
    "2009-12-31, 0.15",
    "2010-12-01, 0.175",
    "2011-01-03, 0.175",
    "2011-01-04, 0.20",
  })
  void theDayChoosesTheRate(LocalDate day, BigDecimal rate) {
    assertEquals(rate, Vat.rate(day));
  }

  @Test
  void taxThatIsAPennyOffIsADifference() {
    vat.charged(tally, draft("0.02", "0.175"), DAY, "United Kingdom", amount("0.10"), "sales");
    assertEquals(amount("0.00"), tally.difference(), "0.0175 is rounded up");
    vat.charged(tally, draft("0.01", "0.175"), DAY, "United Kingdom", amount("0.10"), "sales");
    assertEquals(amount("0.01"), tally.difference());
    var rate = tally.beside(Vat.OF_THE_SOURCE, Vat.OF_THE_SHOP).getFirst();
    assertEquals("17.5 %", rate.name());
    assertEquals(amount("0.03"), rate.second().shop());
  }

  @Test
  void customersElsewhereAreChargedNone() {
    vat.charged(tally, draft("0.00", "0"), DAY, "France", amount("10.00"), "sales");
    assertEquals(amount("0.00"), tally.difference());
    assertFalse(vat.exempts("France"), "the shop decides");
    assertTrue(vat.exempts("Unspecified"));
    assertTrue(new Vat(false).exempts("France"), "without VAT all is as in the source");
  }

  private static Trade.Draft draft(String tax, String rate) {
    return new Trade.Draft(
        1, "#D1", amount("1.00"), amount("1.00"), "GBP", amount(tax), new BigDecimal(rate));
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }
}
