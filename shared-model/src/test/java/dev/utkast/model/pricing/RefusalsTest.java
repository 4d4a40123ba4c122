package dev.utkast.model.pricing;

import static dev.utkast.model.money.CaseTable.money;
import static dev.utkast.model.money.CaseTable.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

/// Nonsense is refused with the name of its field; what is just not nonsense is priced.
class RefusalsTest {

  private static final CartLine LINE = CartLine.of(1, usd("20.00"), 2);
  private static final PricingRules RULES =
      PricingRules.of(CurrencyUnit.USD, TaxContext.flat("VAT", new BigDecimal("0.06")));

  @Test
  void pricesAreAmountsOfTheShopsCurrency() {
    refused("line_items[0].price", "must not be negative", CartLine.of(1, usd("-0.01"), 1));
    refused("line_items[0].price", "must be in USD", CartLine.of(1, money("EUR", "1.00"), 1));
    refused("line_items[0].price", "is too large", CartLine.of(1, cents(Amounts.MAX_MINOR + 1), 1));
    priced(CartLine.of(1, usd("0.00"), 1));
  }

  @Test
  void quantitiesStartAtOne() {
    refused("line_items[0].quantity", "must be at least 1", CartLine.of(1, usd("1.00"), 0));
    refused("line_items[0].quantity", "must be at least 1", CartLine.of(1, usd("1.00"), -1));
    priced(CartLine.of(1, usd("1.00"), 1));
    priced(CartLine.of(1, usd("1.00"), Integer.MAX_VALUE));
  }

