package dev.utkast.demo.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of an HSQLDB `.script` file, by table, read without a database engine.
///
/// Understands `INSERT INTO "table" VALUES(...)` with quoted strings (`''` is a quote, `\\uXXXX` a
/// character), numbers and NULL; every other statement is passed over. A row that does not parse is
/// refused with its line number.
public record HsqldbScript(Map<String, List<Row>> tables) {

  private static final String INSERT = "INSERT INTO \"";
  private static final String VALUES = "\" VALUES(";

  /// One row: its values in column order, empty where the script says NULL.
  public record Row(List<Optional<String>> values) {

    public String text(int column) {
      return values
          .get(column)
          .orElseThrow(() -> new IllegalStateException("NULL in column " + column));
    }

    public int number(int column) {
      return Integer.parseInt(text(column));
    }

    public Optional<String> optional(int column) {
      return values.get(column).filter(value -> !value.isBlank());
    }
  }

  public static HsqldbScript read(Reader source) {
    var tables = new LinkedHashMap<String, List<Row>>();
    try (var lines = new BufferedReader(source)) {
      int number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.startsWith(INSERT)) {
          add(tables, line, number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HsqldbScript(tables);
  }

  public List<Row> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }

  private static void add(Map<String, List<Row>> tables, String line, int number) {
    int nameEnd = line.indexOf(VALUES, INSERT.length());
    if (nameEnd < 0) {
      return; // an INSERT of a system table, written without VALUES in this form
    }
    var table = line.substring(INSERT.length(), nameEnd);
    try {
      tables
          .computeIfAbsent(table, _ -> new ArrayList<>())
          .add(parse(line, nameEnd + VALUES.length()));
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("line " + number + ": not a row: " + line, e);
    }
  }

  private static Row parse(String line, int start) {
    var values = new ArrayList<Optional<String>>();
    int at = start;
    while (true) {
      if (line.charAt(at) == '\'') {
        var text = new StringBuilder();
        at = quoted(line, at + 1, text);
        values.add(Optional.of(text.toString()));
      } else {
        int from = at;
        while (line.charAt(at) != ',' && line.charAt(at) != ')') {
          at++;
        }
        var word = line.substring(from, at);
        values.add(word.equals("NULL") ? Optional.empty() : Optional.of(word));
      }
      if (line.charAt(at) == ')') {
        return new Row(List.copyOf(values));
      }
      at++;
    }
  }

  /// Reads a string up to its closing quote; answers the position after it.
  private static int quoted(String line, int start, StringBuilder text) {
    int at = start;
    while (true) {
      char c = line.charAt(at);
      if (c == '\'' && at + 1 < line.length() && line.charAt(at + 1) == '\'') {
        text.append('\'');
        at += 2;
      } else if (c == '\'') {
        return at + 1;
      } else if (c == '\\' && line.charAt(at + 1) == 'u') {
        text.append((char) Integer.parseInt(line.substring(at + 2, at + 6), 16));
        at += 6;
      } else {
        text.append(c);
        at++;
      }
    }
  }
}
