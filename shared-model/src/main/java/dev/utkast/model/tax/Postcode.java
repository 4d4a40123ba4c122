package dev.utkast.model.tax;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A postcode as it is compared, however people wrote it.
///
/// Lengths: the addressing guides of the Universal Postal Union.
sealed interface Postcode {

  /// @param text in capitals, without spaces, punctuation and the country's code before it
  record Whole(String text) implements Postcode {}

  /// None that the country has: digits are missing, or it is of another country's post.
  ///
  /// @param text where digits are missing and nothing else is there, with zeros before it, as if a
  ///   spreadsheet had taken them away
  record Doubtful(String text) implements Postcode {}

  /// Nothing was written, or nothing that is a postcode there.
  record None() implements Postcode {}

  /// How many digits postcodes have at least, in countries with parts that they tell.
  Map<String, Integer> DIGITS =
      Map.ofEntries(
          Map.entry("AT", 4),
          Map.entry("AU", 4),
          Map.entry("CH", 4),
          Map.entry("CN", 6),
          Map.entry("CY", 4),
          Map.entry("DE", 5),
          Map.entry("DK", 4),
          Map.entry("ES", 5),
          Map.entry("FI", 5),
          Map.entry("FR", 5),
          Map.entry("GR", 5),
          Map.entry("IT", 5),
          Map.entry("NL", 4),
          Map.entry("NO", 4),
          Map.entry("NZ", 4),
          Map.entry("PT", 4));

  Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Z0-9]");
  Pattern DIGIT = Pattern.compile("\\p{Nd}");
  Pattern DIGITS_TOGETHER = Pattern.compile("[0-9]+");
  Pattern NO_DIGIT = Pattern.compile("[^0-9]");

  /// The first half alone, both, or that of an overseas territory, whose first is letters alone.
  Pattern BRITISH =
      Pattern.compile("[A-Z]{1,2}([1-9][0-9A-Z]?|0)([0-9][A-Z]{2})?|[A-Z]{4}[0-9]([A-Z]{2})?");

  /// As some overseas territories have them.
  Pattern LETTERS_AND_NUMBER = Pattern.compile("[A-Z]{2}0[0-9]|[A-Z]{2,3}[0-9]{4,5}");

  /// After a town, say.
  Pattern BRITISH_AT_END =
      Pattern.compile("\\b([A-Z]{1,2}[0-9][0-9A-Z]?)[ -]?([0-9][A-Z]{2})\\W*$");

  Pattern ZEROS = Pattern.compile("0*");

  static Postcode of(String country, String written) {
    var letters = letters(written);
    var text = letters.startsWith(country) ? letters.substring(country.length()) : letters;
    if (country.equals("GB")) {
      return british(written, letters.startsWith("UK") ? letters.substring(2) : text);
    }
    var digits = NO_DIGIT.matcher(text).replaceAll("");
    if (ZEROS.matcher(digits).matches()) {
      return new None();
    }
    int length = DIGITS.getOrDefault(country, 0);
    if (length == 0) {
      return new Whole(text);
    }
    var first = DIGITS_TOGETHER.matcher(text).results().findFirst().orElseThrow().group();
    if (first.length() == length || (country.equals("PT") && first.length() == 7)) {
      return new Whole(first);
    }
    int missing = length - digits.length();
    return new Doubtful(
        missing <= 0 || digits.equals(text) ? "0".repeat(Math.max(0, missing)) + digits : text);
  }

  private static Postcode british(String written, String text) {
    var atEnd = BRITISH_AT_END.matcher(plain(written));
    if (atEnd.find()) {
      return new Whole(atEnd.group(1) + atEnd.group(2));
    }
    if (BRITISH.matcher(text).matches()) {
      return new Whole(text);
    }
    return LETTERS_AND_NUMBER.matcher(text).matches() ? new Doubtful(text) : new None();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
  }

  /// @return capitals and digits alone, in their plain forms
  static String letters(String text) {
    var digits =
        DIGIT
            .matcher(plain(text))
            .replaceAll(
                digit -> Integer.toString(Character.digit(digit.group().codePointAt(0), 10)));
    return NEITHER_LETTER_NOR_DIGIT.matcher(digits).replaceAll("");
  }
}
