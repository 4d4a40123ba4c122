package dev.utkast.documents;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `{names}` into a sentence, once: braces inside a value stay as they are. Refuses a
/// sentence whose name has no value, so no customer reads "{amount}".
final class Sentence {

  static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");

  private Sentence() {}

  static String fill(String sentence, Map<String, String> values) {
    return NAME.matcher(sentence)
        .replaceAll(found -> {
          var value = values.get(found.group(1));
          if (value == null) {
            throw new IllegalArgumentException(
                "No value for " + found.group() + " in: " + sentence);
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
