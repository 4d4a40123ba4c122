package dev.utkast.documents;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.Money;

/// Dates, numbers and amounts as the customer's country writes them, from the JDK's Unicode CLDR
/// data. Always the currency's own number of digits; exact, without rounding: an amount comes with
/// the digits it has. No amount and no percentage has a space at which a line may end.
public final class Formats {

  /// CLDR asks for a space between a currency that ends in a letter and the digits; the JDK leaves
  /// it out.
  private static final Pattern LETTER_BESIDE_DIGIT =
      Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

  /// A minus sign, or a hyphen in its place, behind a currency that comes first. Of Switzerland
  /// CLDR has the space before a positive amount alone ("CHF 5.00", "CHF-5.00"), where the sign
  /// reads as a hyphen of the code and the amounts of a column do not stand under one another; here
  /// the space stays, as CLDR has it in Dutch ("CHF -5,00").
  private static final Pattern SIGN_BESIDE_CURRENCY =
      Pattern.compile("(?<=[\\p{L}\\p{Sc}])(?=[-\\u2212]\\p{Nd})");

  private static final String NO_BREAK_SPACE = "\u00A0";

  private final Locale locale;

  private Formats(Locale locale) {
    this.locale = locale;
  }

  /// @param customer any locale; a language that pages are not written in is formatted as English
  ///   of that country
  public static Formats of(Locale customer) {
    return new Formats(Language.of(customer).in(customer));
  }

  /// "€ 1.234,50", "1 234,50 €", "$1,234.50".
  public String money(Money amount) {
    var digits = amount.getCurrencyUnit().getDecimalPlaces();
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(amount.getCurrencyUnit().getCode()));
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    var spaced =
        LETTER_BESIDE_DIGIT.matcher(format.format(amount.getAmount())).replaceAll(NO_BREAK_SPACE);
    return SIGN_BESIDE_CURRENCY
        .matcher(spaced)
        .replaceAll(NO_BREAK_SPACE)
        .replace(" ", NO_BREAK_SPACE);
  }

  /// "17 October 2026". In French the first of a month is an ordinal ("1er octobre 2026"), which
  /// CLDR's patterns have no letter for.
  public String date(LocalDate date) {
    var written =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
    return Language.of(locale) == Language.FRENCH && date.getDayOfMonth() == 1
        ? written.replaceFirst("^1(?=\\P{Nd})", "1er")
        : written;
  }

  /// "25 %" from 25: at most four decimals, no trailing zeros.
  public String percent(BigDecimal percentage) {
    var format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(4);
    return format.format(percentage.movePointLeft(2)).replace(" ", NO_BREAK_SPACE);
  }

  /// An exchange rate with every digit it has.
  public String rate(BigDecimal rate) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, rate.stripTrailingZeros().scale()));
    return format.format(rate);
  }

  public String whole(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }
}
