package dev.utkast.aws.adminapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.PricingRefusal.TaxPlace;
import dev.utkast.model.decision.TaxProblem;
import dev.utkast.model.decision.VatNumberFault;
import dev.utkast.model.money.CrossRates.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What clients are told of each reason not to price: status, field and words.
class PricingRefusalsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final CurrencyUnit CHF = CurrencyUnit.of("CHF");
  private static final Subject DOCUMENT = CartProblem.DOCUMENT;
  private static final Subject LINE = new Subject.Line(2);
  private static final Fault BLANK = new Fault.Blank();

  /// @param told the status, and the errors in JSON
  record Row(PricingRefusal refusal, String told) {}

  static Stream<Row> rows() {
    return Stream.of(
            Stream.of(
                new Row(
                    new PricingRefusal.CustomerGone(),
                    invalid(
                        "customer_id",
                        "was deleted, and the price may depend on it: name another customer, or"
                            + " null")),
                new Row(
                    new PricingRefusal.NoSellerVatNumber(),
                    invalid(
                        "tax_settings.vat_number", "can't be blank: a reverse charge names it"))),
            rates(),
            places(),
            taxes(),
            subjects(),
            properties(),
            faults())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> rates() {
    return Stream.of(
        rate(new Outcome.Missing(CHF, DAY), "none is known"),
        rate(new Outcome.Stale(CHF, DAY.minusDays(5), DAY), "the newest for CHF is of 2026-02-25"),
        rate(
            new Outcome.NotPositive(CHF, BigDecimal.ZERO, DAY),
            "CHF was quoted at 0 on 2026-03-02"),
        rate(
            new Outcome.Implausible(CHF, new BigDecimal("1.10"), new BigDecimal("11.00")),
            "CHF jumped from 1.10 to 11.00"));
  }

  private static Row rate(Outcome.Untrusted why, String words) {
    return new Row(
        new PricingRefusal.NoTrustedRate(CurrencyUnit.USD, CHF, DAY, why),
        "409 \"no exchange rate from USD to CHF on 2026-03-02 that can be trusted: "
            + words
            + "\"");
  }

  private static Stream<Row> places() {
    return Stream.of(
        country(TaxPlace.SHIPPING_ADDRESS, "shipping_address.country"),
        country(TaxPlace.BILLING_ADDRESS, "billing_address.country"),
        country(TaxPlace.CUSTOMERS_ADDRESS, "customer.default_address.country"),
        country(TaxPlace.SHOP, "tax_settings.country"));
  }

  private static Row country(TaxPlace place, String field) {
    return new Row(
        new PricingRefusal.CountryNotFound(place, "Atlantis"),
        invalid(field, "is unknown, and taxes depend on it: Atlantis"));
  }

  private static Stream<Row> taxes() {
    return Stream.of(
        tax(new TaxProblem.UnknownCountry("XX"), "billing_address.country_code", "is unknown: XX"),
        tax(
            new TaxProblem.RegionMissing("US"),
            "billing_address.province_code",
            "can't be blank: taxes are the regions' in US"),
        tax(
            new TaxProblem.UnknownRegion("US", "ZZ"),
            "billing_address.province_code",
            "is unknown in US: ZZ"),
        tax(
            new TaxProblem.NoKnownRates("BR"),
            "billing_address.country_code",
            "has no known tax rates: BR"),
        tax(new TaxProblem.NoKnownRate("GB", DAY), "date", "has no known rate of GB: 2026-03-02"),
        tax(new TaxProblem.TaxTwice("County"), "tax_rates", "has a tax twice: County"),
        vatNumber(new VatNumberFault.NotANumber(), "is not a VAT number"),
        vatNumber(
            new VatNumberFault.UnknownCountry("US"),
            "is of a country whose numbers are unknown: US"),
        vatNumber(new VatNumberFault.WrongForm("SE"), "is not a VAT number of SE"),
        vatNumber(new VatNumberFault.WrongCheckDigit(), "has a wrong check digit"));
  }

  private static Row vatNumber(VatNumberFault fault, String words) {
    return tax(new TaxProblem.WrongVatNumber(fault), "customer.vat_number", words);
  }

  private static Row tax(TaxProblem problem, String field, String words) {
    return new Row(
        new PricingRefusal.Untaxable(TaxPlace.BILLING_ADDRESS, List.of(problem)),
        invalid(field, words));
  }

  private static Stream<Row> subjects() {
    return Stream.of(
        blank(DOCUMENT, Property.TITLE, "title"),
        blank(LINE, Property.TITLE, "line_items[2].title"),
        blank(CartProblem.SHIPPING, Property.TITLE, "shipping_line.title"),
        blank(new Subject.ShippingPart(), Property.TITLE, "shipping.title"),
        blank(new Subject.TaxLine(DOCUMENT, 1), Property.TITLE, "manual_tax_lines[1].title"),
        blank(
            new Subject.TaxLine(LINE, 0),
            Property.TITLE,
            "line_items[2].manual_tax_lines[0].title"),
        blank(
            new Subject.TaxLine(CartProblem.SHIPPING, 3),
            Property.TITLE,
            "shipping_line.manual_tax_lines[3].title"));
  }

  private static Stream<Row> properties() {
    return Stream.of(
        blank(LINE, Property.ID, "line_items[2].id"),
        blank(DOCUMENT, Property.LINES, "line_items"),
        blank(LINE, Property.PRICE, "line_items[2].price"),
        blank(LINE, Property.QUANTITY, "line_items[2].quantity"),
        blank(LINE, Property.DISCOUNT, "line_items[2].applied_discount.value"),
        blank(LINE, Property.TAX_LINES, "line_items[2].manual_tax_lines"),
        blank(LINE, Property.TAX_CATEGORY, "line_items[2].tax_category"),
        blank(new Subject.TaxLine(DOCUMENT, 0), Property.RATE, "manual_tax_lines[0].rate"),
        blank(new Subject.ShippingPart(), Property.AMOUNT, "shipping.amount"),
        blank(DOCUMENT, Property.PRESENTMENT_CURRENCY, "presentment_currency"),
        blank(DOCUMENT, Property.ROUNDING_MODE, "rounding_mode"));
  }

  private static Row blank(Subject subject, Property property, String field) {
    return new Row(
        new PricingRefusal.WrongCart(List.of(subject.has(property, BLANK))),
        invalid(field, "can't be blank"));
  }

  private static Stream<Row> faults() {
    return Stream.of(
        fault(new Fault.Negative(), "must not be negative"),
        fault(new Fault.TooLarge(), "is too large"),
        fault(new Fault.TooLargeIn(CHF), "is too large in CHF"),
        fault(new Fault.TooLargeWithTaxes(), "is too large with its taxes"),
        fault(new Fault.OtherCurrency(CHF), "must be in CHF"),
        fault(new Fault.AtLeast(1), "must be at least 1"),
        fault(new Fault.AtMost(499), "must be at most 499"),
        fault(between("100"), "must be from 0 to 100"),
        fault(between("7.00"), "must be from 0 to 7.00"),
        fault(between("1E+2"), "must be from 0 to 100"),
        fault(new Fault.ExceedsPrice(Money.parse("USD 20.00")), "must not exceed 20.00"),
        fault(new Fault.ExceedsLines(), "must not exceed the lines' total"),
        fault(new Fault.TooManyDecimals(), "has too many decimals"),
        fault(new Fault.Unknown("books"), "is unknown: books"),
        fault(new Fault.Taken(), "has been taken"),
        fault(
            new Fault.NoExchangeRate(CurrencyUnit.USD, CHF),
            "has no exchange rate from USD to CHF"),
        fault(new Fault.NoRounding(), "must round"),
        fault(new Fault.NoShipping(), "must be blank: there is no shipping"));
  }

  private static Fault between(String most) {
    return new Fault.Between(BigDecimal.ZERO, new BigDecimal(most));
  }

  private static Row fault(Fault fault, String words) {
    return new Row(
        new PricingRefusal.WrongCart(List.of(LINE.has(Property.PRICE, fault))),
        invalid("line_items[2].price", words));
  }

  private static String invalid(String field, String words) {
    return "422 {\"" + field + "\":[\"" + words + "\"]}";
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyReasonHasItsFieldAndWords(Row row) {
    var problem = PricingRefusals.problem(row.refusal());
    assertEquals(row.told(), problem.getMessage());
    assertFalse(problem.isForEver(), "other settings or rates may let it be");
  }

  @Test
  void noReasonIsForgotten() {
    var told = rows().flatMap(row -> Kinds.in(row.refusal())).collect(Collectors.toSet());
    var all =
        Kinds.of(
            PricingRefusal.class,
            TaxPlace.class,
            TaxProblem.class,
            VatNumberFault.class,
            Outcome.Untrusted.class,
            Subject.class,
            Property.class,
            Fault.class);
    assertEquals(
        Set.of(), all.stream().filter(kind -> !told.contains(kind)).collect(Collectors.toSet()));
  }

  @Test
  void allThatIsWrongIsToldAtOnceByField() {
    var cart =
        new PricingRefusal.WrongCart(
            List.of(
                LINE.has(Property.PRICE, new Fault.Negative()),
                DOCUMENT.has(Property.LINES, new Fault.AtMost(499)),
                LINE.has(Property.PRICE, new Fault.TooLarge())));
    assertEquals(
        "422 {\"line_items[2].price\":[\"must not be negative\",\"is too large\"],"
            + "\"line_items\":[\"must be at most 499\"]}",
        PricingRefusals.problem(cart).getMessage());
    var taxes =
        new PricingRefusal.Untaxable(
            TaxPlace.SHIPPING_ADDRESS,
            List.of(
                new TaxProblem.UnknownCountry("XX"),
                new TaxProblem.WrongVatNumber(new VatNumberFault.NotANumber())));
    assertEquals(
        "422 {\"shipping_address.country_code\":[\"is unknown: XX\"],"
            + "\"customer.vat_number\":[\"is not a VAT number\"]}",
        PricingRefusals.problem(taxes).getMessage());
  }
}
