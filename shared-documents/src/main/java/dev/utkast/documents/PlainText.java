package dev.utkast.documents;

import java.text.Bidi;
import java.util.regex.Pattern;

/// What people typed, made fit to stand on a page: control characters become spaces, and the
/// invisible characters that turn the writing direction of whatever follows them (Unicode bidi
/// embeddings, overrides and open isolates) go, so a name cannot rearrange the page around it. The
/// marks that single words of a right-to-left script need stay, and isolates that are closed, which
/// reach no further than they should.
final class PlainText {

  private static final Pattern DIRECTION_CHANGES =
      Pattern.compile("[\\u202A-\\u202E\\u2066\\u2067]");
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final Pattern ISOLATES = Pattern.compile("[\\u2068\\u2069]");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]+");
  private static final Pattern LINE_ENDS = Pattern.compile("\\R");

  private PlainText() {}

  /// Longer than anything a person types into one field; more is cut before any work is done on it.
  static final int MAX_CHARACTERS = 10_000;

  static String oneLine(String typed) {
    var harmless = withoutDirectionChanges(shortened(typed, MAX_CHARACTERS));
    return CONTROLS.matcher(harmless).replaceAll(" ").strip();
  }

  private static String withoutDirectionChanges(String typed) {
    var text = DIRECTION_CHANGES.matcher(typed).replaceAll("");
    return areClosed(text) ? text : withoutIsolates(text);
  }

  private static boolean areClosed(String text) {
    int open = 0;
    for (int i = 0; i < text.length() && open >= 0; i++) {
      switch (text.charAt(i)) {
        case FIRST_STRONG_ISOLATE -> open++;
        case POP_ISOLATE -> open--;
        default -> {}
      }
    }
    return open == 0;
  }

  /// A value as a part of something larger: if any of it is written from right to left, it keeps
  /// its order to itself (UAX #9, "isolates"), and what stands around it stays where it is.
  static String isolated(String value) {
    return Bidi.requiresBidi(value.toCharArray(), 0, value.length())
        ? FIRST_STRONG_ISOLATE + withoutDirectionChanges(value) + POP_ISOLATE
        : value;
  }

  /// For where invisible characters would be in the way, such as a mail's subject.
  static String withoutIsolates(String text) {
    return ISOLATES.matcher(text).replaceAll("");
  }

  /// What `dir` an element with this text has. What is put together of our words and somebody's
  /// goes the way our languages do, left to right; a value alone goes its own.
  static String direction(String text) {
    return text.indexOf(FIRST_STRONG_ISOLATE) >= 0 ? "ltr" : "auto";
  }

  static boolean isRightToLeft(String value) {
    return !new Bidi(value, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
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
