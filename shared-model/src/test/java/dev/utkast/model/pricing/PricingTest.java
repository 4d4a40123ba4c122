package dev.utkast.model.pricing;

import static dev.utkast.model.money.CaseTable.money;
import static dev.utkast.model.money.CaseTable.usd;
import static dev.utkast.model.pricing.RefusalsTest.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.money.PriceEnding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PricingTest {

  private static final AppliedRate VAT = new AppliedRate("VAT", new BigDecimal("0.2"));
  private static final PricingRules RULES = PricingRules.of(CurrencyUnit.USD, TaxContext.flat(VAT));

  /// Who decides a line's tax, strongest first: draft exemption, manual rates of the line, not
  /// taxable, manual rates of the document, category. Every combination of the first four.
  private static final String STRENGTH =
      """
      exempt | line's | taxable | document's | tax         | reason
      yes    | yes    | yes     | yes        | 0.00        | DRAFT_EXEMPT
      yes    | yes    | yes     | no         | 0.00        | DRAFT_EXEMPT
      yes    | yes    | no      | yes        | 0.00        | DRAFT_EXEMPT
      yes    | yes    | no      | no         | 0.00        | DRAFT_EXEMPT
      yes    | no     | yes     | yes        | 0.00        | DRAFT_EXEMPT
      yes    | no     | yes     | no         | 0.00        | DRAFT_EXEMPT
      yes    | no     | no      | yes        | 0.00        | DRAFT_EXEMPT
      yes    | no     | no      | no         | 0.00        | DRAFT_EXEMPT
      no     | yes    | yes     | yes        | Line 1.00   | -
      no     | yes    | yes     | no         | Line 1.00   | -
      no     | yes    | no      | yes        | Line 1.00   | -
      no     | yes    | no      | no         | Line 1.00   | -
      no     | no     | yes     | yes        | Doc 3.00    | -
      no     | no     | yes     | no         | VAT 2.00    | -
      no     | no     | no      | yes        | 0.00        | NOT_TAXABLE
      no     | no     | no      | no         | 0.00        | NOT_TAXABLE\
      """;

  static Stream<List<String>> strength() {
    return CaseTable.rows(STRENGTH);
  }

  @ParameterizedTest
  @MethodSource("strength")
  void theStrongestWordDecidesTheTaxAndSaysWhyThereIsNone(List<String> row) {
    var tax = RULES.tax();
    tax = isYes(row, 3) ? tax.withManualRates(List.of(manual("Doc", "0.3"))) : tax;
    tax = isYes(row, 0) ? tax.exempted() : tax;
    var line = Lines.of(1, usd("10.00"), 1);
    line = isYes(row, 1) ? line.taxedAt(List.of(manual("Line", "0.1"))) : line;
    line = isYes(row, 2) ? line : line.untaxed();
    var priced = Pricing.price(Cart.of(line), PricingRules.of(CurrencyUnit.USD, tax));
    var first = priced.lines().getFirst();
    assertEquals(
        row.get(4),
        first.taxLines().isEmpty()
            ? "0.00"
            : first.taxLines().getFirst().title() + " " + amount(first.taxTotal()));
    assertEquals(row.get(5), code(first.zeroTaxReason()));
    assertEquals(row.get(5), code(priced.zeroTaxReason()));
    assertEquals(first.taxTotal(), priced.taxTotal());
  }

  private static final String REASONS =
      """
      lines                   | shipping | reason
      zero 5.00               | -        | ZERO_RATED
      exempt 5.00             | -        | EXEMPT_CATEGORY
      zero 5.00, exempt 5.00  | -        | SEVERAL
      zero 5.00, zero 1.00    | -        | ZERO_RATED
      standard 0.00           | -        | NOTHING_TO_TAX
      standard 0.02           | -        | ROUNDED_TO_ZERO
      zero 5.00, standard 0.00| -        | ZERO_RATED
      standard 0.00           | standard | -
      standard 0.00           | untaxed  | NOT_TAXABLE
      zero 5.00               | untaxed  | ZERO_RATED
      zero 5.00               | standard | ZERO_RATED
      exempt 5.00             | standard | EXEMPT_CATEGORY
      zero 5.00, standard 0.00| standard | ZERO_RATED
      zero 5.00, exempt 5.00  | standard | SEVERAL
      zero 5.00, standard 5.00| standard | -
      standard 5.00           | -        | -\
      """;

  static Stream<List<String>> reasons() {
    return CaseTable.rows(REASONS);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aDocumentWithoutTaxSaysWhy(List<String> row) {
    var lines =
        Stream.of(row.get(0).split(", ", -1))
            .map(CaseTable::words)
            .map(w -> Lines.of(1, usd(w.get(1)), 1).inCategory(w.get(0)))
            .toArray(CartLine[]::new);
    var cart = Cart.of(lines);
    cart =
        switch (row.get(1)) {
          case "standard" -> cart.with(CartShipping.of(usd("4.00")));
          case "untaxed" -> cart.with(CartShipping.untaxed(usd("4.00")));
          default -> cart;
        };
    assertEquals(row.get(2), code(Pricing.price(cart, RULES).zeroTaxReason()));
  }

  @Test
  void aManualRateOfNothingIsKeptAndNamedAsTheReason() {
    var line = Lines.of(1, usd("10.00"), 1).taxedAt(List.of(manual("VAT", "0.000")));
    var priced = Pricing.price(Cart.of(line), RULES);
    assertEquals(1, priced.taxLines().size());
    assertEquals("MANUAL_ZERO", code(priced.zeroTaxReason()));
    var twice = Lines.of(1, usd("10.00"), 1).taxedAt(List.of(manual("A", "0"), manual("B", "0.1")));
    assertEquals("-", code(Pricing.price(Cart.of(twice), RULES).zeroTaxReason()));
  }

  @Test
  void documentRatesThatNoLineBearsAreNotOnTheDocument() {
    var tax = RULES.tax().withManualRates(List.of(manual("Doc", "0.3")));
    var cart = Cart.of(Lines.of(1, usd("10.00"), 1).untaxed());
    assertEquals(List.of(), Pricing.price(cart, PricingRules.of(CurrencyUnit.USD, tax)).taxLines());
  }

  @Test
  void anEmptyCartComesToNothing() {
    var priced = Pricing.price(Cart.of(), RULES);
    assertEquals(MoneySet.same(usd("0.00")), priced.total());
    assertEquals("NOTHING_TO_TAX", code(priced.zeroTaxReason()));
    assertEquals(Optional.empty(), priced.shipping());
  }

  @Test
  void roundingPerDocumentCollectsWhatLinesWouldLose() {
    var cart =
        Cart.of(
            Lines.of(1, usd("0.02"), 1), Lines.of(2, usd("0.02"), 1), Lines.of(3, usd("0.02"), 1));
    var perLine = Pricing.price(cart, RULES);
    var perDocument =
        Pricing.price(cart, RULES.rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP));
    assertEquals("0.00", amount(perLine.taxTotal()));
    assertEquals("0.01", amount(perDocument.taxTotal()));
    assertEquals(
        List.of("0.01", "0.00", "0.00"),
        perDocument.lines().stream().map(l -> amount(l.taxTotal())).toList());
  }

  @Test
  void taxWithinAPriceIsItsPartOfThePrice() {
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("120.00"), 1)).with(CartShipping.of(usd("6.00"))),
            RULES.includingTaxes());
    assertEquals("21.00", amount(priced.taxTotal()));
    assertEquals("1.00", amount(priced.shipping().orElseThrow().taxTotal()));
    assertEquals("126.00", amount(priced.total()));
    assertEquals(true, priced.taxesIncluded());
  }

  @Test
  void stackedTaxesWithinAPriceStandSideBySide() {
    var tax =
        TaxContext.flat(
            new AppliedRate("GST", new BigDecimal("0.05")),
            new AppliedRate("QST", new BigDecimal("0.09975")));
    var rules = PricingRules.of(CurrencyUnit.USD, tax).includingTaxes();
    var priced = Pricing.price(Cart.of(Lines.of(1, usd("114.98"), 1)), rules);
    assertEquals(
        List.of("5.00", "9.98"), priced.taxLines().stream().map(t -> amount(t.amount())).toList());
  }

  /// 0.20 of 1.20 and 0.20 of 1.30 are different parts of their prices; together they are rounded
  /// once.
  @Test
  void oneRateWithinDifferentlyTaxedPricesIsRoundedOnce() {
    var both = List.of(manual("VAT", "0.2"), manual("Eco", "0.1"));
    var cart =
        Cart.of(
            Lines.of(1, usd("1.20"), 1),
            Lines.of(2, usd("1.33"), 1).taxedAt(both),
            Lines.of(3, usd("0.00"), 1).taxedAt(both));
    var rules = RULES.includingTaxes().rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP);
    var priced = Pricing.price(cart, rules);
    assertEquals(
        List.of("VAT 0.40", "Eco 0.10"),
        priced.taxLines().stream().map(t -> t.title() + " " + amount(t.amount())).toList());
    assertEquals(
        List.of("0.20", "0.30", "0.00"),
        priced.lines().stream().map(l -> amount(l.taxTotal())).toList());
  }

  @Test
  void eachCurrencyIsPricedFromItsOwnUnitPrice() {
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("0.99"), 3)).with(CartShipping.of(usd("4.99"))),
            RULES.presentedIn(exchange("USD", "EUR", "0.8626")));
    var line = priced.lines().getFirst();
    assertEquals(money("EUR", "0.85"), line.unitPrice().presentment());
    assertEquals(money("EUR", "2.55"), line.gross().presentment());
    assertEquals(money("EUR", "4.30"), priced.shippingTotal().presentment());
    assertEquals(money("EUR", "1.37"), priced.taxTotal().presentment());
    assertEquals(money("EUR", "8.22"), priced.total().presentment());
    assertEquals(usd("9.55"), priced.total().shop());
    assertEquals(exchange("USD", "EUR", "0.8626"), priced.rate().orElseThrow());
  }

  @Test
  void yenHaveNoCents() {
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("19.99"), 2)).with(percent("10")),
            RULES.presentedIn(exchange("USD", "JPY", "154.11")));
    assertEquals(money("JPY", "3081"), priced.lines().getFirst().unitPrice().presentment());
    assertEquals(money("JPY", "616"), priced.discountsTotal().presentment());
    assertEquals(money("JPY", "1109"), priced.taxTotal().presentment());
    assertEquals(money("JPY", "6655"), priced.total().presentment());
  }

  @Test
  void fixedDiscountsAreConvertedOnceAndNeverExceedWhatTheyReduce() {
    var rules = RULES.presentedIn(exchange("USD", "JPY", "0.5"));
    var cart = Cart.of(Lines.of(1, usd("0.90"), 10).with(fixed("0.90"))).with(fixed("0.00"));
    var priced = Pricing.price(cart, rules);
    assertEquals(money("JPY", "0"), priced.total().presentment());
    var capped =
        Pricing.price(
            Cart.of(Lines.of(1, usd("0.90"), 1), Lines.of(2, usd("0.90"), 1)).with(fixed("1.80")),
            rules);
    assertEquals(money("JPY", "0"), capped.lineItemsTotal().presentment());
    assertEquals(money("JPY", "0"), capped.discountsTotal().presentment());
    assertEquals(usd("1.80"), capped.discountsTotal().shop());
  }

  @Test
  void convertedPricesMayEndAsCustomersExpect() {
    var rules =
        RULES
            .presentedIn(exchange("USD", "EUR", "0.8626"))
            .endingPrices(new PriceEnding(CurrencyUnit.EUR, 100, 99));
    var cart =
        Cart.of(
            Lines.of(1, usd("10.00"), 2),
            Lines.of(2, usd("0.00"), 1),
            Lines.of(3, usd("1.00"), 1).with(fixed("1.00")));
    var priced = Pricing.price(cart, rules);
    assertEquals(
        List.of("8.99", "0.00", "0.99"),
        priced.lines().stream()
            .map(l -> l.unitPrice().presentment().getAmount().toPlainString())
            .toList());
    assertEquals(money("EUR", "0.99"), priced.discountsTotal().presentment());
    assertEquals(usd("10.00"), priced.lines().getFirst().unitPrice().shop());
    assertEquals(rules.priceEnding(), priced.priceEnding());
  }

  @Test
  void whatIsFreeInTheShopsCurrencyIsFreeForTheCustomer() {
    var rules = RULES.presentedIn(exchange("USD", "EUR", "0.9"));
    var line = Lines.of(1, usd("13.33"), 1);
    var free = Pricing.price(Cart.of(line, line, line).with(fixed("39.99")), rules);
    assertEquals(money("EUR", "36.00"), free.lineItemsTotal().presentment());
    assertEquals(money("EUR", "0.00"), free.total().presentment());
    var almost = Pricing.price(Cart.of(line, line, line).with(fixed("39.98")), rules);
    assertEquals(money("EUR", "0.02"), almost.subtotal().presentment());
    assertEquals(usd("0.01"), almost.subtotal().shop());
    var rounded = Cart.of(Lines.of(1, usd("0.01"), 1).with(percent("50")));
    var yen = Pricing.price(rounded, RULES.presentedIn(exchange("USD", "JPY", "1000")));
    assertEquals(usd("0.00"), yen.subtotal().shop());
    assertEquals(money("JPY", "5"), yen.subtotal().presentment());
    var ending = rules.endingPrices(new PriceEnding(CurrencyUnit.EUR, 100, 99));
    var gift = Pricing.price(Cart.of(line.with(fixed("13.33"))), ending);
    assertEquals(money("EUR", "12.99"), gift.lineItemsTotal().presentment());
    assertEquals(money("EUR", "0.00"), gift.total().presentment());
  }

  @Test
  void endingsOfAnotherCurrencyAndOfTheShopsOwnDoNotApply() {
    var ending = new PriceEnding(CurrencyUnit.USD, 100, 99);
    var cart = Cart.of(Lines.of(1, usd("10.00"), 1));
    var own = Pricing.price(cart, RULES.endingPrices(ending));
    assertEquals(usd("10.00"), own.subtotal().presentment());
    assertEquals(Optional.empty(), own.priceEnding());
    var other =
        Pricing.price(
            cart, RULES.presentedIn(exchange("USD", "EUR", "0.8626")).endingPrices(ending));
    assertEquals(money("EUR", "8.63"), other.subtotal().presentment());
  }

  @Test
  void shippingMayBeDiscountedAndIsNotPartOfTheOrdersDiscount() {
    var shipping =
        new CartShipping(
            usd("8.00"), Optional.of(percent("25")), true, TaxContext.SHIPPING, List.of());
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("10.00"), 1)).with(shipping).with(percent("50")), RULES);
    assertEquals("2.00", amount(priced.shipping().orElseThrow().discountAmount()));
    assertEquals("6.00", amount(priced.shippingTotal()));
    assertEquals("5.00", amount(priced.discountsTotal()));
    assertEquals("13.20", amount(priced.total()));
    var fixed =
        new CartShipping(
            usd("8.00"), Optional.of(fixed("8.00")), true, TaxContext.SHIPPING, List.of());
    assertEquals("0.00", amount(Pricing.price(Cart.of().with(fixed), RULES).shippingTotal()));
  }

  @Test
  void theDocumentRemembersHowItWasPriced() {
    var rules =
        RULES
            .rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_EVEN)
            .allocating(AllocationMode.ROUND_ROBIN);
    var cart = Cart.of(Lines.of(1, usd("1.00"), 1).with(percent("5"))).with(fixed("0.10"));
    var priced = Pricing.price(cart, rules);
    assertEquals(RoundingLevel.DOCUMENT, priced.roundingLevel());
    assertEquals(RoundingMode.HALF_EVEN, priced.roundingMode());
    assertEquals(AllocationMode.ROUND_ROBIN, priced.allocation());
    assertEquals(false, priced.taxesIncluded());
    assertEquals(cart.discount(), priced.discount());
    assertEquals(cart.lines().getFirst().discount(), priced.lines().getFirst().discount());
    assertEquals(Optional.empty(), priced.rate());
  }

  @Test
  void oneCurrencyMeansOneAmount() {
    var priced = Pricing.price(Cart.of(Lines.of(1, usd("1.00"), 1)), RULES);
    assertEquals(priced.total().shop(), priced.total().presentment());
    assertSame(priced.taxTotal().shop(), priced.taxTotal().presentment());
  }

  @Test
  void ratesThatDifferOnlyInZerosAreOneTax() {
    var cart =
        Cart.of(
            Lines.of(1, usd("1.00"), 1).taxedAt(List.of(manual("VAT", "0.20"))),
            Lines.of(2, usd("1.00"), 1),
            Lines.of(3, usd("1.00"), 1).taxedAt(List.of(manual("Full", "1.0"))),
            Lines.of(4, usd("1.00"), 1).taxedAt(List.of(manual("Full", "1"))));
    assertEquals(
        List.of("VAT 0.2 0.40", "Full 1 2.00"),
        Pricing.price(cart, RULES).taxLines().stream()
            .map(t -> t.title() + " " + t.rate() + " " + amount(t.amount()))
            .toList());
  }

  private static boolean isYes(List<String> row, int column) {
    return row.get(column).equals("yes");
  }

  private static String code(Optional<ZeroTaxReason> reason) {
    return reason.map(r -> r.code().name()).orElse("-");
  }

  private static String amount(MoneySet set) {
    return set.shop().getAmount().toPlainString();
  }

  private static ManualRate manual(String title, String rate) {
    return new ManualRate(title, new BigDecimal(rate));
  }

  private static Discount fixed(String amount) {
    return new Discount.FixedAmount(usd(amount));
  }

  private static Discount percent(String percent) {
    return new Discount.Percentage(new BigDecimal(percent));
  }
}
