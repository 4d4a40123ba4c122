package dev.utkast.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// How long things may get before nobody reads them any more.
final class Limits {
  static final int METHOD_LINES = 50;
  static final int FILE_LINES = 400;
  static final int COLUMNS = 110;

  private Limits() {}

  static List<String> broken(String name, String text) {
    return broken(Map.of(name, text));
  }

  /// @param texts by the names of their files
  /// @return what in them goes beyond the limits, each with its line
  static List<String> broken(Map<String, String> texts) {
    var broken = new ArrayList<String>();
    texts.forEach((name, text) -> broken.addAll(longLines(name, text)));
    broken.addAll(longMethods(texts));
    return broken;
  }

  private static List<String> longLines(String name, String text) {
    var broken = new ArrayList<String>();
    var lines = text.lines().toList();
    if (lines.size() > FILE_LINES) {
      broken.add(name + " has " + lines.size() + " lines");
    }
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      int columns = line.codePointCount(0, line.length());
      if (columns > COLUMNS && !isTableRow(line)) {
        broken.add(name + ":" + (i + 1) + " has " + columns + " columns");
      }
    }
    return broken;
  }

  /// A row of a table cannot be broken: in a comment or in a text block, it is as wide as it is.
  private static boolean isTableRow(String line) {
    return line.indexOf(" | ") != line.lastIndexOf(" | ");
  }

  private static List<String> longMethods(Map<String, String> texts) {
    var tooLong = new ArrayList<String>();
    var files = texts.entrySet().stream().map(e -> new Text(e.getKey(), e.getValue())).toList();
    var task =
        (JavacTask) compiler().getTask(null, null, _ -> {}, List.of("-proc:none"), null, files);
    var positions = Trees.instance(task).getSourcePositions();
    for (var unit : parsed(task)) {
      var name = unit.getSourceFile().getName().substring(1);
      new TreeScanner<@Nullable Void, CompilationUnitTree>() {
        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree in) {
          long first = in.getLineMap().getLineNumber(positions.getStartPosition(in, method));
          long last = in.getLineMap().getLineNumber(positions.getEndPosition(in, method));
          long lines = last - first + 1;
          if (lines > METHOD_LINES) {
            tooLong.add(name + ":" + first + " " + method.getName() + " has " + lines + " lines");
          }
          return super.visitMethod(method, in);
        }
      }.scan(unit, unit);
    }
    return tooLong;
  }

  private static JavaCompiler compiler() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("tests run on a JDK, which has a compiler");
    }
    return compiler;
  }

  private static Iterable<? extends CompilationUnitTree> parsed(JavacTask task) {
    try {
      return task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String name, String text) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
