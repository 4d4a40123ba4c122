package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected forms are those of Unicode CLDR. Spaces are compared as plain ones; which kind of
/// space is CLDR's choice.
class FormatsTest {
  /// Where a line may end (UAX #14): any space but those that forbid it.
  private static final Pattern BREAK = Pattern.compile("[\\s\\p{Z}&&[^\u00A0\u202F\u2007]]");

  /// A currency of letters beside a digit, or in front of a sign.
  private static final Pattern TOUCH =
      Pattern.compile("\\p{L}\\p{Nd}|\\p{Nd}\\p{L}|[\\p{L}\\p{Sc}][-\u2212]\\p{Nd}");

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
          de-CH | CHF -151953.16     | CHF -151’953.16
          de-CH | EUR -0.05          | EUR -0.05
          de-CH | USD -5.00          | $ -5.00
          fr-CH | CHF -151953.16     | -151 953.16 CHF
          de-AT | EUR -1234.50       | -€ 1.234,50
          nl-NL | CHF -151953.16     | CHF -151.953,16
          nb-NO | NOK -10.00         | −10,00 kr
          nb-NO | EUR -10.00         | −10,00 €
          de-DE | EUR -10.00         | -10,00 €
          fr-FR | EUR -1234.50       | -1 234,50 €
          en-GB | CHF -151953.16     | -CHF 151,953.16
          fr-FR | EUR 1234.50        | 1 234,50 €
          fr-CA | CAD 1234.50        | 1 234,50 $
          ja-JP | JPY 5000           | ¥5,000
          ar-EG | USD 12.00          | $12.00\
          """)
  void amountsLookAsTheCustomersCountryWritesThem(String tag, String amount, String expected) {
    assertEquals(
        expected, plain(Formats.of(Locale.forLanguageTag(tag)).money(Money.parse(amount))));
  }

  /// CLDR's digits, separators, sign and currency in CLDR's order, and more spaces at most.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "en-GB", "en-US", "en-CH", "en-NO", "de-DE", "de-AT", "de-CH", "de-LI", "fr-FR", "fr-BE",
        "fr-CH", "fr-CA", "nb-NO", "nl-NL", "nl-BE"
      })
  void everyAmountInEveryCurrencyHasTheFormOfCldrAndNoPlaceToBreak(String tag) {
    var locale = Locale.forLanguageTag(tag);
    for (var currency : Currency.getAvailableCurrencies()) {
      var unit = unit(currency);
      if (unit.isEmpty()) {
        continue;
      }
      for (var digits : List.of("-1234567", "-0.05", "0", "0.05", "1234567.89")) {
        var amount = Money.of(unit.get(), new BigDecimal(digits), RoundingMode.UP);
        var said = Formats.of(locale).money(amount);
        assertEquals(cldr(locale, amount), said.replaceAll("[\\p{Z}&&[^\u202F]]", ""), said);
        assertFalse(BREAK.matcher(said).find(), () -> "a line may end in " + said);
        assertFalse(TOUCH.matcher(said).find(), () -> "they touch in " + said);
      }
    }
  }

  /// None for what is no money any more, or never was, such as gold.
  private static Optional<CurrencyUnit> unit(Currency currency) {
    return CurrencyUnit.registeredCurrencies().stream()
        .filter(unit -> unit.getCode().equals(currency.getCurrencyCode()))
        .findFirst();
  }

  private static String cldr(Locale locale, Money amount) {
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(amount.getCurrencyUnit().getCode()));
    format.setMinimumFractionDigits(amount.getScale());
    format.setMaximumFractionDigits(amount.getScale());
    return format.format(amount.getAmount()).replaceAll("[\\p{Z}&&[^\u202F]]", "");
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB,25%",
    "en-US,25%",
    "nl-NL,25%",
    "de-DE,25 %",
    "de-AT,25 %",
    "de-CH,25%",
    "fr-FR,25 %",
    "fr-CH,25%",
    "nb-NO,25 %"
  })
  void thePercentSignStandsBesideItsNumber(String tag, String expected) {
    var said = Formats.of(Locale.forLanguageTag(tag)).percent(new BigDecimal("25"));
    assertEquals(expected, plain(said));
    assertFalse(BREAK.matcher(said).find(), said);
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

  @ParameterizedTest
  @CsvSource({
    "fr-FR,2026-10-01,1er octobre 2026", "fr-CA,2026-10-01,1er octobre 2026",
    "fr-FR,2026-10-11,11 octobre 2026", "nl-NL,2026-10-01,1 oktober 2026",
    "en-US,2026-10-01,'October 1, 2026'"
  })
  void theFirstOfAMonthIsAnOrdinalInFrench(String tag, LocalDate day, String expected) {
    assertEquals(expected, plain(Formats.of(Locale.forLanguageTag(tag)).date(day)));
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
