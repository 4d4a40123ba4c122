package dev.utkast.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The European Central Bank's euro reference rates of the replayed days: units of a currency for
/// one euro, per working day.
///
/// Lines are `2003-01-06,USD,1.0392`; lines starting with `#` are comment. A currency without a
/// line on a day was not quoted that day. Source: European Central Bank, free to reuse with the
/// source named.
public record EcbTable(NavigableMap<LocalDate, Map<String, BigDecimal>> days) {

  /// Where the bundled figures lie on the classpath.
  public static final String RESOURCE = "/ecb-rates.csv";

  /// A rate older than this is stale and no longer counts as quoted.
  public static final int STALE_AFTER_DAYS = 4;

  public static EcbTable bundled() {
    var stream = EcbTable.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException(RESOURCE + " is not on the classpath");
    }
    return read(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  public static EcbTable read(Reader source) {
    var days = new TreeMap<LocalDate, Map<String, BigDecimal>>();
    try (var lines = new BufferedReader(source)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int first = line.indexOf(',');
          int second = line.indexOf(',', first + 1);
          var day = LocalDate.parse(line.substring(0, first));
          days.computeIfAbsent(day, _ -> new TreeMap<>())
              .put(line.substring(first + 1, second), new BigDecimal(line.substring(second + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EcbTable(days);
  }

  /// The newest figures on or before the day, empty when they would be stale by then.
  public Optional<Map<String, BigDecimal>> on(LocalDate day) {
    return Optional.ofNullable(days.floorEntry(day))
        .filter(entry -> !entry.getKey().plusDays(STALE_AFTER_DAYS).isBefore(day))
        .map(Map.Entry::getValue);
  }

  /// Whether an amount in this currency can be converted on the day.
  public boolean quotes(String currency, LocalDate day) {
    return currency.equals("EUR")
        ? on(day).isPresent()
        : on(day).map(rates -> rates.containsKey(currency)).orElse(false);
  }
}
