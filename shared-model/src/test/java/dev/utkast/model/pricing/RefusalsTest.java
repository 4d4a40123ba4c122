package dev.utkast.model.pricing;

import static dev.utkast.model.decision.CartProblem.DOCUMENT;
import static dev.utkast.model.decision.CartProblem.SHIPPING;
import static dev.utkast.model.money.CaseTable.money;
import static dev.utkast.model.money.CaseTable.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// Nonsense is refused with where it stands and why; what is just not nonsense is priced.
class RefusalsTest {
  private static final Subject LINE_0 = new Subject.Line(0);

  private static final CartLine LINE = Lines.of(1, usd("20.00"), 2);
  private static final PricingRules RULES =
      PricingRules.of(CurrencyUnit.USD, TaxContext.flat("VAT", new BigDecimal("0.06")));

  @Test
  void pricesAreAmountsOfTheShopsCurrency() {
    refused(LINE_0, Property.PRICE, new Fault.Negative(), Lines.of(1, usd("-0.01"), 1));
    refused(
        LINE_0,
        Property.PRICE,
        new Fault.OtherCurrency(CurrencyUnit.USD),
        Lines.of(1, money("EUR", "1.00"), 1));
    refused(
        LINE_0, Property.PRICE, new Fault.TooLarge(), Lines.of(1, cents(Amounts.MAX_MINOR + 1), 1));
    priced(Lines.of(1, usd("0.00"), 1));
  }

  @Test
  void quantitiesStartAtOne() {
    refused(LINE_0, Property.QUANTITY, new Fault.AtLeast(1), Lines.of(1, usd("1.00"), 0));
    refused(LINE_0, Property.QUANTITY, new Fault.AtLeast(1), Lines.of(1, usd("1.00"), -1));
    priced(Lines.of(1, usd("1.00"), 1));
    priced(Lines.of(1, usd("1.00"), Integer.MAX_VALUE));
  }

  @Test
  void lineDiscountsStayWithinTheLine() {
    refused(
        LINE_0, Property.DISCOUNT, new Fault.ExceedsPrice(usd("20.00")), LINE.with(fixed("20.01")));
    refused(LINE_0, Property.DISCOUNT, new Fault.Negative(), LINE.with(fixed("-0.01")));
    refused(
        LINE_0,
        Property.DISCOUNT,
        new Fault.OtherCurrency(CurrencyUnit.USD),
        LINE.with(new Discount.FixedAmount(money("EUR", "1.00"))));
    refused(LINE_0, Property.DISCOUNT, upTo("100"), LINE.with(percent("100.01")));
    refused(LINE_0, Property.DISCOUNT, upTo("100"), LINE.with(percent("-1")));
    refused(
        LINE_0, Property.DISCOUNT, new Fault.TooManyDecimals(), LINE.with(percent("1.12345678")));
    priced(LINE.with(fixed("20.00")));
    priced(LINE.with(percent("100")));
    priced(LINE.with(percent("0")));
    priced(LINE.with(percent("1.1234567")));
    priced(LINE.with(percent("1.000000000000")));
    priced(LINE.with(percent("0.000000000000")));
  }

  @Test
  void orderDiscountsStayWithinTheLinesAfterTheirOwn() {
    var half = LINE.with(percent("50"));
    refused(
        DOCUMENT,
        Property.DISCOUNT,
        new Fault.ExceedsLines(),
        Cart.of(half).with(fixed("20.01")),
        RULES);
    priced(Cart.of(half).with(fixed("20.00")), RULES);
    refused(DOCUMENT, Property.DISCOUNT, upTo("100"), Cart.of(LINE).with(percent("101")), RULES);
    refused(
        DOCUMENT,
        Property.DISCOUNT,
        new Fault.Negative(),
        Cart.of(LINE).with(fixed("-1.00")),
        RULES);
  }

  @Test
  void shippingIsAnAmountToo() {
    refusedShipping(
        SHIPPING, Property.PRICE, new Fault.Negative(), s -> shipping("-0.01", Optional.empty()));
    refusedShipping(
        SHIPPING,
        Property.DISCOUNT,
        new Fault.ExceedsPrice(usd("5.00")),
        s -> shipping("5.00", Optional.of(fixed("5.01"))));
    refusedShipping(
        SHIPPING,
        Property.DISCOUNT,
        upTo("100"),
        s -> shipping("5.00", Optional.of(percent("101"))));
    refusedShipping(
        SHIPPING,
        Property.TAX_CATEGORY,
        new Fault.Unknown("air"),
        s -> new CartShipping(s.price(), Optional.empty(), true, "air", List.of()));
    refusedShipping(
        tax(SHIPPING, 0),
        Property.RATE,
        upTo("1"),
        s ->
            new CartShipping(
                s.price(), Optional.empty(), true, "shipping", List.of(rate("VAT", "1.01"))));
    refusedShipping(
        SHIPPING,
        Property.PRICE,
        new Fault.TooLarge(),
        s -> CartShipping.of(cents(Amounts.MAX_MINOR + 1)));
    priced(Cart.of(LINE).with(shipping("5.00", Optional.of(fixed("5.00")))), RULES);
  }

