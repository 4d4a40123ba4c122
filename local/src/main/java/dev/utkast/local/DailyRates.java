package dev.utkast.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The reference rates of the European Central Bank out of a table, as the bank's own daily file
/// would show them: the latest day that is not after the clock's. Lines are `day,currency,units of
/// the currency for one euro`.
final class DailyRates {

  private static final String LIKE = "; its lines are like 2003-01-06,USD,1.0392";

  private final NavigableMap<LocalDate, Map<String, String>> days = new TreeMap<>();

  DailyRates(Optional<Path> table) {
    table.ifPresent(file -> {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(file + " is no file" + LIKE);
      }
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        lines
            .lines()
            .map(line -> line.split(",", -1))
            .filter(line -> line.length == 3 && !line[0].startsWith("#"))
            .filter(line -> Character.isDigit(line[0].isEmpty() ? ' ' : line[0].charAt(0)))
            .forEach(line ->
                days.computeIfAbsent(LocalDate.parse(line[0]), _ -> new TreeMap<>())
                    .put(line[1].strip(), line[2].strip()));
      } catch (IOException | UncheckedIOException e) {
        throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage() + LIKE, e);
      }
      if (days.isEmpty()) {
        throw new IllegalArgumentException(file + " has no rate" + LIKE);
      }
    });
  }

  Optional<String> xml(LocalDate today) {
    return Optional.ofNullable(days.floorEntry(today))
        .map(day -> {
          var xml =
              new StringBuilder(
                  """
                  <?xml version="1.0" encoding="UTF-8"?>
                  <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" \
                  xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                  \t<gesmes:subject>Reference rates</gesmes:subject>
                  \t<gesmes:Sender>
                  \t\t<gesmes:name>European Central Bank</gesmes:name>
                  \t</gesmes:Sender>
                  \t<Cube>
                  """);
          xml.append("\t\t<Cube time='").append(day.getKey()).append("'>\n");
          day.getValue()
              .forEach((currency, rate) ->
                  xml.append("\t\t\t<Cube currency='")
                      .append(currency)
                      .append("' rate='")
                      .append(rate)
                      .append("'/>\n"));
          return xml.append("\t\t</Cube>\n\t</Cube>\n</gesmes:Envelope>\n").toString();
        });
  }
}
