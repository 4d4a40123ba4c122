package dev.utkast.model.tax;

/// Where goods go to.
///
/// @param country ISO 3166-1 alpha-2
/// @param region the second part of ISO 3166-2, or empty
public record Place(String country, String region) {

  public static Place of(String country) {
    return new Place(country, "");
  }
}
