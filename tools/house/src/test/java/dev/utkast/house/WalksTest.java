package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/ARCHITECTURE.md calls a walk of six files can be walked: each file is named by the one
/// before it, or by the first, which holds the thread.
class WalksTest {
  private static final Path DOCUMENT = Path.of("docs/ARCHITECTURE.md");
  private static final Pattern STEP =
      Pattern.compile("(\\d)\\. \\[`(\\w+)`]\\(\\.\\./(\\S+)\\): (\\S.*\\.)");
  private static final List<String> ASKED_FOR =
      List.of(
          "A draft is completed",
          "A payment covers a draft",
          "Stock is claimed",
          "An order is cancelled",
          "An invoice is issued",
          "A reminder goes out",
          "A mail is sent");

  /// One file of a walk, and what happens there.
  record Step(int number, String type, Path file, String sentence) {}

  record Walk(String title, List<Step> steps) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Walk> walks() {
    var section = Sources.read(Sources.root().resolve(DOCUMENT)).split("(?m)^## Six files\n", -1);
    assertEquals(2, section.length, "one section of walks");
    return Stream.of(section[1].split("(?m)^## ")[0].split("(?m)^### "))
        .skip(1)
        .map(WalksTest::walk);
  }

  private static Walk walk(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    var steps = new ArrayList<Step>();
    for (var line : lines.subList(1, lines.size())) {
      var step = STEP.matcher(line);
      assertTrue(step.matches(), "no step of a walk: " + line);
      steps.add(
          new Step(
              Integer.parseInt(step.group(1)),
              step.group(2),
              Path.of(step.group(3)),
              step.group(4)));
    }
    return new Walk(lines.getFirst(), steps);
  }

  @Test
  void theLifeOfASaleCanBeWalked() {
    var titles = new TreeSet<>(walks().map(Walk::title).toList());
    assertTrue(titles.containsAll(ASKED_FOR), titles.toString());
  }

  @ParameterizedTest
  @MethodSource("walks")
  void aWalkHasSixFilesThatAreThere(Walk walk) {
    assertEquals(List.of(1, 2, 3, 4, 5, 6), walk.steps().stream().map(Step::number).toList());
    assertEquals(6, walk.steps().stream().map(Step::file).distinct().count());
    for (var step : walk.steps()) {
      assertTrue(Files.isRegularFile(Sources.root().resolve(step.file())), step.toString());
      assertEquals(step.type() + ".java", step.file().getFileName().toString());
      assertTrue(step.file().toString().contains("src/main/java"), step.toString());
      assertFalse(step.sentence().contains(". "), "one sentence: " + step.sentence());
    }
  }

  @ParameterizedTest
  @MethodSource("walks")
  void eachFileNamesTheNextOrTheFirstOneDoes(Walk walk) {
    for (int i = 1; i < walk.steps().size(); i++) {
      var next = walk.steps().get(i);
      boolean named =
          isNamed(next.type(), code(walk.steps().get(i - 1)))
              || isNamed(next.type(), code(walk.steps().getFirst()));
      assertTrue(named, walk + ": nobody who was met names " + next.type());
    }
  }

  private static String code(Step step) {
    return withoutWords(Sources.read(Sources.root().resolve(step.file())));
  }

  /// The code alone: no comments, no texts, and none of the imports, which call nothing.
  private static String withoutWords(String source) {
    return source
        .replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"")
        .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"")
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("//[^\n]*", "")
        .replaceAll("(?m)^import [^\n]*", "");
  }

  private static boolean isNamed(String type, String code) {
    return Pattern.compile("\\b" + type + "\\b").matcher(code).find();
  }

  @Test
  void aNameInACommentATextOrAnImportLeadsNowhere() {
    var source =
        """
        import a.Next;
        /// See [Next].
        class First { /* Next */ String text = "Next"; // Next
          NextOne other; }
        """;
    assertFalse(isNamed("Next", withoutWords(source)));
    assertTrue(isNamed("NextOne", withoutWords(source)));
  }
}
