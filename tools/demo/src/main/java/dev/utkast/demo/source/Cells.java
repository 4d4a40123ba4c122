package dev.utkast.demo.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How spreadsheets of several countries write numbers and times. What can be read in two ways is
/// refused.
///
/// @param commaSeparates whether commas separate the fields, so that one within a number is rather
///   between thousands
record Cells(boolean commaSeparates) {
  private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,9})([.,]0+)?");

  /// Thousands are separated only where decimals follow, by the other sign.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(-?(?:\\d{1,12}|\\d{1,3}(?:,\\d{3})+(?=\\.)|\\d{1,3}(?:\\.\\d{3})+(?=,)))"
              + "([.,]\\d{1,9})?");

  /// Three digits behind a sign; which of the two this file hardly uses before decimals tells its
  /// separator of fields.
  private static final Pattern THREE = Pattern.compile("-?[1-9]\\d{0,2}([,.])\\d{3}");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(
              "[uuuu-M-d' '][uuuu-M-d'T'][M/d/uuuu' '][d.M.uuuu' ']H:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  int quantity(String text) {
    var whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new BadFile("is not a whole number");
    }
    int quantity = Integer.parseInt(whole.group(1));
    if (quantity == 0) {
      throw new BadFile("is nothing");
    }
    return quantity;
  }

  /// With two decimals, or as many as it has.
  BigDecimal price(String text) {
    var three = THREE.matcher(text);
    if (three.matches() && three.group(1).equals(commaSeparates ? "," : ".")) {
      throw new BadFile("may be thousands or thousandths; write it without a sign for thousands");
    }
    var number = NUMBER.matcher(text);
    if (!number.matches()) {
      throw new BadFile("is not an amount, such as 2.55 or 2,55");
    }
    var decimals = Optional.ofNullable(number.group(2)).orElse("").replace(',', '.');
    var exact = new BigDecimal(number.group(1).replaceAll("[.,]", "") + decimals);
    return exact.stripTrailingZeros().scale() <= 2
        ? exact.setScale(2, RoundingMode.UNNECESSARY)
        : exact;
  }

  LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text, TIME);
    } catch (DateTimeParseException _) {
      throw new BadFile(
          "is not a time, such as 2010-12-01 08:26:00, 12/1/2010 8:26 (the month first) or"
              + " 1.12.2010 8:26");
    }
  }

  String required(String text) {
    if (text.isEmpty()) {
      throw new BadFile("is empty");
    }
    return text;
  }

  /// A spreadsheet writes the number 17850 as `17850.0`.
  Optional<String> number(String text) {
    return Optional.of(text.replaceFirst("[.,]0$", "")).filter(value -> !value.isEmpty());
  }
}
