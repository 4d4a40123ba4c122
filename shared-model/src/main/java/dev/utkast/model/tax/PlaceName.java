package dev.utkast.model.tax;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of places, made comparable: without accents, capitals, punctuation and articles, so that
/// `St. Pierre & Miquelon` is `Saint Pierre and Miquelon`.
final class PlaceName {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DOTS = Pattern.compile("[.'’]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Letters that are no letters with accents to Unicode.
  private static final Map<String, String> LETTERS =
      Map.of("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "đ", "d", "ł", "l", "ð", "d", "þ", "th");

  private static final Map<String, String> TWO_LETTERS =
      Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa");

  private static final Map<String, String> WORDS =
      Map.of("the", "", "st", "saint", "ste", "sainte", "is", "islands");

  /// What kind of place it is, in the languages of places whose name is known without it.
  private static final Pattern KIND =
      Pattern.compile(
          "^(provincia|province|provinz|isla|islas|island|ile|iles|ilha|ilhas|isola|isole|region"
              + "|departement|territory|comune|gemeinde|insel|county|co) ((of|de|di|da|do|des) )?");

  private static final Pattern ARTICLE = Pattern.compile("^(la|las|le|les|el|los) ");

  private static final Pattern WITHIN = Pattern.compile("([^(]*)\\(([^)]*)\\)");
  private static final Pattern INVERTED = Pattern.compile("([^,]+), *(\\p{L}{1,4})");

  private PlaceName() {}

  /// The ways to read how a region is written: `Las Palmas (Canarias)`, `Palmas, Las`, `Isla de
  /// Tenerife`, `Île de la Réunion`.
  static Stream<String> keys(String name) {
    var within = WITHIN.matcher(name);
    var inverted = INVERTED.matcher(name.strip());
    var written =
        within.find()
            ? Stream.of(name, within.group(1), within.group(2))
            : inverted.matches()
                ? Stream.of(name, inverted.group(2) + " " + inverted.group(1))
                : Stream.of(name);
    return written
        .map(PlaceName::key)
        .flatMap(key -> Stream.of(key, KIND.matcher(key).replaceFirst("")))
        .flatMap(key -> Stream.of(key, ARTICLE.matcher(key).replaceFirst("")))
        .filter(key -> !key.isEmpty());
  }

  /// The keys of a name: its letters without their dots, or with a second letter in their place, as
  /// machines without such letters write them (`Büsingen` is `Buesingen`, `Åland` is `Aaland`).
  static Stream<String> spellings(String name) {
    var letters = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    var twice = letters;
    for (var letter : TWO_LETTERS.entrySet()) {
      twice = twice.replace(letter.getKey(), letter.getValue());
    }
    return twice.equals(letters) ? Stream.of(key(name)) : Stream.of(key(name), key(twice));
  }

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
