package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.money.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Prices that contain tax lose that of home where none is due.
class HomeTaxTest {
  private static final TaxContext HOME = PostageTest.german();

  private static PricingRules rules(TaxContext due) {
    return PricingRules.of(CurrencyUnit.EUR, due)
        .includingTaxes()
        .atHome(new HomeTaxes(HOME, false));
  }

  private static final PricingRules EXPORT =
      rules(TaxContext.none(ZeroTaxReason.of(ZeroTaxReason.Code.EXPORT)));

  @ParameterizedTest
  @EnumSource(
      value = ZeroTaxReason.Code.class,
      names = {"CUSTOMER_EXEMPT", "REVERSE_CHARGE", "EXPORT", "OUTSIDE_REGISTRATIONS"})
  void thePriceLosesTheTaxOfHome(ZeroTaxReason.Code code) {
    var none = rules(TaxContext.none(ZeroTaxReason.of(code)));
    assertEquals("100.00", total(Cart.of(line("119.00", "standard")), none));
    assertEquals("100.00", total(Cart.of(line("107.00", "reduced")), none));
    assertEquals("50.00", total(Cart.of(line("50.00", "zero")), none));
    assertEquals("50.00", total(Cart.of(line("50.00", "standard").untaxed()), none));
  }

  @Test
  void aDraftThatIsExemptLosesItToo() {
    var exempt = rules(HOME.exempted());
    assertEquals("100.00", total(Cart.of(line("119.00", "standard")), exempt));
  }

  @Test
  void whatBearsAnyTaxKeepsItsPrice() {
    assertEquals("119.00", total(Cart.of(line("119.00", "standard")), rules(HOME)));
    var danish = rules(TaxContext.flat("VAT", new BigDecimal("0.25")));
    var priced = Pricing.price(Cart.of(line("125.00", "standard")), danish);
    assertEquals("125.00", text(priced.total().shop()));
    assertEquals("25.00", text(priced.taxTotal().shop()));
    var manual = line("119.00", "standard").taxedAt(List.of(new ManualRate("No", BigDecimal.ZERO)));
    assertEquals("119.00", total(Cart.of(manual), rules(HOME)));
    assertEquals(false, priced.homeTaxTakenOut() || priced.homeTaxKept());
  }

  @Test
  void aShopMayKeepItsPrices() {
    var kept = PricingRules.of(CurrencyUnit.EUR, TaxContext.none()).includingTaxes();
    var priced =
        Pricing.price(Cart.of(line("119.00", "standard")), kept.atHome(new HomeTaxes(HOME, true)));
    assertEquals("119.00", text(priced.total().shop()));
    assertEquals(true, priced.homeTaxKept());
    assertEquals(false, priced.homeTaxTakenOut());
    assertEquals(
        "119.00", total(Cart.of(line("119.00", "standard")), kept), "not registered at home");
    var onTop = PricingRules.of(CurrencyUnit.EUR, TaxContext.none());
    assertEquals(
        "119.00",
        total(Cart.of(line("119.00", "standard")), onTop.atHome(new HomeTaxes(HOME, false))));
  }

  @Test
  void discountsAndPostageLoseItAsThePricesDo() {
    var fixed = line("119.00", "standard").with(new Discount.FixedAmount(euros("11.90")));
    assertEquals("90.00", total(Cart.of(fixed), EXPORT));
    var percent = line("119.00", "standard").with(new Discount.Percentage(BigDecimal.TEN));
    assertEquals("90.00", total(Cart.of(percent), EXPORT));
    var order = Cart.of(line("119.00", "standard")).with(new Discount.FixedAmount(euros("11.90")));
    assertEquals("90.00", total(order, EXPORT));
    var all = Cart.of(line("9.99", "standard"), line("9.99", "reduced"));
    assertEquals("0.00", total(all.with(new Discount.FixedAmount(euros("19.98"))), EXPORT));
    var postage = Cart.of(line("119.00", "standard")).with(CartShipping.of(euros("5.95")));
    assertEquals("105.00", total(postage, EXPORT));
    var book = Cart.of(line("107.00", "reduced")).with(CartShipping.of(euros("5.35")));
    assertEquals("105.00", total(book, EXPORT));
    var mixed =
        Cart.of(line("119.00", "standard"), line("107.00", "reduced"))
            .with(CartShipping.of(euros("11.30")));
    assertEquals("210.00", total(mixed, EXPORT));
    var untaxed = Cart.of(line("119.00", "standard")).with(CartShipping.untaxed(euros("5.00")));
    assertEquals("105.00", total(untaxed, EXPORT));
  }

