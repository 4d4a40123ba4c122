package dev.utkast.model.tax;

import java.time.LocalDate;
import java.util.Optional;

/// Where the shop collects tax, and since when. Outside its registrations it charges none.
///
/// @param authority a country (`DE`, `CA` for GST and HST), a region (`US-NY`, `CA-BC`), or `EU`
///   for the One-Stop-Shop, which covers consumers in all member states (Directive 2006/112/EC,
///   article 369a and following)
/// @param shippingTaxed whether this authority taxes shipping, at its standard rate
public record Registration(
    String authority, boolean shippingTaxed, LocalDate from, Optional<LocalDate> until) {

  public static Registration in(String authority) {
    return new Registration(authority, true, LocalDate.EPOCH, Optional.empty());
  }

  public Registration shippingUntaxed() {
    return new Registration(authority, false, from, until);
  }

  /// @return ISO 3166-1 alpha-2, or `EU`
  public String country() {
    return authority.substring(0, 2);
  }

  /// @return the second part of ISO 3166-2; empty for a country's own tax
  public String region() {
    return authority.length() > 3 ? authority.substring(3) : "";
  }

  public boolean isInForce(LocalDate day) {
    return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
  }

  /// Whether this registration is with that authority.
  boolean covers(String taxing) {
    return authority.equals(taxing) || coversMember(taxing);
  }

  /// Whether it is with the country, or with one of its regions.
  public boolean isIn(String country) {
    return authority.equals(country)
        || authority.startsWith(country + "-")
        || coversMember(country);
  }

  /// Whether this one and that one are with the same authority on some day.
  public boolean overlaps(Registration other) {
    return authority.equals(other.authority)
        && until.filter(other.from::isAfter).isEmpty()
        && other.until.filter(from::isAfter).isEmpty();
  }

  private boolean coversMember(String country) {
    return authority.equals(EuropeanUnion.ONE_STOP_SHOP) && EuropeanUnion.isMember(country);
  }
}
