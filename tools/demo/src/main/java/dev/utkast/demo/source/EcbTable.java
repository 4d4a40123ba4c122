package dev.utkast.demo.source;

import static java.util.Objects.requireNonNull;

import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.EcbFeed;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// The European Central Bank's euro reference rates of the replayed days: units of a currency for
/// one euro, per working day.
///
/// Lines are `2003-01-06,USD,1.0392`; lines starting with `#` are comment. A currency without a
/// line on a day was not quoted that day; which figures may be used is [CrossRates]'s to say, as in
/// the shop. Source: European Central Bank, free to reuse with the source named.
public record EcbTable(List<CrossRates.Quote> quotes) {
  /// Where the bundled figures lie on the classpath.
  public static final String RESOURCE = "/ecb-rates.csv";

  public static EcbTable bundled() {
    var stream = requireNonNull(EcbTable.class.getResourceAsStream(RESOURCE));
    return new EcbTable(
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(",", -1))
            .map(cells -> quote(cells[0], cells[1], cells[2]))
            .toList());
  }

  private static CrossRates.Quote quote(String day, String currency, String perEuro) {
    return new CrossRates.Quote(
        CurrencyUnit.of(currency), new BigDecimal(perEuro), LocalDate.parse(day));
  }

  /// Units of a currency for one of another, if both are quoted on the day.
  public Optional<BigDecimal> rate(String base, String currency, LocalDate day) {
    var from = CurrencyUnit.of(base);
    var to = CurrencyUnit.of(currency);
    var limits = CrossRates.Limits.DEFAULT;
    return CrossRates.find(quotes, from, to, day, limits, EcbFeed.SOURCE)
            instanceof CrossRates.Outcome.Found(var found)
        ? Optional.of(found.rate())
        : Optional.empty();
  }

  /// The currency of a country where it is quoted on the day, else the shop's.
  ///
  /// @param country as the sources spell it
  public String presentment(String country, LocalDate day, String shopCurrency) {
    return Country.spelled(country)
        .map(Country::currency)
        .filter(currency -> rate(shopCurrency, currency, day).isPresent())
        .orElse(shopCurrency);
  }
}