  @Test
  void ratesLieFromZeroToOneHundredPercent() {
    var at = tax(LINE_0, 0);
    refused(at, Property.RATE, upTo("1"), taxed(rate("VAT", "1.0001")));
    refused(at, Property.RATE, upTo("1"), taxed(rate("VAT", "-0.01")));
    refused(at, Property.RATE, new Fault.TooManyDecimals(), taxed(rate("VAT", "0.1234567891")));
    refused(at, Property.TITLE, new Fault.Blank(), taxed(rate(" ", "0.1")));
    refused(
        tax(LINE_0, 1),
        Property.TITLE,
        new Fault.Taken(),
        taxed(rate("VAT", "0.1"), rate("VAT", "0.10")));
    priced(taxed(rate("VAT", "1"), rate("VAT", "0"), rate("PST", "0.123456789")));
    var many = Collections.nCopies(11, rate("VAT", "0.1"));
    var refused = quote(Cart.of(LINE.taxedAt(many)), RULES);
    assertEquals(
        new CartProblem(LINE_0, Property.TAX_LINES, new Fault.AtMost(10)), refused.getFirst());
    priced(LINE.taxedAt(IntStream.range(0, 10).mapToObj(i -> rate("City " + i, "0.1")).toList()));
    assertEquals(
        List.of(new CartProblem(tax(DOCUMENT, 0), Property.RATE, upTo("1"))),
        quote(Cart.of(LINE), rules(RULES.tax().withManualRates(List.of(rate("VAT", "2"))))));
  }

  @Test
  void categoriesAreKnown() {
    refused(LINE_0, Property.TAX_CATEGORY, new Fault.Unknown("books"), LINE.inCategory("books"));
    priced(LINE.inCategory("super_reduced"));
  }

  @Test
  void anotherCurrencyNeedsItsRate() {
    var problem =
        new CartProblem(
            DOCUMENT,
            Property.PRESENTMENT_CURRENCY,
            new Fault.NoExchangeRate(CurrencyUnit.USD, CurrencyUnit.EUR));
    assertEquals(List.of(problem), quote(Cart.of(LINE), presented(Optional.empty())));
    assertEquals(
        List.of(problem),
        quote(Cart.of(LINE), presented(Optional.of(exchange("USD", "GBP", "0.8")))));
    assertEquals(
        List.of(), quote(Cart.of(LINE), presented(Optional.of(exchange("USD", "EUR", "0.9")))));
  }

  @Test
  void roundingNeedsAMode() {
    var rules = RULES.rounding(RoundingLevel.LINE, RoundingMode.UNNECESSARY);
    assertEquals(
        List.of(new CartProblem(DOCUMENT, Property.ROUNDING_MODE, new Fault.NoRounding())),
        quote(Cart.of(LINE), rules));
  }

  @Test
  void linesAreAtMost499() {
    var lines = Collections.nCopies(499, LINE);
    priced(new Cart(lines, Optional.empty(), Optional.empty()), RULES);
    refused(
        DOCUMENT,
        Property.LINES,
        new Fault.AtMost(499),
        new Cart(Collections.nCopies(500, LINE), Optional.empty(), Optional.empty()),
        RULES);
  }

  @Test
  void whatLeavesTheRangeIsRefusedAndNeverWraps() {
    var untaxed = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    var largest = cents(Amounts.MAX_MINOR);
    priced(Cart.of(Lines.of(1, largest, 1)), untaxed);
    refused(
        LINE_0,
        Property.PRICE,
        new Fault.TooLargeIn(CurrencyUnit.of("USD")),
        Cart.of(Lines.of(1, largest, 2)),
        untaxed);
    refused(
        LINE_0,
        Property.PRICE,
        new Fault.TooLargeIn(CurrencyUnit.of("USD")),
        Cart.of(Lines.of(1, largest, Integer.MAX_VALUE)),
        untaxed);
    refused(
        DOCUMENT,
        Property.LINES,
        new Fault.TooLargeIn(CurrencyUnit.of("USD")),
        Cart.of(Lines.of(1, largest, 1), Lines.of(2, cents(1), 1)),
        untaxed);
    var half = Lines.of(1, cents(Amounts.MAX_MINOR / 3), 2);
    refused(
        DOCUMENT,
        Property.LINES,
        new Fault.TooLargeIn(CurrencyUnit.of("USD")),
        Cart.of(half, half),
        untaxed);
    priced(Cart.of().with(CartShipping.of(largest)), untaxed);
    refused(
        DOCUMENT,
        Property.LINES,
        new Fault.TooLargeIn(CurrencyUnit.of("USD")),
        Cart.of(Lines.of(1, largest, 1)).with(CartShipping.of(cents(1))),
        untaxed);
    refused(
        DOCUMENT,
        Property.LINES,
        new Fault.TooLargeWithTaxes(),
        Cart.of(Lines.of(1, largest, 1)),
        RULES);
    priced(Cart.of(Lines.of(1, largest, 1)), RULES.includingTaxes());
  }

