package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/DECISIONS.md says looks wrong and is right is held by a test, which it names: whoever
/// tidies it up sees that test fail.
class PinnedDecisionsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  static Stream<String> entries() {
    var document = Sources.read(Sources.root().resolve("docs/DECISIONS.md"));
    var section = document.substring(document.indexOf("\n## Looks wrong, is right\n"));
    return Stream.of(section.split("\n- ")).skip(1);
  }

  @Test
  void thereAreSuchDecisions() {
    assertTrue(entries().count() >= 10);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void eachNamesTheTestThatHoldsIt(String entry) {
    var named = TEST.matcher(entry).results().toList();
    assertFalse(named.isEmpty(), "names no test: " + entry);
    var missing = new ArrayList<String>();
    for (var test : named) {
      if (!isThere(test.group(1), test.group(2))) {
        missing.add(test.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean isThere(String type, String method) {
    return Sources.javaFiles(Sources.root()).stream()
        .filter(file -> file.toString().contains("/src/test/java/"))
        .filter(file -> file.getFileName().toString().equals(type + ".java"))
        .anyMatch(file -> declares(Sources.read(file), method));
  }

  private static boolean declares(String source, String method) {
    return Pattern.compile(
            "@(Test|ParameterizedTest|MethodSource|CsvSource|ValueSource)[^;]*? void "
                + method
                + "\\(")
        .matcher(source)
        .find();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertTrue(isThere("PinnedDecisionsTest", "whatIsNotThereIsNotFound"));
    assertFalse(isThere("PinnedDecisionsTest", "whatNobodyWrote"));
    assertFalse(isThere("PinnedDecisionsTest", "declares"), "it is no test");
    assertFalse(isThere("NobodysTest", "whatIsNotThereIsNotFound"));
  }
}
