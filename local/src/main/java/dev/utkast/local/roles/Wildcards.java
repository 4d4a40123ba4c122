package dev.utkast.local.roles;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A pattern of IAM: `*` is any text, also none, `?` any one character.
record Wildcards(String pattern, Pattern compiled) {

  static Wildcards of(String pattern) {
    return new Wildcards(pattern, compile(pattern, 0));
  }

  /// Names of actions mean the same in upper and lower case.
  static Wildcards ofAction(String pattern) {
    return new Wildcards(pattern, compile(pattern, Pattern.CASE_INSENSITIVE));
  }

  private static Pattern compile(String pattern, int flags) {
    var quoted =
        Arrays.stream(pattern.split("(?=[*?])|(?<=[*?])", -1))
            .map(part ->
                switch (part) {
                  case "*" -> ".*";
                  case "?" -> ".";
                  default -> Pattern.quote(part);
                })
            .collect(Collectors.joining());
    return Pattern.compile(quoted, flags | Pattern.DOTALL);
  }

  boolean matches(String text) {
    return compiled.matcher(text).matches();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