  @Test
  void lineDiscountsStayWithinTheLine() {
    var field = "line_items[0].applied_discount.value";
    refused(field, "must not exceed 20.00", LINE.with(fixed("20.01")));
    refused(field, "must not be negative", LINE.with(fixed("-0.01")));
    refused(field, "must be in USD", LINE.with(new Discount.FixedAmount(money("EUR", "1.00"))));
    refused(field, "must be from 0 to 100", LINE.with(percent("100.01")));
    refused(field, "must be from 0 to 100", LINE.with(percent("-1")));
    refused(field, "has too many decimals", LINE.with(percent("1.12345678")));
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
        "applied_discount.value",
        "must not exceed the lines' total",
        Cart.of(half).with(fixed("20.01")),
        RULES);
    priced(Cart.of(half).with(fixed("20.00")), RULES);
    refused(
        "applied_discount.value",
        "must be from 0 to 100",
        Cart.of(LINE).with(percent("101")),
        RULES);
    refused(
        "applied_discount.value",
        "must not be negative",
        Cart.of(LINE).with(fixed("-1.00")),
        RULES);
  }

  @Test
  void shippingIsAnAmountToo() {
    refusedShipping("price", "must not be negative", s -> shipping("-0.01", Optional.empty()));
    refusedShipping(
        "applied_discount.value",
        "must not exceed 5.00",
        s -> shipping("5.00", Optional.of(fixed("5.01"))));
    refusedShipping(
        "applied_discount.value",
        "must be from 0 to 100",
        s -> shipping("5.00", Optional.of(percent("101"))));
    refusedShipping(
        "tax_category",
        "is unknown: air",
        s -> new CartShipping(s.price(), Optional.empty(), true, "air", List.of()));
    refusedShipping(
        "manual_tax_lines[0].rate",
        "must be from 0 to 1",
        s ->
            new CartShipping(
                s.price(), Optional.empty(), true, "shipping", List.of(rate("VAT", "1.01"))));
    refusedShipping("price", "is too large", s -> CartShipping.of(cents(Amounts.MAX_MINOR + 1)));
    priced(Cart.of(LINE).with(shipping("5.00", Optional.of(fixed("5.00")))), RULES);
  }

  @Test
  void ratesLieFromZeroToOneHundredPercent() {
    var at = "line_items[0].manual_tax_lines[0].";
    refused(at + "rate", "must be from 0 to 1", taxed(rate("VAT", "1.0001")));
    refused(at + "rate", "must be from 0 to 1", taxed(rate("VAT", "-0.01")));
    refused(at + "rate", "has too many decimals", taxed(rate("VAT", "0.1234567891")));
    refused(at + "title", "can't be blank", taxed(rate(" ", "0.1")));
    refused(
        "line_items[0].manual_tax_lines[1].title",
        "has been taken",
        taxed(rate("VAT", "0.1"), rate("VAT", "0.10")));
    priced(taxed(rate("VAT", "1"), rate("VAT", "0"), rate("PST", "0.123456789")));
    var many = Collections.nCopies(11, rate("VAT", "0.1"));
    var refused = quote(Cart.of(LINE.taxedAt(many)), RULES);
    assertEquals(
        new FieldProblem("line_items[0].manual_tax_lines", "must be at most 10"),
        refused.getFirst());
    priced(LINE.taxedAt(IntStream.range(0, 10).mapToObj(i -> rate("City " + i, "0.1")).toList()));
    assertEquals(
        List.of(new FieldProblem("manual_tax_lines[0].rate", "must be from 0 to 1")),
        quote(Cart.of(LINE), rules(RULES.tax().withManualRates(List.of(rate("VAT", "2"))))));
  }

  @Test
  void categoriesAreKnown() {
    refused("line_items[0].tax_category", "is unknown: books", LINE.inCategory("books"));
    priced(LINE.inCategory("super_reduced"));
  }

  @Test
  void anotherCurrencyNeedsItsRate() {
    var problem = new FieldProblem("presentment_currency", "has no exchange rate from USD to EUR");
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
        List.of(new FieldProblem("rounding_mode", "must round")), quote(Cart.of(LINE), rules));
  }

  @Test
  void linesAreAtMost499() {
    var lines = Collections.nCopies(499, LINE);
    priced(new Cart(lines, Optional.empty(), Optional.empty()), RULES);
    refused(
        "line_items",
        "must be at most 499",
        new Cart(Collections.nCopies(500, LINE), Optional.empty(), Optional.empty()),
        RULES);
  }

  @Test
  void whatLeavesTheRangeIsRefusedAndNeverWraps() {
    var untaxed = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    var largest = cents(Amounts.MAX_MINOR);
    priced(Cart.of(CartLine.of(1, largest, 1)), untaxed);
    refused(
        "line_items[0].price", "is too large in USD", Cart.of(CartLine.of(1, largest, 2)), untaxed);
    refused(
        "line_items[0].price",
        "is too large in USD",
        Cart.of(CartLine.of(1, largest, Integer.MAX_VALUE)),
        untaxed);
    refused(
        "line_items",
        "is too large in USD",
        Cart.of(CartLine.of(1, largest, 1), CartLine.of(2, cents(1), 1)),
        untaxed);
    var half = CartLine.of(1, cents(Amounts.MAX_MINOR / 3), 2);
    refused("line_items", "is too large in USD", Cart.of(half, half), untaxed);
    priced(Cart.of().with(CartShipping.of(largest)), untaxed);
    refused(
        "line_items",
        "is too large in USD",
        Cart.of(CartLine.of(1, largest, 1)).with(CartShipping.of(cents(1))),
        untaxed);
    refused(
        "line_items", "is too large with its taxes", Cart.of(CartLine.of(1, largest, 1)), RULES);
    priced(Cart.of(CartLine.of(1, largest, 1)), RULES.includingTaxes());
  }

  @Test
  void whatLeavesTheRangeInTheOtherCurrencyIsRefusedToo() {
    var untaxed = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    var yen = untaxed.presentedIn(exchange("USD", "JPY", "200"));
    refused(
        "line_items[0].price",
        "is too large in JPY",
        Cart.of(CartLine.of(1, cents(Amounts.MAX_MINOR), 1)),
        yen);
    refused(
        "shipping_line.price",
        "is too large in JPY",
        Cart.of(LINE).with(CartShipping.of(cents(Amounts.MAX_MINOR - 4000))),
        yen);
    var taxed = RULES.presentedIn(exchange("USD", "JPY", "100"));
    priced(Cart.of(CartLine.of(1, cents(Amounts.MAX_MINOR / 2), 1)), taxed);
    refused(
        "line_items",
        "is too large with its taxes",
        Cart.of(CartLine.of(1, cents(Amounts.MAX_MINOR - 1000), 1)),
        RULES.presentedIn(exchange("USD", "JPY", "1")));
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    var problems =
        quote(
            Cart.of(CartLine.of(1, usd("-1.00"), 0), LINE.with(percent("101")))
                .with(fixed("-5.00")),
            RULES);
    assertEquals(
        List.of(
            "line_items[0].price",
            "line_items[0].quantity",
            "line_items[1].applied_discount.value",
            "applied_discount.value"),
        problems.stream().map(FieldProblem::field).toList());
  }

  @Test
  void pricingWhatIsKnownToBeRightThrowsOnWhatIsNot() {
    var wrong = Cart.of(CartLine.of(1, usd("1.00"), 0));
    assertThrows(IllegalArgumentException.class, () -> Pricing.price(wrong, RULES));
  }

  private static void refused(String field, String reason, CartLine line) {
    refused(field, reason, Cart.of(line), RULES);
  }

  private static void refused(String field, String reason, Cart cart, PricingRules rules) {
    assertEquals(List.of(new FieldProblem(field, reason)), quote(cart, rules));
  }

  private static void refusedShipping(
      String field, String reason, UnaryOperator<CartShipping> change) {
    var shipping = change.apply(CartShipping.of(usd("5.00")));
    refused("shipping_line." + field, reason, Cart.of(LINE).with(shipping), RULES);
  }

  private static void priced(CartLine line) {
    priced(Cart.of(line), RULES);
  }

  private static void priced(Cart cart, PricingRules rules) {
    assertInstanceOf(PricingOutcome.Priced.class, Pricing.quote(cart, rules));
  }

  private static List<FieldProblem> quote(Cart cart, PricingRules rules) {
    return switch (Pricing.quote(cart, rules)) {
      case PricingOutcome.Priced _ -> List.of();
      case PricingOutcome.Refused(var problems) -> problems;
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
