package dev.utkast.documents;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The words of one language. Refuses to load a language that lacks a word or has one nobody says,
/// so a missing translation is found by the first test and never by a customer.
final class Words {

  private static final Set<String> WITHOUT_ESZETT = Set.of("CH", "LI");

  private static final Map<Language, Words> LOADED = new EnumMap<>(Language.class);

  private final Language language;
  private final Map<String, String> sentences;

  private Words(Language language, Map<String, String> sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /// The words of a locale's language as its country spells them: Switzerland and Liechtenstein
  /// have no ß (Rechtschreibung, Schweizerische Bundeskanzlei).
  static Words in(Locale locale) {
    var words = in(Language.of(locale));
    return words.language == Language.GERMAN && WITHOUT_ESZETT.contains(locale.getCountry())
        ? words.withoutEszett()
        : words;
  }

  private Words withoutEszett() {
    var spelled = new HashMap<>(sentences);
    spelled.replaceAll((_, sentence) -> sentence.replace("ß", "ss"));
    return new Words(language, Map.copyOf(spelled));
  }

  static Words in(Language language) {
    synchronized (LOADED) {
      return LOADED.computeIfAbsent(language, wanted -> new Words(wanted, load(wanted)));
    }
  }

  Language language() {
    return language;
  }

  /// A sentence that names nothing.
  String say(Word word) {
    return say(word, Map.of());
  }

  /// A sentence with its `{names}` filled in, none of which reorders the rest.
  String say(Word word, Map<String, String> values) {
    return Sentence.fill(find(word.name()), isolated(values));
  }

  /// A sentence that agrees with the kind of document it is said of.
  String sayOf(Word word, InvoiceDocument.Kind document) {
    return find(word.name() + "." + document.name());
  }

  /// "Name: value", with the space before the colon where the language has one.
  String label(Detail detail) {
    return label(detail.name(), detail.value());
  }

  String label(String name, String value) {
    return say(Word.LABEL, Map.of("name", name, "value", value)).strip();
  }

  String say(Word word, String name, String value) {
    return say(word, Map.of(name, value));
  }

  /// A sentence about a number of things; `{count}` is that number, unless it is given in another
  /// form.
  String sayCounted(Word word, long count, Map<String, String> values) {
    var all = new HashMap<>(values);
    all.putIfAbsent("count", Long.toString(count));
    return Sentence.fill(find(word.name() + language.plural(count).suffix()), isolated(all));
  }

  private static Map<String, String> isolated(Map<String, String> values) {
    var all = new HashMap<>(values);
    all.replaceAll((_, value) -> PlainText.isolated(value));
    return all;
  }

  Map<String, String> sentences() {
    return sentences;
  }

  private String find(String key) {
    var sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException(key + " is said without (or with) a count or a document");
    }
    return sentence;
  }

  private static Map<String, String> load(Language language) {
    var file = "words/" + language.code() + ".properties";
    var properties = new Properties();
    try (var stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("No words for " + language + " at " + file);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Reading " + file, unreadable);
    }
    refuseIncomplete(language, file, properties.stringPropertyNames());
    var sentences = new HashMap<String, String>();
    for (var key : properties.stringPropertyNames()) {
      sentences.put(key, properties.getProperty(key));
    }
    return Map.copyOf(sentences);
  }

  static void refuseIncomplete(Language language, String file, Set<String> found) {
    var keys = keys(language);
    var missing = new TreeSet<>(keys);
    missing.removeAll(found);
    var unknown = new TreeSet<>(found);
    unknown.removeAll(keys);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalStateException(file + ": missing " + missing + ", unknown " + unknown);
    }
  }

  private static Set<String> keys(Language language) {
    return Arrays.stream(Word.values())
        .flatMap(word -> word.keys(language))
        .collect(Collectors.toSet());
  }
}
