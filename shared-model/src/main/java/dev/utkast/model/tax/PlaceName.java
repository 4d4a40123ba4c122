package dev.utkast.model.tax;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names of places, made comparable: without accents, capitals, punctuation and articles, so that
/// `St. Pierre & Miquelon` is `Saint Pierre and Miquelon`.
final class PlaceName {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DOTS = Pattern.compile("[.'’]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Letters that are no letters with accents to Unicode.
  private static final Map<String, String> LETTERS =
      Map.of("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "đ", "d", "ł", "l", "ð", "d", "þ", "th");

  private static final Map<String, String> WORDS =
      Map.of("the", "", "st", "saint", "ste", "sainte", "is", "islands");

  private PlaceName() {}

  static String key(String name) {
    var text = name.toLowerCase(Locale.ROOT);
    for (var letter : LETTERS.entrySet()) {
      text = text.replace(letter.getKey(), letter.getValue());
    }
    text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    text = DOTS.matcher(text.replace("&", " and ")).replaceAll("");
    return Arrays.stream(BETWEEN.split(text))
        .map(word -> WORDS.getOrDefault(word, word))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
