package dev.utkast.demo.source;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads records of separated fields (RFC 4180: quoted fields may hold separators, doubled quotes
/// and line ends). The separator is the one that the first line has most of: comma, semicolon or
/// tab; or the one that a spreadsheet's line `sep=;` names. Blank records are passed over and
/// counted.
final class Csv {
  private static final int END = -1;
  private static final String SEPARATORS = ",;\t";
  private static final String NAMED = "sep=";

  private final Reader source;
  private final char separator;
  private int next;
  private int row;

  private Csv(Reader source, char separator, int row) throws IOException {
    this.source = source;
    this.separator = separator;
    this.row = row;
    next = source.read();
  }

  /// @param text without a byte order mark
  static Csv of(String text) throws IOException {
    int start = 0;
    int row = 0;
    for (; start < text.length(); row++) {
      int end = endOfLine(text, start);
      var line = text.substring(start, end);
      int after = text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
      if (line.startsWith(NAMED) && line.length() > NAMED.length()) {
        return new Csv(
            new StringReader(text.substring(after)), line.charAt(NAMED.length()), row + 1);
      }
      if (!line.isBlank()) {
        return new Csv(new StringReader(text.substring(start)), most(line), row);
      }
      start = after;
    }
    return new Csv(new StringReader(""), ',', row);
  }

  private static int endOfLine(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static char most(String line) {
    char most = ',';
    long count = 0;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      long times = line.chars().filter(c -> c == candidate).count();
      if (times > count) {
        most = candidate;
        count = times;
      }
    }
    return most;
  }

  char separator() {
    return separator;
  }

  /// The number of the record that was read last, as a spreadsheet counts its rows.
  int row() {
    return row;
  }

  /// The next record that is not blank, or empty at the end of the input.
  ///
  /// @throws BadFile if a quoted field has no end
  Optional<List<String>> record() throws IOException {
    while (next != END) {
      row++;
      var fields = fields();
      if (!fields.stream().allMatch(String::isBlank)) {
        return Optional.of(fields);
      }
    }
    return Optional.empty();
  }

  private List<String> fields() throws IOException {
    var fields = new ArrayList<String>();
    while (true) {
      fields.add(next == '"' ? quoted(fields.size() + 1) : plain());
      if (next != separator) {
        endOfLine();
        return fields;
      }
      advance();
    }
  }

  private String plain() throws IOException {
    var field = new StringBuilder();
    while (next != separator && next != '\n' && next != '\r' && next != END) {
      field.append((char) next);
      advance();
    }
    return field.toString();
  }

  private String quoted(int column) throws IOException {
    var field = new StringBuilder();
    advance();
    while (true) {
      if (next == END) {
        throw new BadFile(
            "row %d, column %d: a quoted field begins here and has no end".formatted(row, column));
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          return field.append(plain()).toString();
        }
      }
      field.append((char) next);
      advance();
    }
  }

  private void endOfLine() throws IOException {
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
  }

  private void advance() throws IOException {
    next = source.read();
  }
}
