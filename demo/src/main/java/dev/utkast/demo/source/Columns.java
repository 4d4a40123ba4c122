package dev.utkast.demo.source;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Where in a record each column is, by the names in the first one; in any order, whatever else
/// there is between them, however they are spaced and capitalized.
record Columns(Map<String, Integer> places, int width) {

  static Columns of(List<String> header, List<String> wanted) {
    var found = new HashMap<String, Integer>();
    for (int place = 0; place < header.size(); place++) {
      var name = header.get(place);
      boolean again = found.put(plain(name), place) != null;
      if (again && wanted.stream().anyMatch(column -> plain(column).equals(plain(name)))) {
        throw new BadFile("column " + name + " is there twice");
      }
    }
    var places = new HashMap<String, Integer>();
    for (var column : wanted) {
      var place = found.get(plain(column));
      if (place == null) {
        throw new BadFile(
            "column %s is missing; expected the columns %s, found %s"
                .formatted(column, String.join(", ", wanted), String.join(", ", header)));
      }
      places.put(column, place);
    }
    return new Columns(places, header.size());
  }

  private static String plain(String name) {
    return name.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  /// A record under these columns; it knows where it is.
  Row row(int number, List<String> fields) {
    if (fields.size() != width) {
      throw new BadFile(
          "row %d has %d columns, the first row %d".formatted(number, fields.size(), width));
    }
    return new Row(this, number, fields);
  }

  record Row(Columns columns, int number, List<String> fields) {

    String text(String column) {
      return fields.get(Objects.requireNonNull(columns.places().get(column))).strip();
    }

    /// @return a field, read; refused with its row and column
    <T> T read(String column, Function<String, T> reading) {
      try {
        return reading.apply(text(column));
      } catch (BadFile e) {
        throw new BadFile(
            "row %d, column %s: '%s' %s".formatted(number, column, text(column), e.getMessage()));
      }
    }
  }
}
