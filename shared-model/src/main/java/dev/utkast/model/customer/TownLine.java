package dev.utkast.model.customer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How town, province and postcode stand on an envelope, by country, as the Universal Postal
/// Union's addressing guides of those countries have it.
enum TownLine {
  /// `28034 Madrid`, the province below: most of the world.
  ZIP_TOWN(false) {
    @Override
    List<String> lines(String town, String province, String zip) {
      return List.of(joined(" ", zip, town), province);
    }
  },
  /// `20121 Milano MI`.
  ZIP_TOWN_PROVINCE(true) {
    @Override
    List<String> lines(String town, String province, String zip) {
      return List.of(joined(" ", zip, town, province));
    }
  },
  /// `Orlando, FL 32822`.
  TOWN_COMMA_PROVINCE_ZIP(true) {
    @Override
    List<String> lines(String town, String province, String zip) {
      return List.of(joined(" ", joined(", ", town, province), zip));
    }
  },
  /// `Melbourne VIC 3000`.
  TOWN_PROVINCE_ZIP(true) {
    @Override
    List<String> lines(String town, String province, String zip) {
      return List.of(joined(" ", town, province, zip));
    }
  },
  /// `Auckland 1010`, the province below.
  TOWN_ZIP(false) {
    @Override
    List<String> lines(String town, String province, String zip) {
      return List.of(joined(" ", town, zip), province);
    }
  },
  /// The postcode on a line of its own, below all else.
  TOWN_THEN_ZIP(false) {
    @Override
    List<String> lines(String town, String province, String zip) {
      return List.of(town, province, zip);
    }
  };

  private static final Map<String, TownLine> BY_COUNTRY =
      Map.ofEntries(
          Map.entry("AU", TOWN_PROVINCE_ZIP),
          Map.entry("CA", TOWN_PROVINCE_ZIP),
          Map.entry("GB", TOWN_THEN_ZIP),
          Map.entry("GG", TOWN_THEN_ZIP),
          Map.entry("IE", TOWN_THEN_ZIP),
          Map.entry("IM", TOWN_THEN_ZIP),
          Map.entry("IN", TOWN_ZIP),
          Map.entry("IT", ZIP_TOWN_PROVINCE),
          Map.entry("JE", TOWN_THEN_ZIP),
          Map.entry("JP", TOWN_COMMA_PROVINCE_ZIP),
          Map.entry("NZ", TOWN_ZIP),
          Map.entry("SG", TOWN_ZIP),
          Map.entry("US", TOWN_COMMA_PROVINCE_ZIP),
          Map.entry("ZA", TOWN_THEN_ZIP));

  private final boolean withCode;

  /// @param withCode whether the province stands beside the town, by its code if it has one
  TownLine(boolean withCode) {
    this.withCode = withCode;
  }

  boolean withCode() {
    return withCode;
  }

  /// Lines without text are left for the caller to drop.
  abstract List<String> lines(String town, String province, String zip);

  static TownLine of(Optional<String> countryCode) {
    return countryCode.map(code -> BY_COUNTRY.get(code.toUpperCase(Locale.ROOT))).orElse(ZIP_TOWN);
  }

  private static String joined(String separator, String... parts) {
    return String.join(separator, Stream.of(parts).filter(part -> !part.isBlank()).toList());
  }
}
