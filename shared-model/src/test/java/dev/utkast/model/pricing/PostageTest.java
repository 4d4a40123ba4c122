package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.money.CaseTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Postage bears what the goods bear that it carries, in proportion to what they come to.
class PostageTest {
  private static final String CASES =
      """
      goods                                 | postage | parts                     | tax of postage        | reason
      reduced 100.00                        | 5.00    | -                         | VAT 0.07 0.35         | -
      standard 100.00                       | 5.00    | -                         | VAT 0.19 0.95         | -
      zero 100.00                           | 5.00    | -                         | -                     | ZERO_RATED
      exempt 100.00                         | 5.00    | -                         | -                     | EXEMPT_CATEGORY
      untaxed 100.00                        | 5.00    | -                         | -                     | NOT_TAXABLE
      manual 100.00                         | 5.00    | -                         | City 0.1 0.50         | -
      standard 100.00, reduced 100.00       | 5.00    | 2.50 2.50                 | VAT 0.19 0.48, VAT 0.07 0.18 | -
      reduced 100.00, standard 100.00       | 5.00    | 2.50 2.50                 | VAT 0.19 0.48, VAT 0.07 0.18 | -
      standard 75.00, reduced 25.00         | 5.00    | 3.75 1.25                 | VAT 0.19 0.71, VAT 0.07 0.09 | -
      standard 75.00, zero 25.00            | 5.00    | 3.75 1.25                 | VAT 0.19 0.71         | -
      standard 1.00, reduced 1.00, zero 1.00| 1.00    | 0.34 0.33 0.33            | VAT 0.19 0.06, VAT 0.07 0.02 | -
      standard 10.00, standard 20.00        | 5.00    | -                         | VAT 0.19 0.95         | -
      zero 10.00, exempt 10.00              | 5.00    | 2.50 2.50                 | -                     | SEVERAL
      standard 0.00                         | 5.00    | -                         | VAT 0.19 0.95         | -
      standard 0.00, reduced 0.00           | 5.00    | 2.50 2.50                 | VAT 0.19 0.48, VAT 0.07 0.18 | -
      standard 10.00, reduced 0.00          | 5.00    | -                         | VAT 0.19 0.95         | -
      service 10.00, reduced 20.00          | 5.00    | -                         | VAT 0.07 0.35         | -
      service 10.00                         | 5.00    | -                         | VAT 0.19 0.95         | -
      standard 10.00, reduced 10.00         | 0.00    | 0.00 0.00                 | VAT 0.19 0.00, VAT 0.07 0.00 | NOTHING_TO_TAX\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void postageFollowsTheGoods(List<String> row) {
    for (var level : RoundingLevel.values()) {
      var rules = rules(CurrencyUnit.EUR).rounding(level, RoundingMode.HALF_UP);
      var shipping = priced(row.get(0), row.get(1), rules).shipping().orElseThrow();
      assertEquals(
          row.get(2),
          shipping.parts().isEmpty()
              ? "-"
              : shipping.parts().stream()
                  .map(part -> text(part.net().shop()))
                  .collect(Collectors.joining(" ")));
      assertEquals(row.get(4), reason(shipping.zeroTaxReason()));
      if (level == RoundingLevel.LINE) {
        assertEquals(row.get(3), taxes(shipping.taxLines()));
      }
    }
  }

  @Test
  void overTheDocumentEachRateIsRoundedOnceWithItsPostage() {
    var rules = rules(CurrencyUnit.EUR).rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP);
    var priced = priced("standard 100.00, reduced 100.00", "5.00", rules);
    assertEquals("VAT 0.19 19.48, VAT 0.07 7.18", taxes(priced.taxLines()));
    assertEquals(
        List.of("102.50", "102.50"),
        priced.taxLines().stream().map(t -> text(priced.taxable(t).shop())).toList());
  }

  @Test
  void withinPricesPostageIsDividedByPricesWithTax() {
    var priced =
        priced(
            "standard 119.00, reduced 107.00", "11.30", rules(CurrencyUnit.EUR).includingTaxes());
    var shipping = priced.shipping().orElseThrow();
    assertEquals("VAT 0.19 0.95, VAT 0.07 0.35", taxes(shipping.taxLines()));
    assertEquals("237.30", text(priced.total().shop()));
    assertEquals(
        List.of("105.00", "105.00"),
        priced.taxLines().stream().map(t -> text(priced.taxable(t).shop())).toList());
  }

  @Test
  void yenAndRoundingModesAreKept() {
    var rules = rules(CurrencyUnit.JPY).rounding(RoundingLevel.LINE, RoundingMode.DOWN);
    var shipping = priced("standard 1000, reduced 500", "500", rules).shipping().orElseThrow();
    assertEquals("VAT 0.19 63, VAT 0.07 11", taxes(shipping.taxLines()));
    var up = rules(CurrencyUnit.JPY).rounding(RoundingLevel.LINE, RoundingMode.UP);
    assertEquals(
        "VAT 0.19 64, VAT 0.07 12",
        taxes(priced("standard 1000, reduced 500", "500", up).shipping().orElseThrow().taxLines()));
  }

  @Test
  void manualRatesOnPostageAndUntaxedPostageStay() {
    var goods = Cart.of(Lines.of(1, euros("100.00"), 1).inCategory("reduced"));
    var manual =
        new CartShipping(
            euros("5.00"),
            Optional.empty(),
            true,
            TaxContext.SHIPPING,
            List.of(new ManualRate("Own", new BigDecimal("0.2"))));
    var rules = rules(CurrencyUnit.EUR);
    assertEquals("Own 0.2 1.00", taxes(shipping(goods.with(manual), rules).taxLines()));
    var untaxed = shipping(goods.with(CartShipping.untaxed(euros("5.00"))), rules);
    assertEquals("NOT_TAXABLE", reason(untaxed.zeroTaxReason()));
    var document =
        PricingRules.of(
            CurrencyUnit.EUR,
            rules.tax().withManualRates(List.of(new ManualRate("All", new BigDecimal("0.1")))));
    assertEquals(
        "All 0.1 0.50",
        taxes(shipping(goods.with(CartShipping.of(euros("5.00"))), document).taxLines()));
    var exempt = PricingRules.of(CurrencyUnit.EUR, rules.tax().exempted());
    assertEquals(
        "DRAFT_EXEMPT",
        reason(shipping(goods.with(CartShipping.of(euros("5.00"))), exempt).zeroTaxReason()));
  }

  @Test
  void anAuthorityMayHaveARuleOfItsOwn() {
    var untaxed = ZeroTaxReason.of(ZeroTaxReason.Code.SHIPPING_NOT_TAXED);
    var own =
        rules(CurrencyUnit.EUR)
            .tax()
            .withPostage(List.of(new CategoryRates("standard", List.of(), Optional.of(untaxed))));
    var rules = PricingRules.of(CurrencyUnit.EUR, own);
    var shipping =
        priced("standard 100.00, reduced 100.00", "5.00", rules).shipping().orElseThrow();
    assertEquals("VAT 0.07 0.18", taxes(shipping.taxLines()));
    assertEquals(
        "SHIPPING_NOT_TAXED",
        reason(priced("standard 1.00", "5.00", rules).shipping().orElseThrow().zeroTaxReason()));
  }

  @Test
  void thePartsAreStepsOfTheExplanation() {
    var steps =
        PricingExplanation.of(
                priced("standard 75.00, reduced 25.00", "5.00", rules(CurrencyUnit.EUR)))
            .steps()
            .stream()
            .map(PricingExplanation.Step::text)
            .filter(text -> text.startsWith("shipping"))
            .toList();
    assertEquals(
        List.of(
            "shipping: net = 5.00 − 0.00 = 5.00 EUR",
            "shipping 1: net = 5.00 × 75.00 / 100.00, rounded down, + 0.00 = 3.75 EUR",
            "shipping 2: net = 5.00 × 25.00 / 100.00, rounded down, + 0.00 = 1.25 EUR",
            "shipping 1: VAT 19 % = 3.75 × 0.19 = 0.71 EUR",
            "shipping 2: VAT 7 % = 1.25 × 0.07 = 0.09 EUR",
            "shipping: VAT 19 % = 0.71 = 0.71 EUR",
            "shipping: VAT 7 % = 0.09 = 0.09 EUR"),
        steps);
  }

  private static PricedShipping shipping(Cart cart, PricingRules rules) {
    return Pricing.price(cart, rules).shipping().orElseThrow();
  }

  private static PricedDocument priced(String goods, String postage, PricingRules rules) {
    var lines = new ArrayList<CartLine>();
    for (var one : goods.split(", ")) {
      var words = CaseTable.words(one);
      var price = Money.of(rules.shopCurrency(), new BigDecimal(words.get(1)));
      var line = Lines.of(lines.size() + 1, price, 1);
      lines.add(
          switch (words.get(0)) {
            case "untaxed" -> line.untaxed();
            case "manual" -> line.taxedAt(List.of(new ManualRate("City", new BigDecimal("0.1"))));
            case "service" -> line.notCarried();
            default -> line.inCategory(words.get(0));
          });
    }
    var price = Money.of(rules.shopCurrency(), new BigDecimal(postage));
    return Pricing.price(
        Cart.of(lines.toArray(CartLine[]::new)).with(CartShipping.of(price)), rules);
  }

  private static PricingRules rules(CurrencyUnit currency) {
    return PricingRules.of(currency, german());
  }

  /// 19 % and 7 % reduced.
  static TaxContext german() {
    var context = TaxContext.flat("VAT", new BigDecimal("0.19"));
    var categories = new ArrayList<>(context.categories());
    categories.removeIf(c -> c.category().equals("reduced"));
    categories.add(
        new CategoryRates(
            "reduced", List.of(new AppliedRate("VAT", new BigDecimal("0.07"))), Optional.empty()));
    return new TaxContext(false, List.of(), categories);
  }

  private static String taxes(List<TaxLine> lines) {
    return lines.isEmpty()
        ? "-"
        : lines.stream()
            .map(t -> t.title() + " " + t.rate().toPlainString() + " " + text(t.amount().shop()))
            .collect(Collectors.joining(", "));
  }

  private static String reason(Optional<ZeroTaxReason> reason) {
    return reason.map(r -> r.code().name()).orElse("-");
  }

  private static String text(Money money) {
    return money.getAmount().toPlainString();
  }

  private static Money euros(String amount) {
    return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }
}
