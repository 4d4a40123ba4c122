package dev.utkast.demo.source;

import dev.utkast.model.tax.Countries;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A country as the sources spell it: its English name, its ISO 3166 code and the currency its
/// customers were invoiced in during the years of the sources (2003 to 2010), `XXX` where it has
/// none. A spelling that names no country has neither.
public record Country(String name, String code, String currency) {
  private static final Map<String, String> SPELLINGS = Map.of("RSA", "ZA", "Channel Islands", "JE");

  /// What the JDK does not say: a currency that the euro has replaced since, a country without a
  /// code of ISO.
  private static final Map<String, String> CURRENCIES = Map.of("LT", "LTL", "XK", "EUR");

  public static Optional<Country> spelled(String spelling) {
    return Optional.ofNullable(SPELLINGS.get(spelling.strip()))
        .or(() -> Countries.codeOf(spelling))
        .map(code -> new Country(Countries.name(code), code, currency(code)));
  }

  private static String currency(String code) {
    return Optional.ofNullable(CURRENCIES.get(code))
        .or(() ->
            Optional.ofNullable(Currency.getInstance(Locale.of("", code)))
                .map(Currency::getCurrencyCode))
        .orElse("XXX");
  }
}
