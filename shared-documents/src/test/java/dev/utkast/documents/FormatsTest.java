package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected forms are those of Unicode CLDR. Spaces are compared as plain ones; which kind of
/// space is CLDR's choice.
class FormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-US | USD 1234.50        | $1,234.50
          en-US | NOK 1234.50        | NOK 1,234.50
          en-GB | GBP -0.05          | -£0.05
          en-GB | JPY 123456         | JP¥123,456
          en-US | JPY 123456         | ¥123,456
          nl-NL | EUR 1234.50        | € 1.234,50
          nl-NL | EUR -10.00         | € -10,00
          nl-NL | KWD 1.234          | KWD 1,234
          nb-NO | NOK 1234567.89     | 1 234 567,89 kr
          nb-NO | SEK 10.00          | 10,00 SEK
          de-DE | EUR 1234.50        | 1.234,50 €
          de-CH | CHF 1234.50        | CHF 1’234.50
          fr-FR | EUR 1234.50        | 1 234,50 €
          fr-CA | CAD 1234.50        | 1 234,50 $
          ja-JP | JPY 5000           | ¥5,000
          ar-EG | USD 12.00          | $12.00\
          """)
  void amountsLookAsTheCustomersCountryWritesThem(String tag, String amount, String expected) {
    assertEquals(
        expected, plain(Formats.of(Locale.forLanguageTag(tag)).money(Money.parse(amount))));
  }

  @ParameterizedTest
  @CsvSource({
    "en-US,'October 7, 2026'",
    "en-GB,7 October 2026",
    "nl-NL,7 oktober 2026",
    "nb-NO,7. oktober 2026",
    "de-DE,7. Oktober 2026",
    "fr-FR,7 octobre 2026"
  })
  void datesAreWrittenOut(String tag, String expected) {
    assertEquals(
        expected, plain(Formats.of(Locale.forLanguageTag(tag)).date(LocalDate.of(2026, 10, 7))));
  }

  @Test
  void percentagesAndRatesKeepTheirDigits() {
    assertEquals("8.875%", Formats.of(Locale.US).percent(new BigDecimal("8.875")));
    assertEquals("25 %", plain(Formats.of(Locale.GERMANY).percent(new BigDecimal("25.00"))));
    assertEquals("0,000061234", Formats.of(Locale.GERMANY).rate(new BigDecimal("0.0000612340")));
  }

  @Test
  void aLargeAmountLosesNoDigit() {
    assertEquals(
        "€90,071,992,547,409.93",
        Formats.of(Locale.US).money(Money.parse("EUR 90071992547409.93")));
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Z}", " ");
  }
}