  @Test
  void whatLeavesTheRangeInTheOtherCurrencyIsRefusedToo() {
    var untaxed = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    var yen = untaxed.presentedIn(exchange("USD", "JPY", "200"));
    refused(
        LINE_0,
        Property.PRICE,
        new Fault.TooLargeIn(CurrencyUnit.of("JPY")),
        Cart.of(Lines.of(1, cents(Amounts.MAX_MINOR), 1)),
        yen);
    refused(
        SHIPPING,
        Property.PRICE,
        new Fault.TooLargeIn(CurrencyUnit.of("JPY")),
        Cart.of(LINE).with(CartShipping.of(cents(Amounts.MAX_MINOR - 4000))),
        yen);
    var taxed = RULES.presentedIn(exchange("USD", "JPY", "100"));
    priced(Cart.of(Lines.of(1, cents(Amounts.MAX_MINOR / 2), 1)), taxed);
    refused(
        DOCUMENT,
        Property.LINES,
        new Fault.TooLargeWithTaxes(),
        Cart.of(Lines.of(1, cents(Amounts.MAX_MINOR - 1000), 1)),
        RULES.presentedIn(exchange("USD", "JPY", "1")));
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    assertEquals(
        List.of(
            LINE_0.has(Property.PRICE, new Fault.Negative()),
            LINE_0.has(Property.QUANTITY, new Fault.AtLeast(1)),
            new Subject.Line(1).has(Property.DISCOUNT, upTo("100")),
            DOCUMENT.has(Property.DISCOUNT, new Fault.Negative())),
        quote(
            Cart.of(Lines.of(1, usd("-1.00"), 0), LINE.with(percent("101"))).with(fixed("-5.00")),
            RULES));
  }

  @Test
  void pricingWhatIsKnownToBeRightThrowsOnWhatIsNot() {
    var wrong = Cart.of(Lines.of(1, usd("1.00"), 0));
    assertThrows(IllegalArgumentException.class, () -> Pricing.price(wrong, RULES));
  }

  private static Subject tax(Subject of, int index) {
    return new Subject.TaxLine(of, index);
  }

  private static Fault upTo(String most) {
    return new Fault.Between(BigDecimal.ZERO, new BigDecimal(most));
  }

  private static void refused(Subject subject, Property property, Fault fault, CartLine line) {
    refused(subject, property, fault, Cart.of(line), RULES);
  }

  private static void refused(
      Subject subject, Property property, Fault fault, Cart cart, PricingRules rules) {
    assertEquals(List.of(subject.has(property, fault)), quote(cart, rules));
  }

  private static void refusedShipping(
      Subject subject, Property property, Fault fault, UnaryOperator<CartShipping> change) {
    var shipping = change.apply(CartShipping.of(usd("5.00")));
    refused(subject, property, fault, Cart.of(LINE).with(shipping), RULES);
  }

  private static void priced(CartLine line) {
    priced(Cart.of(line), RULES);
  }

  private static void priced(Cart cart, PricingRules rules) {
    assertInstanceOf(PricingOutcome.Priced.class, Pricing.quote(cart, rules));
  }

  private static List<CartProblem> quote(Cart cart, PricingRules rules) {
    return switch (Pricing.quote(cart, rules)) {
      case PricingOutcome.Priced _ -> List.of();
      case PricingOutcome.Refused(PricingRefusal.WrongCart(var problems)) -> problems;
      case PricingOutcome.Refused(var other) -> throw new AssertionError(other.toString());
    };
  }

  private static PricingRules rules(TaxContext tax) {
    return PricingRules.of(CurrencyUnit.USD, tax);
  }

  private static PricingRules presented(Optional<ExchangeRate> rate) {
    return new PricingRules(
        CurrencyUnit.USD,
        CurrencyUnit.EUR,
        rate,
        RULES.tax(),
        false,
        Optional.empty(),
        RULES.roundingLevel(),
        RULES.roundingMode(),
        RULES.allocation(),
        Optional.empty());
  }

  static ExchangeRate exchange(String base, String quote, String rate) {
    return new ExchangeRate(
        CurrencyUnit.of(base),
        CurrencyUnit.of(quote),
        new BigDecimal(rate),
        LocalDate.of(2026, 10, 30),
        "European Central Bank");
  }

  private static CartShipping shipping(String price, Optional<Discount> discount) {
    return new CartShipping(usd(price), discount, true, TaxContext.SHIPPING, List.of());
  }

  private static CartLine taxed(ManualRate... rates) {
    return LINE.taxedAt(List.of(rates));
  }

  private static ManualRate rate(String title, String rate) {
    return new ManualRate(title, new BigDecimal(rate));
  }

  private static Discount fixed(String amount) {
    return new Discount.FixedAmount(usd(amount));
  }

  private static Discount percent(String percent) {
    return new Discount.Percentage(new BigDecimal(percent));
  }

  private static Money cents(long cents) {
    return Money.ofMinor(CurrencyUnit.USD, cents);
  }
}
