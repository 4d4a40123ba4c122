package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgDocumentTypeTest {
  private static final String DRAWING = "<svg><title>Eik é</title></svg>";
  private static final String PUBLIC =
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\""
          + " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";

  private static String removed(String text) {
    var left = SvgDocumentType.removedFrom(text.getBytes(StandardCharsets.UTF_8));
    return new String(left, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\ufeff",
        "<?xml version='1.0' encoding='utf-8'?>\r\n",
        "<?xml version='1.0'?>\n<!-- Generator: a > b -->\n  "
      })
  void whatNamesTheDefinitionAloneIsRemoved(String before) {
    assertEquals(before + DRAWING, removed(before + PUBLIC + DRAWING));
    assertEquals(before + DRAWING, removed(before + "<!DOCTYPE svg>" + DRAWING));
    assertEquals(before + DRAWING, removed(before + "<!DOCTYPE svg SYSTEM 'a.dtd' >" + DRAWING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
        "<!DOCTYPE svg SYSTEM 'a.dtd' [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE svg PUBLIC 'a'>",
        "<!DOCTYPE html>",
        "<!-- no end <!DOCTYPE svg>",
        "<g/><!DOCTYPE svg>",
        ""
      })
  void allElseStaysAsItIs(String before) {
    assertEquals(before + DRAWING, removed(before + DRAWING));
  }

  @Test
  void whatIsTooLargeIsNotLookedInto() {
    var large = (PUBLIC + " ".repeat(LogoFile.MAX_BYTES)).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(large, SvgDocumentType.removedFrom(large));
  }
}
