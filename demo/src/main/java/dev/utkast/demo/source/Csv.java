package dev.utkast.demo.source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads comma-separated records (RFC 4180: quoted fields may hold commas, doubled quotes and line
/// ends).
final class Csv {
  private static final int END = -1;

  private final Reader source;
  private int next;

  Csv(Reader source) throws IOException {
    this.source = source;
    next = source.read();
    if (next == '\uFEFF') {
      next = source.read();
    }
  }

  /// The next record, or empty at the end of the input.
  Optional<List<String>> record() throws IOException {
    if (next == END) {
      return Optional.empty();
    }
    var fields = new ArrayList<String>();
    while (true) {
      fields.add(next == '"' ? quoted() : plain());
      if (next != ',') {
        endOfLine();
        return Optional.of(fields);
      }
      advance();
    }
  }

  private String plain() throws IOException {
    var field = new StringBuilder();
    while (next != ',' && next != '\n' && next != '\r' && next != END) {
      field.append((char) next);
      advance();
    }
    return field.toString();
  }

  private String quoted() throws IOException {
    var field = new StringBuilder();
    advance();
    while (next != END) {
      if (next == '"') {
        advance();
        if (next != '"') {
          break;
        }
      }
      field.append((char) next);
      advance();
    }
    return field.append(plain()).toString();
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
