package dev.utkast.model.pricing;

import static dev.utkast.model.money.CaseTable.usd;
import static dev.utkast.model.pricing.RefusalsTest.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.pricing.PricingExplanation.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class PricingExplanationTest {

  private static final PricingRules RULES =
      PricingRules.of(CurrencyUnit.USD, TaxContext.flat("VAT", new BigDecimal("0.06")));

  @Test
  void aPersonCanFollowEveryStep() {
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("20.00"), 2)).with(new Discount.FixedAmount(usd("10.00"))),
            RULES);
    assertEquals(
        List.of(
            "line 1: gross = 2 × 20.00 = 40.00 USD",
            "document: lines after their discounts = 40.00 = 40.00 USD",
            "line 1: order discount = 10.00 × 40.00 / 40.00, rounded down, + 0.00 = 10.00 USD",
            "line 1: net = 40.00 − 0.00 − 10.00 = 30.00 USD",
            "line 1: VAT 6 % = 30.00 × 0.06 = 1.80 USD",
            "document: VAT 6 % = 1.80 = 1.80 USD",
            "document: line items = 40.00 = 40.00 USD",
            "document: discounts = 10.00 = 10.00 USD",
            "document: subtotal = 40.00 − 10.00 = 30.00 USD",
            "document: tax = 1.80 = 1.80 USD",
            "document: total = 30.00 + 0.00 + 1.80 = 31.80 USD"),
        PricingExplanation.of(priced).steps().stream().map(Step::text).toList());
  }

  @Test
  void theCustomersCurrencyHasStepsOfItsOwn() {
    var priced =
        Pricing.price(
            Cart.of(
                Lines.of(1, usd("20.00"), 2).with(new Discount.Percentage(new BigDecimal("10")))),
            RULES.includingTaxes().presentedIn(exchange("USD", "EUR", "0.9")));
    var steps = PricingExplanation.of(priced).steps();
    assertEquals(
        List.of(
            "line 1: unit price converted = 20.00 × 0.9 = 18.00 EUR",
            "line 1: gross = 2 × 18.00 = 36.00 EUR",
            "line 1: line discount = 36.00 × 10 % = 3.60 EUR",
            "line 1: net = 36.00 − 3.60 − 0.00 = 32.40 EUR",
            "line 1: VAT 6 % = 32.40 × 0.06 / (1 + 0.06) = 1.83 EUR"),
        steps.stream()
            .filter(s -> s.side() == PricingExplanation.Side.PRESENTMENT)
            .limit(5)
            .map(Step::text)
            .toList());
  }

  @Test
  void taxRoundedOverTheDocumentIsSharedOut() {
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("0.10"), 1), Lines.of(2, usd("0.20"), 1))
                .with(CartShipping.of(usd("1.00"))),
            RULES.rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP));
    assertEquals(
        List.of(
            "line 1: gross = 1 × 0.10 = 0.10 USD",
            "line 2: gross = 1 × 0.20 = 0.20 USD",
            "line 1: net = 0.10 − 0.00 − 0.00 = 0.10 USD",
            "line 2: net = 0.20 − 0.00 − 0.00 = 0.20 USD",
            "shipping: net = 1.00 − 0.00 = 1.00 USD",
            "document: VAT 6 % base = 0.10 + 0.20 + 1.00 = 1.30 USD",
            "document: VAT 6 % = 1.30 × 0.06 = 0.08 USD",
            "line 1: VAT 6 % = 0.08 × 0.10 / 1.30, rounded down, + 0.01 = 0.01 USD",
            "line 2: VAT 6 % = 0.08 × 0.20 / 1.30, rounded down, + 0.00 = 0.01 USD",
            "shipping: VAT 6 % = 0.08 × 1.00 / 1.30, rounded down, + 0.00 = 0.06 USD"),
        texts(priced).subList(0, 10));
  }

  @Test
  void taxWithinPricesOverTheDocumentNamesItsParts() {
    var rules = RULES.includingTaxes().rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP);
    var one = Cart.of(Lines.of(1, usd("10.60"), 1), Lines.of(2, usd("0.00"), 1));
    assertTrue(
        texts(Pricing.price(one, rules))
            .containsAll(
                List.of(
                    "document: VAT 6 % base = 10.60 + 0.00 = 10.60 USD",
                    "document: VAT 6 % = 10.60 × 0.06 / (1 + 0.06) = 0.60 USD",
                    "line 1: VAT 6 % = 0.60 × 10.60 / 10.60, rounded down, + 0.00 = 0.60 USD")));
    var eco =
        List.of(
            new ManualRate("VAT", new BigDecimal("0.06")),
            new ManualRate("Eco", new BigDecimal("0.1")));
    var two = Cart.of(Lines.of(1, usd("10.60"), 1), Lines.of(2, usd("1.16"), 1).taxedAt(eco));
    assertTrue(
        texts(Pricing.price(two, rules))
            .containsAll(
                List.of(
                    "document: VAT 6 % = sum of amount × rate / (1 + rates) of"
                        + " 10.60, 0.06, 0.06, 1.16, 0.06, 0.16 = 0.66 USD",
                    "line 1: VAT 6 % = 0.66 × 12.2960 / 13.5256, rounded down, + 0.00 = 0.60 USD",
                    "line 2: VAT 6 % = 0.66 × 1.2296 / 13.5256, rounded down, + 0.00 = 0.06 USD")));
  }

  @Test
  void convertedFixedAmountsEndingsAndLimitsAreSteps() {
    var rules =
        RULES
            .presentedIn(exchange("USD", "EUR", "0.9"))
            .endingPrices(new PriceEnding(CurrencyUnit.EUR, 100, 99));
    var shipping =
        new CartShipping(
            usd("5.00"),
            Optional.of(new Discount.FixedAmount(usd("1.00"))),
            false,
            TaxContext.SHIPPING,
            List.of());
    var cart =
        Cart.of(Lines.of(1, usd("20.00"), 2).with(new Discount.FixedAmount(usd("1.00"))))
            .with(new Discount.Percentage(BigDecimal.TEN))
            .with(shipping);
    assertEquals(
        List.of(
            "line 1: unit price converted = 20.00 × 0.9 = 18.00 EUR",
            "line 1: unit price = 18.00 raised to the next 0.99 modulo 1.00 = 18.99 EUR",
            "line 1: gross = 2 × 18.99 = 37.98 EUR",
            "line 1: discount per unit converted = 1.00 × 0.9 = 0.90 EUR",
            "line 1: line discount = 2 × 0.90 = 1.80 EUR",
            "document: lines after their discounts = 36.18 = 36.18 EUR",
            "document: discount = 36.18 × 10 % = 3.62 EUR",
            "line 1: order discount = 3.62 × 36.18 / 36.18, rounded down, + 0.00 = 3.62 EUR",
            "line 1: net = 37.98 − 1.80 − 3.62 = 32.56 EUR",
            "shipping: price converted = 5.00 × 0.9 = 4.50 EUR",
            "shipping: discount converted = 1.00 × 0.9 = 0.90 EUR",
            "shipping: net = 4.50 − 0.90 = 3.60 EUR"),
        presented(Pricing.price(cart, rules)).subList(0, 12));
  }

  @Test
  void discountsOfEverythingOrMoreThanThatAreSteps() {
    var yen = RULES.presentedIn(exchange("USD", "JPY", "0.5"));
    var pennies = Cart.of(Lines.of(1, usd("0.90"), 1), Lines.of(2, usd("0.90"), 1));
    var all = pennies.with(new Discount.FixedAmount(usd("1.80")));
    assertTrue(
        presented(Pricing.price(all, yen)).contains("document: discount = all of 0 = 0 JPY"));
    var most = pennies.with(new Discount.FixedAmount(usd("1.79")));
    assertTrue(
        presented(Pricing.price(most, yen))
            .contains("document: discount = the smaller of 1 and 0 = 0 JPY"));
    var euros =
        RULES
            .presentedIn(exchange("USD", "EUR", "0.9"))
            .endingPrices(new PriceEnding(CurrencyUnit.EUR, 100, 99));
    var gift = Cart.of(Lines.of(1, usd("20.00"), 2).with(new Discount.FixedAmount(usd("20.00"))));
    assertTrue(
        presented(Pricing.price(gift, euros))
            .contains("line 1: discount per unit = all of 18.99 = 18.99 EUR"));
    var off = new Discount.Percentage(new BigDecimal("20"));
    var cheaper =
        new CartShipping(usd("5.00"), Optional.of(off), false, TaxContext.SHIPPING, List.of());
    assertTrue(
        texts(Pricing.price(Cart.of().with(cheaper), RULES))
            .contains("shipping: discount = 5.00 × 20 % = 1.00 USD"));
  }

  @Test
  void inputsNameTheirLines() {
    var cart = Cart.of(Lines.of(1, usd("1.00"), 1), Lines.of(2, usd("2.00"), 1));
    var sum =
        PricingExplanation.of(Pricing.price(cart, RULES)).steps().stream()
            .filter(step -> step.result().equals("line items"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(
            new PricingExplanation.Input("line 1", "1.00"),
            new PricingExplanation.Input("line 2", "2.00")),
        sum.inputs());
  }

  private static List<String> texts(PricedDocument document) {
    return PricingExplanation.of(document).steps().stream().map(Step::text).toList();
  }

  private static List<String> presented(PricedDocument document) {
    return PricingExplanation.of(document).steps().stream()
        .filter(s -> s.side() == PricingExplanation.Side.PRESENTMENT)
        .map(Step::text)
        .toList();
  }
}
