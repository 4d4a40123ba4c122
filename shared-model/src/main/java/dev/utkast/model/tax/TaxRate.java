package dev.utkast.model.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// One rate of one tax in one place for one product category, while it is in force.
///
/// @param country ISO 3166-1 alpha-2
/// @param region the second part of ISO 3166-2 (`CA` for California); empty where the country has
///   one rate, and for what its regions do not have otherwise
/// @param authority whose tax it is: it is charged by shops registered there ([Registration]); `CA`
///   for the GST of Canada, `CA-BC` for the provincial tax of British Columbia
/// @param category `standard`, `reduced`, ... or a shop's own
/// @param rate a fraction; 0 where the place has no such tax
/// @param until last day in force; empty while no end is known
public record TaxRate(
    String country,
    String region,
    String authority,
    String category,
    String title,
    BigDecimal rate,
    LocalDate from,
    Optional<LocalDate> until) {

  public TaxRate {
    if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a tax rate lies from 0 to 1: " + rate);
    }
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException("ends before it starts: " + from + " to " + until);
    }
  }

  /// Whether both are the same tax of the same place and category on some day.
  public boolean overlaps(TaxRate other) {
    return country.equals(other.country)
        && region.equals(other.region)
        && category.equals(other.category)
        && title.equals(other.title)
        && until.filter(other.from::isAfter).isEmpty()
        && other.until.filter(from::isAfter).isEmpty();
  }

  /// Whether it is a region's rate where the other is its country's, of the same tax and category.
  boolean isInsteadOf(TaxRate other) {
    return !region.isEmpty()
        && other.region.isEmpty()
        && country.equals(other.country)
        && authority.equals(other.authority)
        && category.equals(other.category);
  }

  boolean isInForce(LocalDate day) {
    return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
  }

  boolean isAt(Place place) {
    return place().area().equals(place.area())
        && (region.isEmpty() || region.equals(place.region()));
  }

  Place place() {
    return new Place(country, region);
  }
}