  @Test
  void anOrderDiscountOverSeveralRatesLosesThemInProportion() {
    var mixed =
        Cart.of(line("119.00", "standard"), line("107.00", "reduced"))
            .with(new Discount.FixedAmount(euros("22.60")));
    assertEquals("180.00", total(mixed, EXPORT));
    var one = Cart.of(line("119.00", "standard"), line("100.00", "zero"));
    assertEquals("180.00", total(one.with(new Discount.FixedAmount(euros("21.90"))), EXPORT));
  }

  @Test
  void yenAndRoundingModesAreKept() {
    var rules =
        PricingRules.of(
                CurrencyUnit.JPY, TaxContext.none(ZeroTaxReason.of(ZeroTaxReason.Code.EXPORT)))
            .includingTaxes()
            .atHome(new HomeTaxes(TaxContext.flat("Tax", new BigDecimal("0.1")), false));
    var cart = Cart.of(Lines.of(1, Money.ofMinor(CurrencyUnit.JPY, 1000), 1));
    assertEquals("909", total(cart, rules.rounding(RoundingLevel.LINE, RoundingMode.HALF_UP)));
    assertEquals("910", total(cart, rules.rounding(RoundingLevel.DOCUMENT, RoundingMode.UP)));
  }

  @Test
  void theCustomersCurrencyFollowsFromThePriceWithoutIt() {
    var rate =
        new ExchangeRate(
            CurrencyUnit.EUR,
            CurrencyUnit.USD,
            new BigDecimal("1.1"),
            LocalDate.of(2026, 3, 2),
            "test");
    var cart = Cart.of(line("119.00", "standard")).with(new Discount.FixedAmount(euros("11.90")));
    var priced = Pricing.price(cart, EXPORT.presentedIn(rate));
    assertEquals("99.00", text(priced.total().presentment()));
    assertEquals(Optional.of(new Discount.FixedAmount(euros("11.90"))), priced.discount());
  }

  @Test
  void itIsToldStepByStep() {
    var cart =
        Cart.of(
                line("119.00", "standard").with(new Discount.FixedAmount(euros("1.19"))),
                line("107.00", "reduced"))
            .with(CartShipping.of(euros("5.00")))
            .with(new Discount.FixedAmount(euros("10.00")));
    var told =
        PricingExplanation.of(Pricing.price(cart, EXPORT)).steps().stream()
            .map(PricingExplanation.Step::text)
            .toList();
    for (var text :
        List.of(
            "line 1: unit price = 119.00 / (1 + 0.19) = 100.00 EUR",
            "line 1: discount per unit = 1.19 / (1 + 0.19) = 1.00 EUR",
            "line 2: unit price = 107.00 / (1 + 0.07) = 100.00 EUR",
            "document: discount = 10.00 × sum of weight / (1 + rates) / sum of weights of"
                + " 107.00, 0.07, 117.81, 0.19 = 8.85 EUR",
            "shipping: price = 5.00 × sum of weight / (1 + rates) / sum of weights of"
                + " 107.00, 0.07, 117.81, 0.19 = 4.43 EUR")) {
      assertTrue(told.contains(text), () -> text + " is not in " + told);
    }
  }

  @Test
  void aDiscountOfMoreThanTheLinesIsRefusedAsBefore() {
    var cart = Cart.of(line("119.00", "standard")).with(new Discount.FixedAmount(euros("119.01")));
    assertEquals(
        PricingOutcome.refused(
            List.of(CartProblem.DOCUMENT.has(Property.DISCOUNT, new Fault.ExceedsLines()))),
        Pricing.quote(cart, EXPORT));
  }

  private static CartLine line(String price, String category) {
    return Lines.of(1, euros(price), 1).inCategory(category);
  }

  private static String total(Cart cart, PricingRules rules) {
    return text(Pricing.price(cart, rules).total().shop());
  }

  private static String text(Money money) {
    return money.getAmount().toPlainString();
  }

  private static Money euros(String amount) {
    return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }
}
