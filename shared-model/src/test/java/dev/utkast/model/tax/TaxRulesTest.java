package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.utkast.model.decision.TaxProblem;
import dev.utkast.model.decision.VatNumberFault;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaxRulesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final TaxData DATA = TaxDataFile.bundled();

  private static final String CASES =
      """
      shop | to    | registered | vat number   | category      | taxes
      NL   | NL    | NL         | -            | standard      | VAT 0.21
      NL   | NL    | NL         | -            | reduced       | VAT 0.09
      NL   | NL    | NL         | -            | super_reduced | VAT 0.21
      NL   | NL    | NL         | -            | zero          | ZERO_RATED
      NL   | NL    | NL         | -            | exempt        | EXEMPT_CATEGORY
      NL   | NL    | NL         | -            | shipping      | VAT 0.21
      NL   | NL    | NL         | NL4495445B01 | standard      | VAT 0.21
      NL   | DE    | NL         | -            | standard      | OUTSIDE_REGISTRATIONS
      NL   | DE    | NL DE      | -            | standard      | VAT 0.19
      NL   | DE    | NL EU      | -            | standard      | VAT 0.19
      NL   | DE    | NL EU      | -            | shipping      | VAT 0.19
      NL   | DE    | NL EU      | DE136308783  | standard      | REVERSE_CHARGE
      NL   | DE    | NL DE      | DE136308783  | shipping      | REVERSE_CHARGE
      NL   | DE    | NL         | DE136308783  | standard      | REVERSE_CHARGE
      NL   | DE    | -          | DE136308783  | standard      | OUTSIDE_REGISTRATIONS
      NL   | DE    | DE         | DE136308783  | standard      | VAT 0.19
      NL   | DE    | NL EU      | NL4495445B01 | standard      | VAT 0.19
      NL   | DE    | NL EU      | FR83404833048| standard      | REVERSE_CHARGE
      NL   | DE    | NL EU      | NO974760673  | standard      | VAT 0.19
      NL   | NO    | NL EU      | NO974760673  | standard      | EXPORT
      NL   | NL    | NL EU      | DE136308783  | standard      | VAT 0.21
      NO   | NO    | NO         | NO974760673  | standard      | VAT 0.25
      NO   | DE    | NO EU      | DE136308783  | standard      | VAT 0.19
      NO   | SE    | NO         | -            | standard      | EXPORT
      GB   | GB    | GB         | -            | standard      | VAT 0.2
      GB   | GB    | -          | -            | standard      | OUTSIDE_REGISTRATIONS
      GB   | FR    | GB         | -            | standard      | EXPORT
      CA   | CA-ON | CA         | -            | standard      | HST 0.13
      CA   | CA-AB | CA         | -            | standard      | GST 0.05
      CA   | CA-BC | CA         | -            | standard      | GST 0.05
      CA   | CA-BC | CA CA-BC   | -            | standard      | GST 0.05, PST 0.07
      CA   | CA-QC | CA CA-QC   | -            | standard      | GST 0.05, QST 0.09975
      CA   | CA-QC | CA CA-QC   | -            | reduced       | GST 0.05, QST 0.09975
      CA   | CA-QC | CA-BC      | -            | standard      | OUTSIDE_REGISTRATIONS
      US   | US-CA | US-CA      | -            | standard      | CA sales tax 0.0725
      US   | US-NY | US-CA      | -            | standard      | OUTSIDE_REGISTRATIONS
      US   | US-OR | US-OR      | -            | standard      | ZERO_RATED
      US   | US-AE | US-CA      | -            | standard      | OUTSIDE_REGISTRATIONS
      US   | US    | NL         | -            | standard      | OUTSIDE_REGISTRATIONS
      US   | BR    | US-CA      | -            | standard      | EXPORT
      JP   | JP    | JP         | -            | reduced       | Consumption tax 0.08
      DE   | ES-CN | DE EU      | -            | standard      | EXPORT
      DE   | ES-CN | DE EU      | ESB58378431  | standard      | EXPORT
      ES   | ES-CE | ES         | -            | standard      | EXPORT
      ES-CN| ES-CN | ES-CN      | -            | standard      | IGIC 0.07
      ES-CN| ES    | ES-CN      | -            | standard      | EXPORT
      ES-CN| DE    | ES-CN      | DE136308783  | standard      | EXPORT
      ES-CN| DE    | ES-CN EU   | DE136308783  | standard      | VAT 0.19
      ES   | ES-CN | ES-CN      | -            | standard      | IGIC 0.07
      DE   | PT-30 | DE EU      | -            | standard      | VAT 0.22
      DE   | PT-30 | DE EU      | -            | reduced       | VAT 0.04
      DE   | PT-20 | DE EU      | -            | reduced_2     | VAT 0.09
      PT-20| PT    | PT         | -            | standard      | VAT 0.23
      DE   | AT-MIT| DE EU      | -            | standard      | VAT 0.19
      DE   | AT-MIT| DE EU      | -            | reduced       | VAT 0.1
      FR   | FR-20R| FR         | -            | reduced       | VAT 0.021
      FR   | FR-20R| FR         | -            | reduced_2     | VAT 0.1
      FR   | RE    | FR         | -            | standard      | EXPORT
      RE   | RE    | RE         | -            | standard      | VAT 0.085
      DE   | GB-NIR| DE EU      | -            | standard      | VAT 0.2
      DE   | GB-NIR| DE         | XI980780684  | standard      | REVERSE_CHARGE
      DE   | GB-NIR| DE EU      | GB980780684  | standard      | VAT 0.2
      DE   | GB    | DE EU      | -            | standard      | EXPORT
      DE   | GB    | DE EU      | XI980780684  | standard      | EXPORT
      GB   | GB-NIR| GB         | XI980780684  | standard      | VAT 0.2
      GB-NIR| DE   | GB EU      | -            | standard      | VAT 0.19
      GB-NIR| DE   | GB         | DE136308783  | standard      | REVERSE_CHARGE
      GB-NIR| GB   | GB         | -            | standard      | VAT 0.2
      GB-NIR| US   | GB         | -            | standard      | EXPORT
      US   | US-PR | US-PR      | -            | standard      | PR sales tax 0.105
      AU   | AU-NSW| AU         | -            | standard      | GST 0.1\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void taxesFollowFromPlaceRegistrationsCustomerAndCategory(List<String> row) {
    var sale = sale(row.get(0), row.get(1), row.get(2));
    sale = row.get(3).equals("-") ? sale : sale.withVatNumber(row.get(3));
    assertEquals(row.get(5), taxes(DATA, sale, row.get(4)));
  }

  @Test
  void theDayChoosesTheRate() {
    assertEquals("VAT 0.175", taxes(DATA, on("2010-12-01", "GB", "GB"), "standard"));
    assertEquals("VAT 0.2", taxes(DATA, on("2011-01-04", "GB", "GB"), "standard"));
    assertEquals("VAT 0.1", taxes(DATA, on("2023-06-01", "CZ", "CZ"), "reduced_2"));
    assertEquals(
        "VAT 0.21",
        taxes(DATA, on("2024-06-01", "CZ", "CZ"), "reduced_2"),
        "a rate that ended gives way to the standard rate");
  }

  @Test
  void registrationsHaveDaysToo() {
    var from = new Registration("DE", true, DAY, Optional.of(DAY.plusDays(1)));
    for (int days = -1; days <= 2; days++) {
      var sale = TaxSituation.of(DAY.plusDays(days), Place.of("NL"), Place.of("DE"), List.of(from));
      var expected = days == 0 || days == 1 ? "VAT 0.19" : "OUTSIDE_REGISTRATIONS";
      assertEquals(expected, taxes(DATA, sale, "standard"));
    }
  }

  @Test
  void shippingIsTaxedWhereTheRegistrationSaysSo() {
    var both = List.of(Registration.in("CA"), Registration.in("CA-BC").shippingUntaxed());
    var sale = TaxSituation.of(DAY, Place.of("CA"), new Place("CA", "BC"), both);
    assertEquals("GST 0.05", taxes(DATA, sale, TaxContext.SHIPPING));
    assertEquals("GST 0.05, PST 0.07", taxes(DATA, sale, TaxContext.STANDARD));
    var none =
        TaxSituation.of(
            DAY,
            Place.of("US"),
            new Place("US", "CA"),
            List.of(Registration.in("US-CA").shippingUntaxed()));
    assertEquals("SHIPPING_NOT_TAXED", taxes(DATA, none, TaxContext.SHIPPING));
    var union =
        TaxSituation.of(
            DAY, Place.of("NL"), Place.of("DE"), List.of(Registration.in("EU").shippingUntaxed()));
    assertEquals("SHIPPING_NOT_TAXED", taxes(DATA, union, TaxContext.SHIPPING));
    var abroad =
        TaxSituation.of(
            DAY,
            Place.of("NL"),
            new Place("US", "CA"),
            List.of(Registration.in("EU"), Registration.in("US-CA").shippingUntaxed()));
    assertEquals("SHIPPING_NOT_TAXED", taxes(DATA, abroad, TaxContext.SHIPPING));
  }

  @Test
  void exemptCustomersPayNoneAndTheReasonIsKept() {
    var sale = sale("NL", "NL", "NL").withCustomerExemption("resale certificate 7");
    var category = context(DATA, sale).category("standard").orElseThrow();
    assertEquals(
        Optional.of(new ZeroTaxReason(ZeroTaxReason.Code.CUSTOMER_EXEMPT, "resale certificate 7")),
        category.zeroReason());
    var reverse = sale("NL", "DE", "NL").withVatNumber("DE 136308783");
    assertEquals(
        Optional.of(new ZeroTaxReason(ZeroTaxReason.Code.REVERSE_CHARGE, "DE 136308783")),
        context(DATA, reverse).category("standard").orElseThrow().zeroReason());
  }

  @Test
  void theDraftsOwnWordsArePassedOn() {
    var manual = List.of(new ManualRate("City", new BigDecimal("0.01")));
    var context = context(DATA, sale("NL", "NL", "NL").withDraftExempt().withManualRates(manual));
    assertEquals(true, context.draftExempt());
    assertEquals(manual, context.manualRates());
    assertEquals(false, context(DATA, sale("NL", "NL", "NL")).draftExempt());
  }

  @Test
  void theShopsOwnRatesOverruleTheBundledOnes() {
    var data =
        DATA.overruledBy(
            List.of(
                own("NL", "", "NL", "standard", "BTW", "0.2", "2026-01-01"),
                own("NL", "", "NL", "books", "BTW", "0.05", "2026-01-01"),
                own("US", "CA", "US-CA", "standard", "LA County", "0.095", "2026-01-01"),
                own("BR", "", "BR", "standard", "ICMS", "0.18", "2026-01-01")));
    assertEquals("BTW 0.2", taxes(data, sale("NL", "NL", "NL"), "standard"));
    assertEquals("BTW 0.05", taxes(data, sale("NL", "NL", "NL"), "books"));
    assertEquals("VAT 0.09", taxes(data, sale("NL", "NL", "NL"), "reduced"));
    assertEquals("VAT 0.21", taxes(data, on("2025-12-31", "NL", "NL"), "standard"));
    assertEquals("VAT 0.19", taxes(data, sale("NL", "DE", "DE"), "books"));
    assertEquals("LA County 0.095", taxes(data, sale("US", "US-CA", "US-CA"), "standard"));
    assertEquals("ICMS 0.18", taxes(data, sale("BR", "BR", "BR"), "standard"));
  }

  @Test
  void severalOwnRatesStandSideBySide() {
    var data =
        DATA.overruledBy(
            List.of(
                own("US", "CA", "US-CA", "standard", "State", "0.0725", "2026-01-01"),
                own("US", "CA", "US-CA", "standard", "County", "0.0225", "2026-01-01")));
    assertEquals(
        "State 0.0725, County 0.0225", taxes(data, sale("US", "US-CA", "US-CA"), "standard"));
  }

  @Test
  void theSameTaxTwiceIsRefused() {
    var county = own("US", "CA", "US-CA", "standard", "County", "0.0225", "2026-01-01");
    var resolution =
        TaxRules.resolve(DATA.overruledBy(List.of(county, county)), sale("US", "US-CA", "US-CA"));
    var refused = assertInstanceOf(TaxRules.Resolution.Refused.class, resolution);
    assertEquals(List.of(new TaxProblem.TaxTwice("County")), refused.problems());
  }

  @Test
  void categoriesIncludeTheShopsOwn() {
    var data = DATA.overruledBy(List.of(own("NL", "", "NL", "books", "BTW", "0.05", "2026-01-01")));
    var known = context(data, sale("NL", "BR", "NL")).category("books");
    assertEquals(ZeroTaxReason.Code.EXPORT, known.orElseThrow().zeroReason().orElseThrow().code());
    assertEquals(Optional.empty(), context(DATA, sale("NL", "BR", "NL")).category("books"));
  }

  @Test
  void nonsenseIsRefusedWithTheReason() {
    refused(new TaxProblem.UnknownCountry("XX"), sale("NL", "XX", "NL"));
    refused(new TaxProblem.UnknownCountry(""), sale("NL", "  ", "NL"));
    refused(new TaxProblem.UnknownRegion("US", "ZZ"), sale("US", "US-ZZ", "US-CA"));
    refused(new TaxProblem.RegionMissing("US"), sale("US", "US", "US-CA"));
    refused(new TaxProblem.RegionMissing("CA"), sale("CA", "CA", "CA"));
    refused(new TaxProblem.NoKnownRates("BR"), sale("BR", "BR", "BR"));
    refused(
        new TaxProblem.WrongVatNumber(new VatNumberFault.WrongCheckDigit()),
        sale("NL", "DE", "NL").withVatNumber("DE136308784"));
    refused(
        new TaxProblem.NoKnownRate("GB", LocalDate.of(1980, 1, 1)), on("1980-01-01", "GB", "GB"));
  }

  private static void refused(TaxProblem problem, TaxSituation sale) {
    var refused = assertInstanceOf(TaxRules.Resolution.Refused.class, TaxRules.resolve(DATA, sale));
    assertEquals(List.of(problem), refused.problems());
  }

  private static TaxSituation on(String day, String to, String registered) {
    return TaxSituation.of(
        LocalDate.parse(day), Place.of(to), Place.of(to), List.of(Registration.in(registered)));
  }

  private static TaxSituation sale(String shop, String to, String registered) {
    return TaxSituation.of(
        DAY,
        place(shop),
        place(to),
        CaseTable.words(registered).stream()
            .filter(r -> !r.equals("-"))
            .map(Registration::in)
            .toList());
  }

  private static Place place(String code) {
    return code.strip().length() > 2
        ? new Place(code.substring(0, 2), code.substring(3))
        : Place.of(code.strip());
  }

  private static String taxes(TaxData data, TaxSituation sale, String category) {
    var rates = context(data, sale).category(category).orElseThrow();
    return rates
        .zeroReason()
        .map(r -> r.code().name())
        .orElseGet(() ->
            rates.rates().stream()
                .map(r -> r.title() + " " + r.rate().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", ")));
  }

  private static TaxContext context(TaxData data, TaxSituation sale) {
    var resolution = TaxRules.resolve(data, sale);
    return assertInstanceOf(TaxRules.Resolution.Resolved.class, resolution).context();
  }

  private static TaxRate own(
      String country,
      String region,
      String authority,
      String category,
      String title,
      String rate,
      String from) {
    return new TaxRate(
        country,
        region,
        authority,
        category,
        title,
        new BigDecimal(rate),
        LocalDate.parse(from),
        Optional.empty());
  }
}
