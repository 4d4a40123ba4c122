package dev.utkast.model.tax;

import java.util.List;

/// The member states whose VAT is harmonised, by ISO code, since 2020-02-01. Not all of their
/// territory is in the Union's VAT area: [Place#isInUnion].
public final class EuropeanUnion {

  /// The registration that stands for all of them.
  public static final String ONE_STOP_SHOP = "EU";

  public static final List<String> MEMBERS =
      List.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private EuropeanUnion() {}

  public static boolean isMember(String country) {
    return MEMBERS.contains(country);
  }
}
