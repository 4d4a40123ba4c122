package dev.utkast.demo.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Records of separated fields under the names in the first one, which may stand in any order, with
/// others between them, however they are spaced and capitalized. The separator is the one that the
/// first line has most of: comma, semicolon or tab; or the one that a spreadsheet's line `sep=;`
/// names. Blank records are passed over and counted.
///
/// @param places where in a record each column is
record Csv(char separator, Map<String, Integer> places, int width) {
  private static final String NAMED = "sep=";

  /// @param wanted the names of the columns that there must be
  /// @throws BadFile where a column is missing, or a record is not like the first
  static void read(String text, List<String> wanted, Consumer<Row> rows) {
    char separator = separator(text);
    int number = 1;
    try (var parser = new CsvFactory().createParser(text)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
      var csv = new Csv(separator, Map.of(), 0);
      for (; parser.nextToken() == JsonToken.START_ARRAY; number++) {
        var fields = fields(parser, number);
        boolean blank = fields.stream().allMatch(String::isEmpty);
        if (!blank && csv.width() > 0) {
          rows.accept(csv.row(number, fields));
        } else if (!blank && !fields.getFirst().startsWith(NAMED)) {
          csv = new Csv(separator, places(fields, wanted), fields.size());
        }
      }
      if (csv.width() == 0) {
        places(List.of(), wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fields(CsvParser parser, int number) throws IOException {
    var fields = new ArrayList<String>();
    try {
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        fields.add(parser.getText().strip());
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new BadFile(
          "row %d, column %d: a quoted field begins here and has no end"
              .formatted(number, fields.size() + 1));
    }
  }

  private static char separator(String text) {
    var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (first.startsWith(NAMED) && first.length() > NAMED.length()) {
      return first.charAt(NAMED.length());
    }
    char most = ',';
    for (char candidate : new char[] {';', '\t'}) {
      most = times(first, candidate) > times(first, most) ? candidate : most;
    }
    return most;
  }

  private static long times(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private static Map<String, Integer> places(List<String> header, List<String> wanted) {
    var plain = header.stream().map(Csv::plain).toList();
    for (var column : wanted) {
      if (plain.indexOf(plain(column)) != plain.lastIndexOf(plain(column))) {
        throw new BadFile("column " + column + " is there twice");
      }
    }
    var places = new HashMap<String, Integer>();
    for (var column : wanted) {
      int place = plain.indexOf(plain(column));
      if (place < 0) {
        throw new BadFile(
            "column %s is missing; expected the columns %s, found %s"
                .formatted(column, String.join(", ", wanted), String.join(", ", header)));
      }
      places.put(column, place);
    }
    return places;
  }

  private static String plain(String name) {
    return name.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  private Row row(int number, List<String> fields) {
    if (fields.size() != width) {
      throw new BadFile(
          "row %d has %d columns, the first row %d".formatted(number, fields.size(), width));
    }
    return new Row(this, number, fields);
  }

  /// A record; it knows where it is.
  ///
  /// @param number as a spreadsheet counts its rows
  record Row(Csv csv, int number, List<String> fields) {
    String text(String column) {
      return fields.get(requireNonNull(csv.places().get(column)));
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
