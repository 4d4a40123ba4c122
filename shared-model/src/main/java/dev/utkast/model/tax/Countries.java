package dev.utkast.model.tax;

import java.util.Locale;
import java.util.Set;

/// The countries of ISO 3166-1 by their two letters.
final class Countries {

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private Countries() {}

  static boolean exists(String code) {
    return CODES.contains(code);
  }
}
