package dev.utkast.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The one format of all Java code: google-java-format, two blanks, 100 columns, imports sorted and
/// the unused ones removed. Run as a command it rewrites what differs; with `--check` it only names
/// it, and ends with 1.
public final class Format {
  private static final Formatter FORMATTER =
      new Formatter(
          JavaFormatterOptions.builder()
              .style(JavaFormatterOptions.Style.GOOGLE)
              .formatJavadoc(true)
              .build());

  private Format() {}

  public static void main(String[] arguments) throws IOException {
    var root = Sources.root();
    boolean checkOnly = Arrays.asList(arguments).contains("--check");
    var wrong = new ArrayList<Path>();
    for (var file : Sources.javaFiles(root)) {
      var text = Sources.read(file);
      var formatted = formatted(file, text);
      if (!formatted.equals(text)) {
        wrong.add(root.relativize(file));
        if (!checkOnly) {
          Files.writeString(file, formatted);
        }
      }
    }
    wrong.forEach(file -> System.out.println((checkOnly ? "differs   " : "formatted ") + file));
    if (checkOnly && !wrong.isEmpty()) {
      System.exit(1);
    }
  }

  /// @return files whose text is not in the house's format
  static List<Path> unformatted(List<Path> files) {
    return files.stream()
        .filter(file -> {
          var text = Sources.read(file);
          return !formatted(file, text).equals(text);
        })
        .toList();
  }

  static String formatted(Path file, String text) {
    try {
      return FORMATTER.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
    } catch (FormatterException e) {
      throw new IllegalArgumentException(file + " is not Java: " + e.getMessage(), e);
    }
  }
}
