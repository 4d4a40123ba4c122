package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One format for all code, so that nobody discusses it. Red? Run `./utkast format`.
class FormatTest {
  private static final String CANARY =
      """
      package a; import java.util.List;
      class A{ int  b( ){return 1 ;}}
      """;

  @Test
  void everyFileIsFormatted() {
    var root = Sources.root();
    assumeFalse(
        Files.exists(root.resolve("tools/house/format-pending")),
        "the first formatting is to come");
    assertEquals(List.of(), Format.unformatted(Sources.javaFiles(root)));
  }

  @Test
  void carelessTextDiffersFromItsFormattedForm() {
    assertNotEquals(CANARY, Format.formatted(Path.of("A.java"), CANARY));
  }

  @Test
  void formattingTwiceChangesNothingMore() {
    var once = Format.formatted(Path.of("A.java"), CANARY);
    assertEquals(once, Format.formatted(Path.of("A.java"), once));
  }

  @Test
  void unusedImportsGo() {
    assertEquals(false, Format.formatted(Path.of("A.java"), CANARY).contains("import"));
  }
}
