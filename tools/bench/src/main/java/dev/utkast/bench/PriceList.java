package dev.utkast.bench;

import com.google.common.io.Resources;
import dev.utkast.bench.Usage.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// List prices from the bundled file, in US dollars.
record PriceList(Map<String, BigDecimal> each) {
  static final String RESOURCE = "prices-us-east-1-2026.csv";

  static PriceList bundled() {
    try {
      var file = Resources.getResource(PriceList.class, RESOURCE);
      return new PriceList(
          Resources.readLines(file, StandardCharsets.UTF_8).stream()
              .filter(line -> !line.startsWith("#") && !line.startsWith("name,"))
              .map(line -> line.split(","))
              .collect(
                  Collectors.toUnmodifiableMap(
                      cells -> cells[0],
                      cells ->
                          new BigDecimal(cells[1])
                              .divide(new BigDecimal(cells[2]), MathContext.DECIMAL64))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BigDecimal of(Usage usage, Kind... kinds) {
    return of(usage, List.of(kinds));
  }

  BigDecimal withoutMail(Usage usage) {
    return of(usage, EnumSet.complementOf(EnumSet.of(Kind.MAILS)));
  }

  private BigDecimal of(Usage usage, Collection<Kind> kinds) {
    return kinds.stream()
        .map(kind -> price(kind).multiply(usage.of(kind)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal price(Kind kind) {
    return Optional.ofNullable(each.get(kind.price()))
        .orElseThrow(() -> new IllegalStateException("no price of " + kind.price()));
  }

  /// For a thousand times as much, with four digits after the point.
  static String perThousand(BigDecimal usd) {
    return "$" + usd.movePointRight(3).setScale(4, RoundingMode.HALF_UP).toPlainString();
  }
}
