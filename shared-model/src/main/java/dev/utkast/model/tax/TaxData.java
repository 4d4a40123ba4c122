package dev.utkast.model.tax;

import dev.utkast.model.pricing.TaxContext;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All rates that are known: the bundled ones and the shop's own, which overrule them.
///
/// A shop's own rate replaces what is bundled for the same place, authority and category on the
/// days it is in force.
///
/// @param versions of the files, so that a document can say what it was priced with
public record TaxData(List<String> versions, List<TaxRate> rates, List<TaxRate> ownRates) {

  public TaxData {
    versions = List.copyOf(versions);
    rates = List.copyOf(rates);
    ownRates = List.copyOf(ownRates);
  }

  public static TaxData of(List<TaxRate> rates) {
    return new TaxData(List.of(), rates, List.of());
  }

  public TaxData overruledBy(List<TaxRate> own) {
    return new TaxData(versions, rates, Stream.concat(ownRates.stream(), own.stream()).toList());
  }

  public TaxData plus(TaxData other) {
    return new TaxData(
        concat(versions, other.versions),
        concat(rates, other.rates),
        concat(ownRates, other.ownRates));
  }

  /// The categories that a line may have.
  public Set<String> categories() {
    var categories = new LinkedHashSet<>(TaxContext.KNOWN_CATEGORIES);
    all().map(TaxRate::category).forEach(categories::add);
    return categories;
  }

  /// Whether rates of this country differ by region, so that the region must be a known one.
  boolean hasRegions(String country) {
    return all().anyMatch(r -> r.country().equals(country) && !r.region().isEmpty());
  }

  /// Whether this authority has a tax of its own, such as the GST of Canada.
  boolean hasTaxOf(String authority) {
    return all().anyMatch(r -> r.authority().equals(authority));
  }

  /// Whether rates name this region, so that it is one.
  boolean hasRegion(Place place) {
    return all().anyMatch(r -> r.place().equals(place));
  }

  /// Whether a shop with these registrations may tax a part of a country otherwise than the rest.
  public boolean tellsApart(Place place, List<Registration> registrations) {
    return Territories.isPart(place)
        || all()
            .filter(rate -> rate.place().equals(place))
            .anyMatch(rate ->
                registrations.stream().anyMatch(own -> own.covers(rate.authority(), place)));
  }

  boolean knows(Place place) {
    return all().anyMatch(r -> r.isAt(place));
  }

  List<TaxRate> at(Place place) {
    return all().filter(r -> r.isAt(place)).toList();
  }

  /// The rates in force in a country, or in one region of it: own ones, and the bundled ones that
  /// they do not replace.
  ///
  /// @param region empty for the whole country
  public List<TaxRate> inForce(String country, String region, LocalDate day) {
    var place = new Place(country, region);
    var found =
        all()
            .filter(r -> r.country().equals(country) && r.isInForce(day))
            .filter(r -> region.isEmpty() || r.isAt(place))
            .filter(r -> ownRates.contains(r) || !isReplaced(r, day))
            .toList();
    return region.isEmpty() ? found : mostSpecific(found);
  }

  /// Without what a region has otherwise than its country.
  private static List<TaxRate> mostSpecific(List<TaxRate> rates) {
    return rates.stream()
        .filter(
            r -> !r.region().isEmpty() || rates.stream().noneMatch(other -> other.isInsteadOf(r)))
        .toList();
  }

  private boolean isReplaced(TaxRate bundled, LocalDate day) {
    return ownRates.stream()
        .filter(r -> r.country().equals(bundled.country()) && r.isInForce(day))
        .filter(r -> r.region().isEmpty() || r.region().equals(bundled.region()))
        .anyMatch(r ->
            r.authority().equals(bundled.authority()) && r.category().equals(bundled.category()));
  }

  /// The rates in force of one category, own before bundled, and a region's before its country's.
  List<TaxRate> find(Place place, String authority, String category, LocalDate day) {
    var own = inForce(ownRates, place, authority, category, day);
    return own.isEmpty() ? inForce(rates, place, authority, category, day) : own;
  }

  private static List<TaxRate> inForce(
      List<TaxRate> rates, Place place, String authority, String category, LocalDate day) {
    return mostSpecific(
        rates.stream()
            .filter(r -> r.isAt(place) && r.isInForce(day))
            .filter(r -> r.authority().equals(authority) && r.category().equals(category))
            .toList());
  }

  private Stream<TaxRate> all() {
    return Stream.concat(ownRates.stream(), rates.stream());
  }

  private static <T> List<T> concat(List<T> left, List<T> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
