package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.money.CrossRates.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Today is 10 March.
class FeedDeciderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOW = Instant.parse("2026-03-10T23:59:59Z");

  private static Quote quote(LocalDate day, String perEuro) {
    return new Quote(CurrencyUnit.USD, new BigDecimal(perEuro), day);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05, Stale",
    "2026-03-06, Fresh",
    "2026-03-10, Fresh",
    "2026-03-11, Fresh",
    "2026-03-12, Ahead"
  })
  void aFeedIsAsNewAsItsNewestRate(LocalDate newest, String freshness) {
    var quotes = List.of(quote(newest.minusDays(9), "1.1"), quote(newest, "1.1"));
    var said = FeedDecider.freshness(quotes, NOW);
    assertEquals(freshness, said.getClass().getSimpleName());
  }

  @Test
  void theNewestDayIsNamed() {
    var day = TODAY.plusDays(2);
    assertEquals(
        new FeedDecider.Ahead(day), FeedDecider.freshness(List.of(quote(day, "1.1")), NOW));
  }

  @ParameterizedTest
  @CsvSource({"1.10, 1.20, false", "1.10, 1.40, true", "1.10, 0, true"})
  void aQuoteThatWouldBeRefusedIsDoubtful(String before, String now, boolean doubtful) {
    var quote = quote(TODAY, now);
    var known = List.of(quote(TODAY.minusDays(1), before), quote);
    assertEquals(doubtful, FeedDecider.isDoubtful(quote, known));
  }
}
