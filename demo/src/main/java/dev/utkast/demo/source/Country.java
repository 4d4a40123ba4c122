package dev.utkast.demo.source;

import java.util.Map;
import java.util.Optional;

/// A country as the sources spell it: its ISO 3166 code and the currency its customers were
/// invoiced in during the years of the sources (2003 to 2010). A spelling that names no country has
/// neither.
public record Country(String name, String code, String currency) {

  private static final Map<String, Country> BY_SPELLING =
      Map.ofEntries(
          of("Australia", "AU", "AUD"),
          of("Austria", "AT", "EUR"),
          of("Bahrain", "BH", "BHD"),
          of("Belgium", "BE", "EUR"),
          of("Brazil", "BR", "BRL"),
          of("Canada", "CA", "CAD"),
          of("Channel Islands", "JE", "GBP"),
          of("Cyprus", "CY", "EUR"),
          of("Czech Republic", "CZ", "CZK"),
          of("Denmark", "DK", "DKK"),
          of("EIRE", "Ireland", "IE", "EUR"),
          of("Finland", "FI", "EUR"),
          of("France", "FR", "EUR"),
          of("Germany", "DE", "EUR"),
          of("Greece", "GR", "EUR"),
          of("Hong Kong", "HK", "HKD"),
          of("Iceland", "IS", "ISK"),
          of("Ireland", "IE", "EUR"),
          of("Israel", "IL", "ILS"),
          of("Italy", "IT", "EUR"),
          of("Japan", "JP", "JPY"),
          of("Lebanon", "LB", "LBP"),
          of("Lithuania", "LT", "LTL"),
          of("Malta", "MT", "EUR"),
          of("Netherlands", "NL", "EUR"),
          of("New Zealand", "NZ", "NZD"),
          of("Norway", "NO", "NOK"),
          of("Philippines", "PH", "PHP"),
          of("Poland", "PL", "PLN"),
          of("Portugal", "PT", "EUR"),
          of("RSA", "South Africa", "ZA", "ZAR"),
          of("Russia", "RU", "RUB"),
          of("Saudi Arabia", "SA", "SAR"),
          of("Singapore", "SG", "SGD"),
          of("South Africa", "ZA", "ZAR"),
          of("Spain", "ES", "EUR"),
          of("Sweden", "SE", "SEK"),
          of("Switzerland", "CH", "CHF"),
          of("UK", "United Kingdom", "GB", "GBP"),
          of("USA", "United States", "US", "USD"),
          of("United Arab Emirates", "AE", "AED"),
          of("United Kingdom", "GB", "GBP"));

  public static Optional<Country> spelled(String spelling) {
    return Optional.ofNullable(BY_SPELLING.get(spelling.strip()));
  }

  private static Map.Entry<String, Country> of(String name, String code, String currency) {
    return of(name, name, code, currency);
  }

  private static Map.Entry<String, Country> of(
      String spelling, String name, String code, String currency) {
    return Map.entry(spelling, new Country(name, code, currency));
  }
}
