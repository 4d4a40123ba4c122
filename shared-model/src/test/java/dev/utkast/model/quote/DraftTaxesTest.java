package dev.utkast.model.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.PricingRefusal.TaxPlace;
import dev.utkast.model.decision.PricingRefusal.Untaxable;
import dev.utkast.model.decision.TaxProblem;
import dev.utkast.model.decision.VatNumberFault;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.TaxDataFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which taxes a draft has, and what is kept of why.
class DraftTaxesTest {
  private static final String DUTCH = "NL004495445B01";
  private static final String GERMAN = "DE136695976";

  /// The shop is in the Netherlands; `own` is its number, `German` that of its German registration.
  private static final String CASES =
      """
      registered | own | German | customer | draft  | goods to | tax                   | under  | with
      -          | -   | -      | -        | -      | NL       | OUTSIDE_REGISTRATIONS | -      | -
      NL         | own | -      | -        | -      | NL       | 0.21                  | own    | NL
      NL EU      | own | -      | -        | -      | DE       | 0.19                  | own    | EU
      NL DE      | own | own    | -        | -      | DE       | 0.19                  | German | DE
      NL DE      | own | -      | -        | -      | DE       | 0.19                  | own    | DE
      NL DE      | -   | own    | -        | -      | NL       | 0.21                  | -      | NL
      NL EU      | own | -      | German   | -      | DE       | REVERSE_CHARGE        | own    | EU
      NL DE      | own | own    | German   | -      | DE       | REVERSE_CHARGE        | own    | DE
      NL EU      | -   | -      | German   | -      | DE       | no number             | -      | -
      NL DE      | -   | own    | German   | -      | DE       | no number             | -      | -
      NL EU      | -   | -      | German   | manual | DE       | REVERSE_CHARGE        | -      | EU
      NL EU      | -   | -      | German   | exempt | DE       | OUTSIDE_REGISTRATIONS | -      | -
      NL EU      | -   | -      | German   | -      | NL       | 0.21                  | -      | NL EU
      NL EU      | own | -      | Dutch    | -      | DE       | 0.21                  | own    | NL EU
      NL EU      | own | -      | exempt   | -      | DE       | CUSTOMER_EXEMPT       | own    | EU
      NL EU      | own | -      | -        | -      | NO       | EXPORT                | own    | -
      EU         | own | -      | German   | -      | FR       | REVERSE_CHARGE        | own    | EU\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void taxesFollowFromRegistrationsCustomerAndPlace(List<String> row) {
    var given = new Given().to(row.get(5)).vatNumber(number(row.get(1), DUTCH));
    for (var authority : CaseTable.words(row.get(0))) {
      if (!authority.equals("-")) {
        var number = authority.equals("DE") ? number(row.get(2), GERMAN) : Optional.<String>empty();
        given.registered(authority, number);
      }
    }
    switch (row.get(3)) {
      case "German" -> given.customer(Given.aBusiness("DE811363057"));
      case "Dutch" -> given.customer(Given.aBusiness("NL822569759B01"));
      case "exempt" -> given.customer(exempt());
      default -> {}
    }
    if (row.get(4).equals("manual")) {
      given.manualRate("Tax", "0.06");
    } else if (row.get(4).equals("exempt")) {
      given.exempt();
    }
    assertEquals(row.subList(6, 9), text(of(given)));
  }

  private static Optional<String> number(String cell, String number) {
    return Optional.of(number).filter(_ -> !cell.equals("-"));
  }

  private static dev.utkast.model.customer.Customer exempt() {
    return Given.aCustomer(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("certificate 7"));
  }

  private static List<String> text(Decision<DraftTaxes> decision) {
    if (decision.equals(Decision.refused(new PricingRefusal.NoSellerVatNumber()))) {
      return List.of("no number", "-", "-");
    }
    var taxes = changed(decision);
    var seller = taxes.basis().sellerVatNumber();
    var authorities = String.join(" ", taxes.basis().authorities());
    return List.of(
        standard(taxes.context()),
        seller.map(number -> number.equals(DUTCH) ? "own" : "German").orElse("-"),
        authorities.isEmpty() ? "-" : authorities);
  }

  private static String standard(TaxContext context) {
    var rates = context.category(TaxContext.STANDARD).orElseThrow();
    return rates
        .zeroReason()
        .map(reason -> reason.code().name())
        .orElseGet(() -> rates.rates().getFirst().rate().toPlainString());
  }

  private static Decision<DraftTaxes> of(Given given) {
    return DraftTaxes.of(given.content(), given.loaded());
  }

  private static DraftTaxes changed(Decision<DraftTaxes> decision) {
    return switch (decision) {
      case Decision.Changed<DraftTaxes>(var taxes) -> taxes;
      case Decision.AlreadyDone<DraftTaxes> _, Decision.Refused<DraftTaxes> _ ->
          throw new AssertionError(decision.toString());
    };
  }

  @Test
  void theBasisSaysWhatTheTaxesFollowedFrom() {
    var given =
        new Given()
            .registered("NL", "US-CA")
            .vatNumber(Optional.of(DUTCH))
            .customer(Given.aBusiness(GERMAN))
            .to("US-CA");
    assertEquals(
        new TaxBasis(
            Given.DAY,
            "US",
            Optional.of("CA"),
            Optional.empty(),
            List.of("US-CA"),
            Optional.of(DUTCH),
            Optional.of(GERMAN),
            TaxDataFile.bundledFor(new Place("US", "CA")).versions()),
        changed(of(given)).basis());
  }

  @Test
  void aPartThatIsTaxedOtherwiseIsNamed() {
    var postcode = Optional.of("35001");
    var canaries = Given.address(Optional.empty(), Optional.of("ES"), Optional.empty(), postcode);
    var basis = changed(of(new Given().registered("NL", "EU").to(Optional.of(canaries)))).basis();
    assertEquals("ES", basis.country());
    assertEquals(Optional.of("CN"), basis.region());
    assertEquals(Optional.of("Canary Islands"), basis.territory());
    assertEquals(List.of(), basis.authorities(), "outside the Union");
  }

  @Test
  void ratesThatOnlyLocalSellersHaveAreNoneToTheShop() {
    var samos =
        Given.address(Optional.empty(), Optional.of("GR"), Optional.empty(), Optional.of("83100"));
    var taxes = changed(of(new Given().registered("NL", "EU").to(Optional.of(samos))));
    assertEquals("0.24", standard(taxes.context()));
    assertEquals(Optional.empty(), taxes.basis().territory(), "it is taxed as its country is");
  }

  @Test
  void whatGoesWhereNobodyTaxesItIsSoldUnderTheNumberOfHome() {
    var number = Optional.of("NL822569759B01");
    var given = new Given().vatNumber(Optional.of(DUTCH)).registered("NL", number);
    assertEquals(number, changed(of(given.to("NO"))).basis().sellerVatNumber());
    assertEquals(number, changed(of(given.to("NL"))).basis().sellerVatNumber());
  }

  /// Its sales are declared under the number of home (Directive 2006/112/EC, article 369d), whether
  /// that stands in the settings or in the registration at home.
  @Test
  void aSaleUnderTheOneStopShopHasTheNumberOfHome() {
    var registered = new Given().registered("NL", Optional.of(DUTCH)).registered("EU").to("DE");
    assertEquals(Optional.of(DUTCH), changed(of(registered)).basis().sellerVatNumber());
    var set = new Given().vatNumber(Optional.of(DUTCH)).registered("NL", "EU").to("DE");
    assertEquals(Optional.of(DUTCH), changed(of(set)).basis().sellerVatNumber());
  }

  @Test
  void whatTheDraftSaysItselfIsPassedOn() {
    var context = changed(of(new Given().exempt().manualRate("Tax", "0.06"))).context();
    assertTrue(context.draftExempt());
    assertEquals("Tax", context.manualRates().getFirst().title());
    var plain = changed(of(new Given())).context();
    assertFalse(plain.draftExempt());
    assertEquals(List.of(), plain.manualRates());
  }

  @Test
  void whyACustomerIsExemptIsKept() {
    var taxes = changed(of(new Given().registered("NL").customer(exempt())));
    var reason = taxes.context().category(TaxContext.STANDARD).flatMap(CategoryRates::zeroReason);
    assertEquals("certificate 7", reason.orElseThrow().note());
  }

  @Test
  void aRegistrationThatHasEndedTaxesNothing() {
    var ended = new Given().registeredUntil("NL", Given.DAY.minusDays(1));
    assertEquals("OUTSIDE_REGISTRATIONS", standard(changed(of(ended)).context()));
    var lastDay = new Given().registeredUntil("NL", Given.DAY);
    assertEquals("0.21", standard(changed(of(lastDay)).context()));
  }

  @Test
  void whatTheRulesRefuseIsRefusedOfThePlaceThatWasLookedAt() {
    var unknown = Optional.of(Given.address("XX"));
    var problem = new TaxProblem.UnknownCountry("XX");
    refused(TaxPlace.SHIPPING_ADDRESS, problem, new Given().to(unknown));
    refused(TaxPlace.BILLING_ADDRESS, problem, new Given().billedTo(unknown));
    var customer = Given.aCustomer(Optional.empty(), unknown, Optional.empty(), Optional.empty());
    refused(TaxPlace.CUSTOMERS_ADDRESS, problem, new Given().customer(customer));
    refused(
        TaxPlace.SHOP,
        new TaxProblem.WrongVatNumber(new VatNumberFault.WrongCheckDigit()),
        new Given().customer(Given.aBusiness("DE136695977")));
    refused(
        TaxPlace.SHIPPING_ADDRESS,
        new TaxProblem.RegionMissing("US"),
        new Given().registered("US-CA").to("US"));
  }

  @Test
  void aCountryThatNobodyKnowsMattersOnlyToWhoIsRegistered() {
    var none = Optional.<String>empty();
    var atlantis = Optional.of(Given.address(Optional.of("Atlantis"), none, none, none));
    assertEquals("NL", changed(of(new Given().to(atlantis))).basis().country());
    assertEquals(
        "NL", changed(of(new Given().registered("NL").exempt().to(atlantis))).basis().country());
    assertEquals(
        Decision.refused(new PricingRefusal.CountryNotFound(TaxPlace.SHIPPING_ADDRESS, "Atlantis")),
        of(new Given().registered("NL").to(atlantis)));
  }

  private static void refused(TaxPlace place, TaxProblem problem, Given given) {
    assertEquals(Decision.refused(new Untaxable(place, List.of(problem))), of(given));
  }

  @Test
  void pricesContainTheTaxesOfAConsumerAtHome() {
    var business = Given.aBusiness(GERMAN);
    var given = new Given().registered("NL", "EU").vatNumber(Optional.of(DUTCH)).taxesIncluded();
    var home = changed(of(given.customer(business).to("DE"))).home().orElseThrow();
    assertEquals("0.21", standard(home.taxes()));
    assertFalse(home.kept());
    var kept = new Given().registered("NL").taxesIncluded().samePriceEverywhere();
    assertTrue(changed(of(kept)).home().orElseThrow().kept());
    var exempt = new Given().registered("NL").taxesIncluded().exempt();
    assertEquals("0.21", standard(changed(of(exempt)).home().orElseThrow().taxes()));
  }

  @Test
  void pricesContainNothingWithoutARegistrationAtHome() {
    assertEquals(Optional.empty(), changed(of(new Given().registered("NL"))).home());
    assertEquals(
        Optional.empty(), changed(of(new Given().registered("DE").taxesIncluded())).home());
    var ended = new Given().registeredUntil("NL", Given.DAY.minusDays(1)).taxesIncluded();
    assertEquals(Optional.empty(), changed(of(ended)).home());
  }

  /// A shop in the United States that has not said in which state.
  private static Given somewhereInAmerica() {
    return new Given().shopIn("US").registered("US-CA").taxesIncluded();
  }

  @Test
  void theTaxesOfHomeMustBeKnownOnlyWhereGoodsBearNone() {
    var taxed = changed(of(somewhereInAmerica().to("US-CA")));
    assertEquals(Optional.empty(), taxed.home());
    var problem = new TaxProblem.RegionMissing("US");
    refused(TaxPlace.SHOP, problem, somewhereInAmerica().to("NO"));
    refused(TaxPlace.SHOP, problem, somewhereInAmerica().to("US-CA").exempt());
  }
}
