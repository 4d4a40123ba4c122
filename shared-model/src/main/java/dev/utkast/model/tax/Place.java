package dev.utkast.model.tax;

/// Where goods go to, as far as taxes differ ([Territories]).
///
/// @param country ISO 3166-1 alpha-2
/// @param region the second part of ISO 3166-2, or of a territory that has none there; empty where
///   nothing depends on it; what was written, where nobody knows it
public record Place(String country, String region) {

  public static Place of(String country) {
    return new Place(country, "");
  }

  /// Where one tax law holds: the country, or a part of it that is apart from it (`ES-CN`).
  public String area() {
    return isApart() ? country + "-" + region : country;
  }

  /// Whether goods here are in the VAT area of the European Union (Directive 2006/112/EC, articles
  /// 5 to 7).
  public boolean isInUnion() {
    return Territories.status(this) == Territories.Status.UNION
        || (EuropeanUnion.isMember(country) && !isApart());
  }

  boolean isApart() {
    return Territories.status(this) == Territories.Status.APART;
  }

  /// The same place for a seller who is elsewhere: rates that only local sellers have are none to
  /// others.
  public Place seenFrom(Place seller) {
    return Territories.status(this) == Territories.Status.LOCAL && !equals(seller)
        ? of(country)
        : this;
  }
}
