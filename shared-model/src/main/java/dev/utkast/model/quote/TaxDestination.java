package dev.utkast.model.quote;

import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.PricingRefusal.TaxPlace;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Territories;
import dev.utkast.model.tax.Territories.Located;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a draft goes, as far as taxes ask: its shipping address, else its billing address, else
/// the customer's default address, else the shop itself. An address without a country is in the
/// shop's; one that does not say where it is counts as the shop's place.
///
/// Refuses an address whose country nobody knows. A shop that is registered nowhere is asked for
/// none, and neither is a draft that is exempt.
///
/// @param from what said so
/// @param country in the address, ISO 3166-1 alpha-2
record TaxDestination(TaxPlace from, String country, Located located) {
  private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,3}");

  static TaxDestination shop(String country, Located home) {
    return new TaxDestination(TaxPlace.SHOP, country, home);
  }

  /// @param home the shop's place
  /// @param placeMatters whether taxes depend on the place at all
  static Verdict<TaxDestination> of(
      SaleContent content,
      Optional<Customer> customer,
      TaxDestination home,
      boolean placeMatters,
      LocalDate day) {
    return first(content, customer)
        .filter(named -> named.address().saysWhere())
        .map(named -> at(named, home, placeMatters, day))
        .orElseGet(() -> Decision.changed(home));
  }

  private record Named(TaxPlace place, Address address) {}

  private static Optional<Named> first(SaleContent content, Optional<Customer> customer) {
    return content
        .shippingAddress()
        .map(address -> new Named(TaxPlace.SHIPPING_ADDRESS, address))
        .or(() -> content.billingAddress().map(it -> new Named(TaxPlace.BILLING_ADDRESS, it)))
        .or(() ->
            customer
                .flatMap(Customer::defaultAddress)
                .map(address -> new Named(TaxPlace.CUSTOMERS_ADDRESS, address)));
  }

  private static Verdict<TaxDestination> at(
      Named named, TaxDestination home, boolean placeMatters, LocalDate day) {
    var where = named.address().whereabouts(home.country());
    if (where.isPresent()) {
      var located = Territories.locate(where.get(), day);
      return Decision.changed(new TaxDestination(named.place(), where.get().country(), located));
    }
    return placeMatters
        ? Decision.refused(
            new PricingRefusal.CountryNotFound(named.place(), named.address().country().orElse("")))
        : Decision.changed(home);
  }

  Place place() {
    return located.place();
  }

  /// The region's code, of the country in the address.
  ///
  /// @param taxed where the sale is taxed
  Optional<String> region(Place taxed) {
    return Optional.of(taxed.region())
        .filter(_ -> taxed.country().equals(country))
        .filter(REGION.asMatchPredicate());
  }

  /// What the place is called, where it is not taxed as its country is.
  ///
  /// @param taxed where the sale is taxed
  Optional<String> territory(Place taxed) {
    return located.territory().filter(_ -> !taxed.equals(Place.of(country)));
  }
}
