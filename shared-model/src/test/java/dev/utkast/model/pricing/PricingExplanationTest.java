package dev.utkast.model.pricing;

import static dev.utkast.model.money.CaseTable.usd;
import static dev.utkast.model.pricing.RefusalsTest.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.pricing.PricingExplanation.Step;
import java.math.BigDecimal;
import java.math.MathContext;
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
            Cart.of(CartLine.of(1, usd("20.00"), 2)).with(new Discount.FixedAmount(usd("10.00"))),
            RULES);
    assertEquals(
        List.of(
            "line 1: gross = 2 × 20.00 = 40.00 USD",
            "document: lines after their discounts = 40.00 = 40.00 USD",
            "line 1: order discount = 10.00 × 40.00 / 40.00 = 10.00 USD",
            "line 1: net = 40.00 − 0.00 − 10.00 = 30.00 USD",
            "line 1: VAT = 30.00 × 0.06 = 1.80 USD",
            "document: VAT = 1.80 = 1.80 USD",
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
                CartLine.of(1, usd("20.00"), 2)
                    .with(new Discount.Percentage(new BigDecimal("10")))),
            RULES.includingTaxes().presentedIn(exchange("USD", "EUR", "0.9")));
    var steps = PricingExplanation.of(priced).steps();
    assertEquals(
        List.of(
            "line 1: unit price converted = 20.00 × 0.9 = 18.00 EUR",
            "line 1: gross = 2 × 18.00 = 36.00 EUR",
            "line 1: discount = 36.00 × 10 % = 3.60 EUR",
            "line 1: net = 36.00 − 3.60 − 0.00 = 32.40 EUR",
            "line 1: VAT = 32.40 × 0.06 / (1 + 0.06) = 1.83 EUR"),
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
            Cart.of(CartLine.of(1, usd("0.10"), 1), CartLine.of(2, usd("0.20"), 1))
                .with(CartShipping.of(usd("1.00"))),
            RULES.rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP));
    assertEquals(
        List.of(
            "line 1: gross = 1 × 0.10 = 0.10 USD",
            "line 2: gross = 1 × 0.20 = 0.20 USD",
            "line 1: net = 0.10 − 0.00 − 0.00 = 0.10 USD",
            "line 2: net = 0.20 − 0.00 − 0.00 = 0.20 USD",
            "shipping: net = 1.00 − 0.00 = 1.00 USD",
            "document: VAT base = 0.10 + 0.20 + 1.00 = 1.30 USD",
            "document: VAT = 1.30 × 0.06 = 0.08 USD",
            "line 1: VAT = 0.08 × 0.10 / 1.30 = 0.01 USD",
            "line 2: VAT = 0.08 × 0.20 / 1.30 = 0.01 USD",
            "shipping: VAT = 0.08 × 1.00 / 1.30 = 0.06 USD"),
        texts(priced).subList(0, 10));
  }

  @Test
  void taxWithinPricesOverTheDocumentNamesItsParts() {
    var rules = RULES.includingTaxes().rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP);
    var one = Cart.of(CartLine.of(1, usd("10.60"), 1), CartLine.of(2, usd("0.00"), 1));
    assertTrue(
        texts(Pricing.price(one, rules))
            .containsAll(
                List.of(
                    "document: VAT base = 10.60 + 0.00 = 10.60 USD",
                    "document: VAT = 10.60 × 0.06 / (1 + 0.06) = 0.60 USD",
                    "line 1: VAT = 0.60 × 10.60 / 10.60 = 0.60 USD")));
    var eco =
        List.of(
            new ManualRate("VAT", new BigDecimal("0.06")),
            new ManualRate("Eco", new BigDecimal("0.1")));
    var two = Cart.of(CartLine.of(1, usd("10.60"), 1), CartLine.of(2, usd("1.16"), 1).taxedAt(eco));
    assertTrue(
        texts(Pricing.price(two, rules))
            .contains(
                "document: VAT = sum of amount × rate / (1 + rates) of"
                    + " 10.60, 0.06, 0.06, 1.16, 0.06, 0.16 = 0.66 USD"));
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
        Cart.of(CartLine.of(1, usd("20.00"), 2).with(new Discount.FixedAmount(usd("1.00"))))
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
            "line 1: order discount = 3.62 × 36.18 / 36.18 = 3.62 EUR",
            "line 1: net = 37.98 − 1.80 − 3.62 = 32.56 EUR",
            "shipping: price converted = 5.00 × 0.9 = 4.50 EUR",
            "shipping: discount converted = 1.00 × 0.9 = 0.90 EUR",
            "shipping: net = 4.50 − 0.90 = 3.60 EUR"),
        presented(Pricing.price(cart, rules)).subList(0, 12));
    var pennies =
        Cart.of(CartLine.of(1, usd("0.90"), 1), CartLine.of(2, usd("0.90"), 1))
            .with(new Discount.FixedAmount(usd("1.80")));
    assertTrue(
        presented(Pricing.price(pennies, RULES.presentedIn(exchange("USD", "JPY", "0.5"))))
            .contains("document: discount = the smaller of 1 and 0 = 0 JPY"));
    var off = new Discount.Percentage(new BigDecimal("20"));
    var cheaper =
        new CartShipping(usd("5.00"), Optional.of(off), false, TaxContext.SHIPPING, List.of());
    assertTrue(
        texts(Pricing.price(Cart.of().with(cheaper), RULES))
            .contains("shipping: discount = 5.00 × 20 % = 1.00 USD"));
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

  /// Every step of thousands of random documents is what its own inputs come to.
  @Test
  void everyStepCanBeRecomputedFromItsInputs() {
    Seeds.forEach(
        Seeds.DOCUMENTS / 50,
        seed -> {
          var sample = RandomDocuments.sample(77_777L * seed);
          if (Pricing.quote(sample.cart(), sample.rules())
              instanceof PricingOutcome.Priced(var document)) {
            var steps = PricingExplanation.of(document).steps();
            steps.forEach(s -> check(s, document.roundingMode()));
            assertEquals(
                document.total().presentment(), steps.getLast().amount(), "ends with the total");
            assertTrue(steps.stream().noneMatch(s -> s.text().isBlank()));
          }
        });
  }

  private static void check(Step step, RoundingMode mode) {
    var exact = exact(step);
    int decimals = step.amount().getAmount().scale();
    var amount = step.amount().getAmount();
    switch (step.operation()) {
      case ALLOCATE -> {
        var above = amount.subtract(exact.setScale(decimals, RoundingMode.DOWN));
        assertTrue(
            above.signum() == 0 || above.compareTo(BigDecimal.ONE.movePointLeft(decimals)) == 0,
            step::toString);
      }
      case RAISE_TO_ENDING -> {
        assertTrue(amount.compareTo(exact) >= 0, step::toString);
        assertEquals(0, amount.remainder(input(step, 1)).compareTo(input(step, 2)), step::toString);
      }
      default -> assertEquals(0, amount.compareTo(exact.setScale(decimals, mode)), step::toString);
    }
  }

  private static BigDecimal exact(Step step) {
    var many = new MathContext(60);
    return switch (step.operation()) {
      case CONVERT, MULTIPLY, TAX -> input(step, 0).multiply(input(step, 1));
      case RAISE_TO_ENDING -> input(step, 0);
      case PERCENT -> input(step, 0).multiply(input(step, 1)).movePointLeft(2);
      case LIMIT -> input(step, 0).min(input(step, 1));
      case ALLOCATE -> input(step, 0).multiply(input(step, 1)).divide(input(step, 2), many);
      case SUBTRACT -> input(step, 0).multiply(BigDecimal.TWO).subtract(sum(step));
      case SUM -> sum(step);
      case TAX_WITHIN -> within(step, 0);
      case TAX_WITHIN_EACH -> {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < step.inputs().size(); i += 3) {
          sum = sum.add(within(step, i));
        }
        yield sum;
      }
    };
  }

  private static BigDecimal within(Step step, int at) {
    return input(step, at)
        .multiply(input(step, at + 1))
        .divide(BigDecimal.ONE.add(input(step, at + 2)), new MathContext(60));
  }

  private static BigDecimal sum(Step step) {
    return step.inputs().stream()
        .map(i -> new BigDecimal(i.value()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal input(Step step, int at) {
    return new BigDecimal(step.inputs().get(at).value());
  }
}
