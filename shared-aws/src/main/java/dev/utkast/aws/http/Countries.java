package dev.utkast.aws.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Countries by their ISO 3166-1 alpha-2 codes and English names, as the JDK knows them.
public final class Countries {
  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private Countries() {}

  /// Built at the first name that must be looked up: most addresses carry a code.
  private static final class ByName {
    static final Map<String, String> CODES = codes();

    private static Map<String, String> codes() {
      var out = new HashMap<String, String>();
      Arrays.stream(Locale.getISOCountries())
          .forEach(code -> out.put(name(code).toLowerCase(Locale.ROOT), code));
      // Spellings in daily use that the names of the JDK do not cover.
      out.put("uk", "GB");
      out.put("great britain", "GB");
      out.put("usa", "US");
      out.put("united states of america", "US");
      out.put("holland", "NL");
      out.put("the netherlands", "NL");
      out.put("czech republic", "CZ");
      out.put("hong kong", "HK");
      out.put("turkey", "TR");
      return out;
    }
  }

  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  static String name(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /// @param country a code or an English name
  public static Optional<String> codeOf(String country) {
    var upper = country.toUpperCase(Locale.ROOT);
    return isCode(upper)
        ? Optional.of(upper)
        : Optional.ofNullable(ByName.CODES.get(country.toLowerCase(Locale.ROOT)));
  }
}
