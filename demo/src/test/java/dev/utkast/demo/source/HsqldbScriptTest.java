package dev.utkast.demo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HsqldbScriptTest {

  @Test
  void valuesAreReadWithQuotesCommasAndNulls() {
    var script =
        read(
            """
            CREATE MEMORY TABLE "s"."t"("A" INTEGER)
            INSERT INTO "t" VALUES(1,'a, ''b'')',NULL,2.50,'Caf\\u00e9')
            INSERT INTO "u" VALUES(2)
            """);

    var row = script.rows("t").getFirst();
    assertEquals(1, row.number(0));
    assertEquals("a, 'b')", row.text(1));
    assertEquals(Optional.empty(), row.optional(2));
    assertEquals("2.50", row.text(3));
    assertEquals("Caf\u00e9", row.text(4));
    assertEquals(1, script.rows("u").size());
    assertEquals(0, script.rows("v").size());
  }

  @Test
  void aRowCutShortIsRefusedWithItsLine() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> read("\nINSERT INTO \"t\" VALUES(1,'open"));
    assertEquals("line 2", String.valueOf(refused.getMessage()).substring(0, 6));
  }

  private static HsqldbScript read(String text) {
    return HsqldbScript.read(new StringReader(text));
  }
}
