package dev.utkast.documents;

import java.util.regex.Pattern;

/// What people typed, made fit to stand on a page: control characters become spaces, and the
/// invisible characters that turn the writing direction of whatever follows them (Unicode bidi
/// embeddings, overrides and isolates) go, so a name cannot rearrange the page around it. The marks
/// that single words of a right-to-left script need stay.
final class PlainText {

  private static final Pattern DIRECTION_CHANGES =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]+");
  private static final Pattern LINE_ENDS = Pattern.compile("\\R");

  private PlainText() {}

  /// Longer than anything a person types into one field; more is cut before any work is done on it.
  static final int MAX_CHARACTERS = 10_000;

  static String oneLine(String typed) {
    var visible = DIRECTION_CHANGES.matcher(shortened(typed, MAX_CHARACTERS)).replaceAll("");
    return CONTROLS.matcher(visible).replaceAll(" ").strip();
  }

  /// At most so many characters, the last one an ellipsis if something was cut; never half of a
  /// character.
  static String shortened(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return text;
    }
    var end = maxCharacters - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  static String[] lines(String typed) {
    var lines = LINE_ENDS.split(shortened(typed, MAX_CHARACTERS), -1);
    for (var i = 0; i < lines.length; i++) {
      lines[i] = oneLine(lines[i]);
    }
    return lines;
  }
}
