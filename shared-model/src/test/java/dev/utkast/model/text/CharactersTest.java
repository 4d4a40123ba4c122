package dev.utkast.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0xb, 0xc, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0x202a, 0x202e, 0x2066, 0x2069,
        0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10ffff
      })
  void whatCannotBeCarriedOrSeenIsForbidden(int c) {
    assertTrue(Characters.anyForbidden("a" + Character.toString(c) + "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83dx\ude00"})
  void halfACharacterIsForbidden(String text) {
    assertTrue(Characters.anyForbidden(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\tb\r\nc",
        "Grüße",
        "山田 🧶",
        "שלום",
        "نامه\u200cها",
        "👨\u200d👩\u200d👧",
        "x\u200ey",
        "a\u00a0b",
        "\u2028",
        "\ufffd",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"
      })
  void whatPeopleWriteIsAllowed(String text) {
    assertFalse(Characters.anyForbidden(text));
  }

  /// Whatever is allowed, XML 1.0 carries: the other way round it would wait in the outbox for
  /// ever.
  @Test
  void whatIsAllowedFitsIntoXml() {
    long wrong =
        java.util.stream.IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> !Characters.isForbidden(c))
            .filter(c ->
                !(c == 9
                    || c == 10
                    || c == 13
                    || (c >= 0x20 && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c >= 0x10000))
            .count();
    assertEquals(0, wrong);
  }

  @Test
  void everyLineEndIsOne() {
    for (var text : new String[] {"a\nb", "a\rb", "a\u2028b", "a\u2029"}) {
      assertTrue(Characters.hasLineEnd(text));
    }
    assertFalse(Characters.hasLineEnd("a\tb c"));
  }
}
