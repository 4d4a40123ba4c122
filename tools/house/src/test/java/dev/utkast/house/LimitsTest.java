package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Methods, files and lines stay readable; each limit is shown from both sides.
class LimitsTest {
  @Test
  void everyFileKeepsTheLimits() {
    var root = Sources.root();
    boolean formatted = !Files.exists(root.resolve("tools/house/format-pending"));
    var texts = new TreeMap<String, String>();
    for (var file : Sources.javaFiles(root)) {
      var name = root.relativize(file).toString();
      var text = Sources.read(file);
      texts.put(name, formatted ? text : Format.formatted(file, text));
    }
    assertEquals(List.of(), Limits.broken(texts));
  }

  @Test
  void aMethodMayHaveFiftyLinesAndNotOneMore() {
    assertEquals(List.of(), Limits.broken("A.java", method(50)));
    assertEquals(List.of("A.java:2 a has 51 lines"), Limits.broken("A.java", method(51)));
  }

  @Test
  void aFileMayHaveFourHundredLinesAndNotOneMore() {
    assertEquals(List.of(), Limits.broken("A.java", "\n".repeat(400)));
    assertEquals(List.of("A.java has 401 lines"), Limits.broken("A.java", "\n".repeat(401)));
  }

  @Test
  void aLineMayHaveAHundredAndTenColumnsAndNotOneMore() {
    assertEquals(List.of(), Limits.broken("A.java", "//" + "ø".repeat(108)));
    assertEquals(
        List.of("A.java:1 has 111 columns"), Limits.broken("A.java", "//" + "ø".repeat(109)));
  }

  @Test
  void aRowOfTableIsAsWideAsItIs() {
    assertEquals(List.of(), Limits.broken("A.java", "/// | a | b |" + " ".repeat(110)));
    assertEquals(1, Limits.broken("A.java", "/// a | b" + " ".repeat(110)).size());
  }

  private static String method(int lines) {
    return "class A {\n  int a() {\n" + "    b();\n".repeat(lines - 2) + "  }\n}\n";
  }
}
