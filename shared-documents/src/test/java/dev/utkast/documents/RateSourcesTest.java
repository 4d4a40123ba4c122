package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.EcbFeed;
import dev.utkast.model.money.RatesAtHand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateSourcesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 16);

  private static String say(String source, String tag) {
    var locale = Locale.forLanguageTag(tag);
    return RateSources.say(source, Words.in(locale), Formats.of(locale)).replace('\u00A0', ' ');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          European Central Bank             | en-GB | European Central Bank
          European Central Bank             | de-DE | Europäische Zentralbank
          European Central Bank             | fr-FR | Banque centrale européenne
          European Central Bank             | nl-NL | Europese Centrale Bank
          European Central Bank             | nb-NO | Den europeiske sentralbanken
          set by the shop                   | nl-NL | door de verkoper vastgesteld
          European Central Bank + 1.5 % fee | de-DE | Europäische Zentralbank, zuzüglich 1,5 % Umrechnungsgebühr
          European Central Bank + 1.5 % fee | en-GB | European Central Bank, plus 1.5% conversion fee
          set by the shop + 2 % fee         | fr-FR | fixé par le vendeur, majoré de 2 % de frais de conversion
          Norges Bank                       | de-DE | Norges Bank\
          """)
  void aSourceIsNamedInTheReadersLanguage(String source, String tag, String said) {
    assertEquals(said, say(source, tag));
  }

  @ParameterizedTest
  @EnumSource
  void ratesAtHandSayNoEnglishAndNoDayOfTheirOwn(Language language) {
    var quotes = List.of(new CrossRates.Quote(CurrencyUnit.of("NOK"), new BigDecimal("11.6"), DAY));
    var rate =
        new RatesAtHand(quotes)
            .rate(CurrencyUnit.EUR, CurrencyUnit.of("NOK"), DAY.plusDays(3))
            .orElseThrow();
    assertTrue(rate.source().contains("2026"));
    var said = say(rate.source(), language.code());
    assertFalse(said.contains("2026"), said);
    assertFalse(said.contains("ECB"), said);
  }

  @Test
  void theFeedsNameIsKnown() {
    assertEquals("Europäische Zentralbank", say(EcbFeed.SOURCE, "de-DE"));
  }
}
