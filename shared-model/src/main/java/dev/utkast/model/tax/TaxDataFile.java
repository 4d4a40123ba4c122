package dev.utkast.model.tax;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Reads tax data files: lines of `country,region,authority,category,title,percent,from,until`
/// below comments that name the version, the day and the public sources of the figures.
///
/// A file without a version, a day or a source is refused, as is a line that is not of this form:
/// its number is in the message.
public final class TaxDataFile {

  private static final String COLUMNS =
      "country,region,authority,category,title,percent,from,until";

  private static final List<String> BUNDLED =
      List.of(
          "eu-vat.csv",
          "europe-vat.csv",
          "canada.csv",
          "us-sales-tax.csv",
          "asia-pacific.csv",
          "territories-vat.csv");

  /// Countries outside the Union by the file that holds them.
  private static final Map<String, String> FILES =
      Map.of(
          "CH", "europe-vat.csv",
          "GB", "europe-vat.csv",
          "NO", "europe-vat.csv",
          "CA", "canada.csv",
          "US", "us-sales-tax.csv",
          "AU", "asia-pacific.csv",
          "JP", "asia-pacific.csv",
          "NZ", "asia-pacific.csv");

  /// Areas of territories, where they have taxes of their own.
  private static final Set<String> TERRITORIES = Set.of("AX", "ES-CN", "GP", "MQ", "RE");

  /// Read at the first sale that needs them, then kept.
  private static final Map<String, TaxData> READ = new ConcurrentHashMap<>();

  private static final List<String> STATED = List.of("# version: ", "# as of: ", "# source: ");

  private TaxDataFile() {}

  /// The data that is part of this software.
  public static TaxData bundled() {
    return BUNDLED.stream().map(TaxDataFile::resource).reduce(TaxData.of(List.of()), TaxData::plus);
  }

  /// The part of it that knows one place; nothing for a place that none of it knows.
  public static TaxData bundledFor(Place place) {
    if (TERRITORIES.contains(place.area())) {
      return known("territories-vat.csv");
    }
    if (place.isApart()) {
      return TaxData.of(List.of());
    }
    var country = place.country();
    var file = EuropeanUnion.isMember(country) ? "eu-vat.csv" : FILES.get(country);
    return file == null ? TaxData.of(List.of()) : known(file);
  }

  private static TaxData known(String file) {
    return READ.computeIfAbsent(file, TaxDataFile::resource);
  }

  public static TaxData read(Reader file) {
    var lines = new BufferedReader(file).lines().toList();
    var rates = rows(lines, COLUMNS, TaxDataFile::rate);
    return new TaxData(List.of(version(lines)), rates, List.of());
  }

  /// The rows of another data file of this package, which states the same as one of rates.
  static <T> List<T> lines(String name, String columns, Function<String[], T> row) {
    try (var file = open(name)) {
      return rows(new BufferedReader(file).lines().toList(), columns, row);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static <T> List<T> rows(List<String> lines, String columns, Function<String[], T> row) {
    for (var stated : STATED) {
      if (lines.stream().noneMatch(l -> l.startsWith(stated))) {
        throw new IllegalArgumentException("a tax data file states its" + stated.substring(1));
      }
    }
    var rows = new ArrayList<T>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!line.startsWith("#") && !line.isBlank() && !line.equals(columns)) {
        rows.add(row(line, i + 1, row));
      }
    }
    return List.copyOf(rows);
  }

  private static String version(List<String> lines) {
    return lines.stream()
        .filter(l -> l.startsWith(STATED.getFirst()))
        .map(l -> l.substring(STATED.getFirst().length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private static <T> T row(String line, int number, Function<String[], T> row) {
    var cells = line.split(",", -1);
    if (cells.length != 8) {
      throw new IllegalArgumentException("line " + number + " has not eight cells: " + line);
    }
    try {
      return row.apply(cells);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("line " + number + " is not a row: " + line, e);
    }
  }

  private static TaxRate rate(String[] cells) {
    return new TaxRate(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        new BigDecimal(cells[5]).movePointLeft(2),
        LocalDate.parse(cells[6]),
        cells[7].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[7])));
  }

  private static TaxData resource(String name) {
    try (var file = open(name)) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Reader open(String name) {
    return new InputStreamReader(
        Objects.requireNonNull(TaxDataFile.class.getResourceAsStream(name), name),
        StandardCharsets.UTF_8);
  }
}
