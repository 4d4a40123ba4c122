package dev.utkast.aws.adminapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A sentence that one language lacks would be found by whoever reads that timeline.
class TimelineSentencesTest {
  private static final Pattern NAME = Pattern.compile("\\{\\w+}");
  private static final Pattern CAPITAL_WITHIN = Pattern.compile("\\p{Ll}\\p{Lu}");

  private static Properties sentences(String language) throws IOException {
    var file = "timeline_" + language + ".properties";
    var in = Objects.requireNonNull(TimelineWords.class.getResourceAsStream(file), file);
    try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var sentences = new Properties();
      sentences.load(reader);
      return sentences;
    }
  }

  private static String names(String sentence) {
    return NAME.matcher(sentence)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en", "fr", "nb", "nl"})
  void noSentenceHasANameOfTheCodeInIt(String language) throws IOException {
    sentences(language)
        .forEach((key, sentence) -> {
          var said = NAME.matcher(String.valueOf(sentence)).replaceAll("");
          assertFalse(CAPITAL_WITHIN.matcher(said).find(), () -> key + ": " + sentence);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "nb", "nl"})
  void everyLanguageSaysWhatEnglishSaysWithTheSameNames(String language) throws IOException {
    var english = sentences("en");
    var other = sentences(language);
    assertEquals(
        new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(other.stringPropertyNames()));
    for (var key : english.stringPropertyNames()) {
      assertEquals(names(english.getProperty(key)), names(other.getProperty(key)), key);
    }
  }
}
