package dev.utkast.local;

import dev.utkast.local.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/// Reference rates of the European Central Bank without its feed: of one day that come with the
/// software, which functions find in a file of the state and use until the feed brings others; and
/// of many days, out of a table with lines `day,currency,units of the currency for one euro`, shown
/// as far as the bank's own daily file is read.
final class ReferenceRates {
  static final String FILE = "reference-rates.csv";
  private static final String LIKE = "; its lines are like 2003-01-06,USD,1.0392";
  private static final String DAILY = "<Cube><Cube time='%s'>%s</Cube></Cube>";
  private final NavigableMap<LocalDate, Map<String, String>> days = new TreeMap<>();

  /// @throws IllegalArgumentException if the table is none
  ReferenceRates(Optional<Path> table) {
    table.ifPresent(file -> {
      try (var lines = Files.lines(file)) {
        lines.filter(line -> line.matches("\\d[^,]*,[^,]*,[^,]*")).forEach(this::add);
      } catch (IOException | UncheckedIOException | DateTimeException e) {
        throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage() + LIKE, e);
      }
      if (days.isEmpty()) {
        throw new IllegalArgumentException(file + " has no rate" + LIKE);
      }
    });
  }

  private void add(String line) {
    var cells = line.split(",", -1);
    days.computeIfAbsent(LocalDate.parse(cells[0]), _ -> new TreeMap<>())
        .put(cells[1].strip(), cells[2].strip());
  }

  /// Those of the latest day that is not after today.
  Optional<String> xml(LocalDate today) {
    return Optional.ofNullable(days.floorEntry(today))
        .map(day ->
            DAILY.formatted(
                day.getKey(),
                day.getValue().entrySet().stream()
                    .map(rate ->
                        "<Cube currency='%s' rate='%s'/>".formatted(rate.getKey(), rate.getValue()))
                    .collect(Collectors.joining())));
  }

  /// @return where the bundled ones lie now, as the bank publishes its tables
  static Path bundled(StateFolder state) {
    var file = state.resolve(FILE);
    StateFile.write(file, String.join("\n", bundled()).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /// @return the day of the bundled ones
  static String bundledDay() {
    return bundled().getLast().split(",", 2)[0];
  }

  private static List<String> bundled() {
    return Uncheck.get(() -> IOUtils.resourceToString("/" + FILE, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
