package dev.utkast.model.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.customer.Address;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal.CountryNotFound;
import dev.utkast.model.decision.PricingRefusal.TaxPlace;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Territories.Located;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which address says where a sale is taxed, of a shop in the Netherlands.
class TaxDestinationTest {
  private static final TaxDestination HOME =
      TaxDestination.shop("NL", new Located(Place.of("NL"), Optional.empty()));

  /// `nowhere` is an address that says nothing of its place, `zip` one without a country,
  /// `Atlantis` the name of a country that nobody knows.
  private static final String GRID =
      """
      ships to, bill, customer   | place matters                       | place is nothing
      -, -, -                    | SHOP NL                             | SHOP NL
      DE, GB, NO                 | SHIPPING_ADDRESS DE                 | SHIPPING_ADDRESS DE
      US-CA, GB, NO              | SHIPPING_ADDRESS US-CA              | SHIPPING_ADDRESS US-CA
      -, GB, NO                  | BILLING_ADDRESS GB                  | BILLING_ADDRESS GB
      -, -, NO                   | CUSTOMERS_ADDRESS NO                | CUSTOMERS_ADDRESS NO
      nowhere, GB, NO            | SHOP NL                             | SHOP NL
      -, nowhere, NO             | SHOP NL                             | SHOP NL
      -, -, nowhere              | SHOP NL                             | SHOP NL
      zip, GB, NO                | SHIPPING_ADDRESS NL                 | SHIPPING_ADDRESS NL
      XX, -, -                   | SHIPPING_ADDRESS XX                 | SHIPPING_ADDRESS XX
      Atlantis, GB, NO           | unknown: SHIPPING_ADDRESS Atlantis  | SHOP NL
      -, Atlantis, NO            | unknown: BILLING_ADDRESS Atlantis   | SHOP NL
      -, -, Atlantis             | unknown: CUSTOMERS_ADDRESS Atlantis | SHOP NL\
      """;

  @Test
  void theFirstAddressThatThereIsSaysWhere() {
    var grid = Grid.of(GRID);
    grid.check(TaxDestinationTest::outcome);
    var told = grid.rows().toString();
    assertEquals(
        TaxPlace.values().length,
        Stream.of(TaxPlace.values()).filter(place -> told.contains(place.name())).count());
  }

  private static String outcome(String addresses, String action) {
    var words = addresses.split(", ");
    var content = new Given().to(address(words[0])).billedTo(address(words[1])).content();
    var customer =
        Given.aCustomer(Optional.empty(), address(words[2]), Optional.empty(), Optional.empty());
    var decision =
        TaxDestination.of(
            content, Optional.of(customer), HOME, action.equals("place matters"), Given.DAY);
    return switch (decision) {
      case Decision.Changed<TaxDestination>(var to) -> to.from() + " " + place(to);
      case Decision.Refused<TaxDestination>(CountryNotFound(var place, var written)) ->
          "unknown: " + place + " " + written;
      case Decision.Refused<TaxDestination> other -> other.toString();
    };
  }

  private static String place(TaxDestination to) {
    assertEquals(to.country(), to.place().country());
    return to.country() + (to.place().region().isEmpty() ? "" : "-" + to.place().region());
  }

  private static Optional<Address> address(String word) {
    var none = Optional.<String>empty();
    return switch (word) {
      case "-" -> Optional.empty();
      case "nowhere" -> Optional.of(Given.address(none, none, none, none));
      case "zip" -> Optional.of(Given.address(none, none, none, Optional.of("1012")));
      case "Atlantis" -> Optional.of(Given.address(Optional.of(word), none, none, none));
      default -> Optional.of(Given.address(word));
    };
  }

  @Test
  void aPartThatIsTaxedOtherwiseIsNamedWithItsCode() {
    var canaries = new Place("ES", "CN");
    var to = at("ES", canaries, "Canary Islands");
    assertEquals(Optional.of("CN"), to.region(canaries));
    assertEquals(Optional.of("Canary Islands"), to.territory(canaries));
    assertEquals(Optional.empty(), to.region(Place.of("ES")));
    assertEquals(Optional.empty(), to.territory(Place.of("ES")), "taxed as its country is");
  }

  @Test
  void aRegionIsToldOnlyOfTheAddresssCountryAndByItsCode() {
    var to = at("MC", Place.of("FR"), "Monaco");
    assertEquals(Optional.empty(), to.region(new Place("FR", "ABC")));
    assertEquals(Optional.of("Monaco"), to.territory(Place.of("FR")));
    var written = at("US", new Place("US", "Somewhere"), "x");
    assertEquals(Optional.empty(), written.region(written.place()), "as it was written");
    assertEquals(Optional.of("NSW"), at("AU", Place.of("AU"), "x").region(new Place("AU", "NSW")));
    assertEquals(Optional.empty(), at("AU", Place.of("AU"), "x").region(new Place("AU", "ABCD")));
  }

  private static TaxDestination at(String country, Place place, String territory) {
    return new TaxDestination(
        TaxPlace.SHIPPING_ADDRESS, country, new Located(place, Optional.of(territory)));
  }
}
