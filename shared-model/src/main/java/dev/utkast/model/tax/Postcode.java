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

  /// Digits are missing.
  ///
  /// @param text with zeros before it, as if a spreadsheet had taken them away
  record Partial(String text) implements Postcode {}

  /// Nothing was written, or nothing that is a postcode there.
  record None() implements Postcode {}

  /// How many digits postcodes have at least, in countries with parts that they tell.
  Map<String, Integer> DIGITS =
      Map.ofEntries(
          Map.entry("AT", 4),
          Map.entry("AU", 4),
          Map.entry("CH", 4),
          Map.entry("CY", 4),
          Map.entry("DE", 5),
          Map.entry("DK", 4),
          Map.entry("ES", 5),
          Map.entry("FI", 5),
          Map.entry("FR", 5),
          Map.entry("GR", 5),
          Map.entry("IT", 5),
          Map.entry("NO", 4),
          Map.entry("PT", 4));

  Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Z0-9]");
  Pattern NO_DIGIT = Pattern.compile("[^0-9]");
  Pattern ZEROS = Pattern.compile("0*");

  static Postcode of(String country, String written) {
    var letters = letters(written);
    var text = letters.startsWith(country) ? letters.substring(country.length()) : letters;
    var digits = NO_DIGIT.matcher(text).replaceAll("");
    if (ZEROS.matcher(digits).matches()) {
      return new None();
    }
    int missing = DIGITS.getOrDefault(country, 0) - digits.length();
    if (missing > 0 && digits.equals(text)) {
      return new Partial("0".repeat(missing) + digits);
    }
    return new Whole(missing <= 0 && DIGITS.containsKey(country) ? digits : text);
  }

  /// @return capitals and digits alone, in their plain forms
  static String letters(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("");
  }
}
