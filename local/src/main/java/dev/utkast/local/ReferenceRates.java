package dev.utkast.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The European Central Bank's reference rates of one day that come with the software. Functions
/// find them in a file of the state; what the feed brings is used before them.
final class ReferenceRates {
  static final String FILE = "reference-rates.csv";

  private static final String RESOURCE = "/reference-rates.csv";
  private static final String COMMENT = "#";

  private ReferenceRates() {}

  /// @return where they lie now, as the bank publishes its tables
  static Path in(StateFolder state) throws IOException {
    return Files.write(state.resolve(FILE), lines());
  }

  /// @return their day
  static String day() {
    var day = lines().getLast();
    return day.substring(0, day.indexOf(','));
  }

  private static List<String> lines() {
    try (var in = ReferenceRates.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the classpath");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith(COMMENT))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
