package dev.utkast.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/// The bundled type faces. Each serves some scripts; only those whose script occurs in a text are
/// read, because reading all of them costs five times the rest of a slip.
enum Fonts {
  NOTO_SANS("Noto Sans", "NotoSans", true),
  ARABIC("Noto Sans Arabic", "NotoSansArabic", true),
  HEBREW("Noto Sans Hebrew", "NotoSansHebrew", true),
  THAI("Noto Sans Thai", "NotoSansThai", true),
  JAPANESE("Noto Sans JP", "NotoSansJP", false),
  EMOJI("Noto Emoji", "NotoEmoji", false);

  private static final int GSUB = 0x47535542;
  private static final int NOT_A_TABLE = 0x6E6F6E65;
  private static final int FIRST_ARABIC = 0x600;
  private static final int LAST_ARABIC = 0x6FF;

  private final String family;
  private final String file;
  private final boolean hasBold;

  Fonts(String family, String file, boolean hasBold) {
    this.family = family;
    this.file = file;
    this.hasBold = hasBold;
  }

  String family() {
    return family;
  }

  boolean hasBold() {
    return hasBold;
  }

  InputStream regular(Shaping shaping) {
    return open(file + "-Regular.ttf", shaping);
  }

  InputStream bold(Shaping shaping) {
    return open(file + "-Bold.ttf", shaping);
  }

  /// Whether glyphs are exchanged for others by the font's own rules. Only Devanagari needs it; for
  /// every other script it would bring a few ligatures and take two thirds of the time of a long
  /// document.
  enum Shaping {
    BY_FONT_RULES,
    NONE;

    static Shaping neededFor(String text) {
      return text.codePoints()
              .anyMatch(
                  point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.DEVANAGARI)
          ? BY_FONT_RULES
          : NONE;
    }
  }

  /// The faces a text needs, always Noto Sans first.
  static Set<Fonts> neededFor(String text) {
    var needed = EnumSet.of(NOTO_SANS);
    text.codePoints().filter(point -> point > 0x2FF).mapToObj(Fonts::of).forEach(needed::add);
    return needed;
  }

  private static Fonts of(int codePoint) {
    if (codePoint >= FIRST_ARABIC && codePoint <= LAST_ARABIC) {
      // Its digits and commas belong to no script of their own.
      return ARABIC;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case ARABIC -> ARABIC;
      case HEBREW -> HEBREW;
      case THAI -> THAI;
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> JAPANESE;
      default -> ofSymbol(codePoint);
    };
  }

  /// Signs that belong to no script. Noto Sans has those up to the letter-like ones; arrows,
  /// shapes, mathematics, full-width forms and East Asian punctuation are in the Japanese face,
  /// pictures in the emoji face.
  private static Fonts ofSymbol(int codePoint) {
    if (codePoint < 0x2160 || isInNotoSans(codePoint)) {
      return NOTO_SANS;
    }
    if (Character.isEmoji(codePoint)) {
      return EMOJI;
    }
    var inJapanese =
        codePoint <= 0x2BFF
            || (codePoint >= 0x3000 && codePoint <= 0x33FF)
            || (codePoint >= 0xFF00 && codePoint <= 0xFFEF);
    return inJapanese ? JAPANESE : NOTO_SANS;
  }

  private static boolean isInNotoSans(int codePoint) {
    return codePoint == 0x2183
        || codePoint == 0x2184
        || codePoint == 0x2189
        || codePoint == 0x2212
        || codePoint == 0x25CC;
  }

  private static InputStream open(String name, Shaping shaping) {
    try (var stream = Fonts.class.getResourceAsStream("fonts/" + name)) {
      if (stream == null) {
        throw new IOException("The font " + name + " is not in this module");
      }
      var font = stream.readAllBytes();
      if (shaping == Shaping.NONE) {
        hideSubstitutionRules(font);
      }
      return new ByteArrayInputStream(font);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Renames the table `GSUB` in the font's directory of tables (OpenType specification, "Table
  /// Directory": a header of 12 bytes with the number of tables at 4, then 16 bytes for each table,
  /// its name first).
  private static void hideSubstitutionRules(byte[] font) {
    var directory = ByteBuffer.wrap(font);
    for (var table = 0; table < directory.getShort(4); table++) {
      var entry = 12 + 16 * table;
      if (directory.getInt(entry) == GSUB) {
        directory.putInt(entry, NOT_A_TABLE);
      }
    }
  }
}
