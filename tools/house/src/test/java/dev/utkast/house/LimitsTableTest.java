package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every limit in `docs/LIMITS.md` has a test that is there, and every class that it names is one.
class LimitsTableTest {

  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final int COLUMNS = 5;

  private static List<List<String>> rows() throws IOException {
    return Files.readString(Sources.root().resolve("docs/LIMITS.md"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)))
        .filter(row -> !row.getFirst().strip().equals("limit"))
        .toList();
  }

  private static Set<String> named(String text) {
    return NAME.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> classes() throws IOException {
    try (var files = Files.walk(Sources.root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyLimitHasATestThatIsThere() throws IOException {
    var classes = classes();
    assertFalse(rows().isEmpty());
    for (var row : rows()) {
      assertEquals(COLUMNS, row.size(), row.toString());
      var tests = named(row.getLast());
      assertFalse(tests.isEmpty(), () -> row.getFirst() + " names no test");
      for (var test : tests) {
        assertTrue(test.endsWith("Test") && classes.contains(test), () -> row + ": " + test);
      }
    }
  }

  @Test
  void whoRefusesItIsThere() throws IOException {
    var classes = classes();
    for (var row : rows()) {
      var named = named(row.get(2));
      assertTrue(classes.containsAll(named), () -> row.getFirst() + ": " + named);
    }
  }
}
