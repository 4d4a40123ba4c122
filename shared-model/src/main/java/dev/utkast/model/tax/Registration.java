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

  /// Whether a tax of that authority is due here under this registration: it is with the authority,
  /// or the One-Stop-Shop and the authority a member state, or what counts as one.
  boolean covers(String taxing, Place place) {
    return authority.equals(taxing) || (coversUnion(place) && taxing.equals(place.country()));
  }

  /// Whether it is where the same tax law holds: with the country, or with one of its regions.
  public boolean isIn(Place place) {
    return new Place(country(), region()).area().equals(place.area()) || coversUnion(place);
  }

  /// Whether this one and that one are with the same authority on some day.
  public boolean overlaps(Registration other) {
    return authority.equals(other.authority)
        && until.filter(other.from::isAfter).isEmpty()
        && other.until.filter(from::isAfter).isEmpty();
  }

  private boolean coversUnion(Place place) {
    return authority.equals(EuropeanUnion.ONE_STOP_SHOP) && place.isInUnion();
  }
}
