package dev.utkast.model.text;

import java.util.regex.Pattern;

/// Which characters a text may have, wherever it comes from: what the services behind carry, and
/// what a person can see.
///
/// Refused are what XML 1.0 has no place for (section 2.2, *Char*; SQS takes the same),
/// noncharacters and halves of surrogate pairs, C0 and C1 controls other than tab and line ends,
/// and the overrides that make text read differently than it is.
public final class Characters {
  private static final Pattern VISIBLE =
      Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

  private Characters() {}

  public static boolean anyForbidden(String text) {
    return text.codePoints().anyMatch(Characters::isForbidden);
  }

  static boolean isForbidden(int c) {
    return (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
        || isNoncharacter(c)
        || Character.getType(c) == Character.SURROGATE
        || isOverride(c);
  }

  /// The Unicode Standard, section 23.7: for internal use, never for interchange.
  private static boolean isNoncharacter(int c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }

  private static boolean isOverride(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /// @return whether a text has more than one line, by any line end of Unicode
  public static boolean hasLineEnd(String text) {
    return text.chars().anyMatch(c -> c == '\n' || c == '\r' || isSeparator(c));
  }

  /// The line and paragraph separators, which no field of one line has by mistake of a keyboard.
  public static boolean hasSeparator(String text) {
    return text.chars().anyMatch(Characters::isSeparator);
  }

  private static boolean isSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  /// Whether a text shows anything: a letter, a digit or a sign that is more than room.
  public static boolean anyVisible(String text) {
    return VISIBLE.matcher(text).find();
  }
}
