package dev.utkast.model.customer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How town, province and postcode stand on an envelope, by country, as the Universal Postal
/// Union's addressing guides of those countries have it.
enum TownLine {
  /// Most of the world.
  ZIP_TOWN(false, "Z T/P"),
  ZIP_TOWN_PROVINCE(true, "Z T P"),
  TOWN_COMMA_PROVINCE_ZIP(true, "T, P Z"),
  TOWN_PROVINCE_ZIP(true, "T P Z"),
  TOWN_ZIP(false, "T Z/P"),
  TOWN_THEN_ZIP(false, "T/P/Z");

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
  private final String pattern;

  /// @param withCode whether the province stands beside the town, by its code if it has one
  /// @param pattern T for the town, P for the province, Z for the postcode, and what stands between
  ///   them; a stroke ends a line
  TownLine(boolean withCode, String pattern) {
    this.withCode = withCode;
    this.pattern = pattern;
  }

  boolean withCode() {
    return withCode;
  }

  /// Lines without text are left for the caller to drop.
  Stream<String> lines(String town, String province, String zip) {
    var values = Map.of("T", town, "P", province, "Z", zip);
    return Stream.of(pattern.split("/", -1)).map(one -> line(one, values));
  }

  /// What is blank takes with it what stands before it.
  private static String line(String one, Map<String, String> values) {
    var line = new StringBuilder();
    var between = "";
    for (var part : one.splitWithDelimiters("[TPZ]", 0)) {
      var value = values.get(part);
      if (value == null) {
        between = part;
      } else if (!value.isBlank()) {
        line.append(line.isEmpty() ? "" : between).append(value);
      }
    }
    return line.toString();
  }

  static TownLine of(Optional<String> countryCode) {
    return countryCode.map(code -> BY_COUNTRY.get(code.toUpperCase(Locale.ROOT))).orElse(ZIP_TOWN);
  }
}
