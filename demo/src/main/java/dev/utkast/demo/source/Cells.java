package dev.utkast.demo.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
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
  private static final Pattern POINT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
  private static final Pattern COMMA = Pattern.compile("-?\\d{1,12},\\d{1,9}");
  private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(,\\d{3})+\\.\\d{1,9}");
  private static final Pattern DOTTED_THOUSANDS =
      Pattern.compile("-?\\d{1,3}(\\.\\d{3})+,\\d{1,9}");

  /// Three digits behind the sign that this file hardly uses before decimals.
  private static final Pattern COMMA_AND_THREE = Pattern.compile("-?[1-9]\\d{0,2},\\d{3}");

  private static final Pattern POINT_AND_THREE = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

  private static final List<DateTimeFormatter> TIMES =
      List.of(
          format("uuuu-M-d H:mm:ss"),
          format("uuuu-M-d H:mm"),
          format("uuuu-M-d'T'H:mm:ss"),
          format("M/d/uuuu H:mm"),
          format("M/d/uuuu H:mm:ss"),
          format("d.M.uuuu H:mm"),
          format("d.M.uuuu H:mm:ss"));

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

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
    if ((commaSeparates ? COMMA_AND_THREE : POINT_AND_THREE).matcher(text).matches()) {
      throw new BadFile("may be thousands or thousandths; write it without a sign for thousands");
    }
    var exact =
        new BigDecimal(
            POINT.matcher(text).matches()
                ? text
                : COMMA.matcher(text).matches()
                    ? text.replace(',', '.')
                    : THOUSANDS.matcher(text).matches() ? text.replace(",", "") : pointed(text));
    return exact.stripTrailingZeros().scale() <= 2
        ? exact.setScale(2, RoundingMode.UNNECESSARY)
        : exact;
  }

  private static String pointed(String text) {
    if (!DOTTED_THOUSANDS.matcher(text).matches()) {
      throw new BadFile("is not an amount, such as 2.55 or 2,55");
    }
    return text.replace(".", "").replace(',', '.');
  }

  LocalDateTime time(String text) {
    for (var format : TIMES) {
      try {
        return LocalDateTime.parse(text, format);
      } catch (DateTimeParseException _) {
        // the next spelling may fit
      }
    }
    throw new BadFile(
        "is not a time, such as 2010-12-01 08:26:00, 12/1/2010 8:26 (the month first) or"
            + " 1.12.2010 8:26");
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
