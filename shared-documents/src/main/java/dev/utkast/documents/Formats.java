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
/// the digits it has.
public final class Formats {

  /// CLDR asks for a space between a currency that ends in a letter and the digits; the JDK leaves
  /// it out.
  private static final Pattern LETTER_BESIDE_DIGIT =
      Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

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
    return LETTER_BESIDE_DIGIT.matcher(format.format(amount.getAmount())).replaceAll("\u00A0");
  }

  /// "17 October 2026".
  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
  }

  /// "25 %" from 25: at most four decimals, no trailing zeros.
  public String percent(BigDecimal percentage) {
    var format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(4);
    return format.format(percentage.movePointLeft(2));
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
