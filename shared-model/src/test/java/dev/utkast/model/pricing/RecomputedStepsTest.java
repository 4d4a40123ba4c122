package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricingExplanation.Input;
import dev.utkast.model.pricing.PricingExplanation.Operation;
import dev.utkast.model.pricing.PricingExplanation.Side;
import dev.utkast.model.pricing.PricingExplanation.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Explanations of random documents, recomputed as a person would: from what each step says about
/// itself, with decimals.
class RecomputedStepsTest {

  private static final long DOCUMENTS = Seeds.DOCUMENTS / 50;
  private static final MathContext MANY = new MathContext(80);

  @Test
  void everyStepIsWhatItsInputsComeToAndEveryFigureHasItsStep() {
    var recomputed = new LongAdder();
    Seeds.forEach(
        DOCUMENTS,
        seed -> {
          var sample = RandomDocuments.sample(77_777L * seed);
          if (Pricing.quote(sample.cart(), sample.rules())
              instanceof PricingOutcome.Priced(var document)) {
            var explanation = PricingExplanation.of(document);
            explanation.steps().forEach(step -> checkStep(step, explanation));
            checkShares(explanation);
            checkFigures(document, explanation);
            recomputed.add(explanation.steps().size());
          }
        });
    System.out.printf("%,d steps of %,d documents recomputed%n", recomputed.sum(), DOCUMENTS);
  }

  private static void checkStep(Step step, PricingExplanation explanation) {
    assertEquals(step.inputs().size(), step.inputs().stream().map(Input::name).distinct().count());
    assertTrue(step.text().startsWith(step.about() + ": " + step.result() + " = "));
    var amount = step.amount().getAmount();
    if (step.operation() == Operation.RAISE_TO_ENDING) {
      var raised = amount.subtract(input(step, "converted"));
      assertTrue(raised.signum() >= 0 && raised.compareTo(input(step, "step")) < 0);
      assertEquals(
          0, amount.remainder(input(step, "step")).compareTo(input(step, "ending")), step::text);
      return;
    }
    var exact = exact(step, amount.scale());
    var rounding = explanation.rounding(step);
    var computed =
        rounding.isEmpty() || step.operation() == Operation.ALLOCATE
            ? exact
            : exact.setScale(amount.scale(), RoundingMode.valueOf(rounding.get()));
    assertEquals(0, amount.compareTo(computed), step::text);
  }

  private static BigDecimal exact(Step step, int decimals) {
    var values = step.inputs().stream().map(i -> new BigDecimal(i.value())).toList();
    return switch (step.operation()) {
      case CONVERT, MULTIPLY, TAX -> values.get(0).multiply(values.get(1));
      case WITHOUT_TAX -> values.get(0).divide(BigDecimal.ONE.add(values.get(1)), MANY);
      case WITHOUT_TAX_EACH -> withoutEach(values.getFirst(), values.subList(1, values.size()));
      case RAISE_TO_ENDING -> throw new AssertionError("has no exact value");
      case PERCENT ->
          input(step, "amount").multiply(input(step, "percent")).divide(BigDecimal.valueOf(100));
      case ALL -> values.get(0);
      case LIMIT -> values.get(0).min(values.get(1));
      case ALLOCATE ->
          input(step, "amount")
              .multiply(input(step, "weight"))
              .divide(input(step, "all"), decimals, RoundingMode.DOWN)
              .add(input(step, "odd unit"));
      case SUBTRACT -> values.stream().skip(1).reduce(values.getFirst(), BigDecimal::subtract);
      case SUM -> values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      case TAX_WITHIN, TAX_WITHIN_EACH ->
          IntStream.range(0, values.size() / 3)
              .mapToObj(i -> within(values.subList(3 * i, 3 * i + 3)))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
    };
  }

  private static BigDecimal within(List<BigDecimal> triple) {
    return triple.get(0).multiply(triple.get(1)).divide(BigDecimal.ONE.add(triple.get(2)), MANY);
  }

  /// One division at the end, so that what lies halfway does.
  private static BigDecimal withoutEach(BigDecimal amount, List<BigDecimal> pairs) {
    var over = BigDecimal.ZERO;
    var weights = BigDecimal.ZERO;
    var denominator = BigDecimal.ONE;
    for (int i = 0; i < pairs.size(); i += 2) {
      var one = BigDecimal.ONE.add(pairs.get(i + 1));
      over = over.multiply(one).add(pairs.get(i).multiply(denominator));
      denominator = denominator.multiply(one);
      weights = weights.add(pairs.get(i));
    }
    return amount.multiply(over).divide(weights.multiply(denominator), MANY);
  }

  /// The odd units of each allocation are in the hands that its mode says.
  private static void checkShares(PricingExplanation explanation) {
    var allocations = new HashMap<List<Object>, List<Step>>();
    explanation.steps().stream()
        .filter(step -> step.operation() == Operation.ALLOCATE)
        .forEach(step ->
            allocations
                .computeIfAbsent(List.of(step.side(), step.result()), _ -> new ArrayList<>())
                .add(step));
    for (var steps : allocations.values()) {
      var first = steps.getFirst();
      assertEquals(0, input(first, "amount").compareTo(shares(steps)));
      assertEquals(0, input(first, "all").compareTo(weights(steps)));
      var receivers = new ArrayList<>(steps);
      receivers.removeIf(step -> input(step, "weight").signum() == 0);
      if (explanation.rounding(first).orElseThrow().equals("LARGEST_REMAINDER")) {
        receivers.sort(Comparator.comparing(RecomputedStepsTest::loss).reversed());
      }
      long odd = steps.stream().filter(step -> input(step, "odd unit").signum() > 0).count();
      for (int i = 0; i < receivers.size(); i++) {
        var step = receivers.get(i);
        assertTrue(input(step, "odd unit").compareTo(unit(step)) <= 0, step::text);
        assertEquals(i < odd, input(step, "odd unit").signum() > 0, step::text);
      }
    }
  }

  /// What rounding down takes, as a whole number over the same sum of weights for all.
  private static BigDecimal loss(Step step) {
    return input(step, "amount")
        .multiply(input(step, "weight"))
        .remainder(input(step, "all").multiply(unit(step)));
  }

  private static BigDecimal unit(Step step) {
    return BigDecimal.ONE.movePointLeft(step.amount().getAmount().scale());
  }

  private static BigDecimal shares(List<Step> steps) {
    return steps.stream().map(s -> s.amount().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal weights(List<Step> steps) {
    return steps.stream().map(s -> input(s, "weight")).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// What has no step is nothing.
  private static void checkFigures(PricedDocument document, PricingExplanation explanation) {
    var figures = new HashMap<String, BigDecimal>();
    for (var step : explanation.steps()) {
      figures.put(key(step.side(), step.about(), step.result()), step.amount().getAmount());
    }
    var sides = document.rate().isPresent() ? Side.values() : new Side[] {Side.SHOP};
    for (var side : sides) {
      for (int i = 0; i < document.lines().size(); i++) {
        var line = document.lines().get(i);
        var about = "line " + (i + 1);
        check(figures, side, about, "gross", line.gross());
        check(figures, side, about, "line discount", line.lineDiscount());
        check(figures, side, about, "order discount", line.orderDiscount());
        check(figures, side, about, "net", line.net());
        line.taxLines().forEach(t -> check(figures, side, about, name(t), t.amount()));
      }
      document
          .shipping()
          .ifPresent(s -> {
            check(figures, side, "shipping", "net", s.net());
            for (int i = 0; i < s.parts().size(); i++) {
              var about = "shipping " + (i + 1);
              var part = s.parts().get(i);
              check(figures, side, about, "net", part.net());
              part.taxLines().forEach(t -> check(figures, side, about, name(t), t.amount()));
            }
            s.taxLines().forEach(t -> check(figures, side, "shipping", name(t), t.amount()));
          });
      document.taxLines().forEach(t -> check(figures, side, "document", name(t), t.amount()));
      check(figures, side, "document", "line items", document.lineItemsTotal());
      check(figures, side, "document", "discounts", document.discountsTotal());
      check(figures, side, "document", "subtotal", document.subtotal());
      check(figures, side, "document", "tax", document.taxTotal());
      check(figures, side, "document", "total", document.total());
    }
  }

  private static void check(
      Map<String, BigDecimal> figures, Side side, String about, String name, MoneySet amount) {
    var key = key(side, about, name);
    var here = side == Side.SHOP ? amount.shop() : amount.presentment();
    var explained = figures.getOrDefault(key, BigDecimal.ZERO);
    assertEquals(0, here.getAmount().compareTo(explained), key);
  }

  private static String key(Side side, String about, String name) {
    return side + " " + about + " " + name;
  }

  private static String name(TaxLine tax) {
    var percent = tax.rate().multiply(BigDecimal.valueOf(100)).stripTrailingZeros();
    return tax.title() + " " + percent.toPlainString() + " %";
  }

  private static BigDecimal input(Step step, String name) {
    return step.inputs().stream()
        .filter(i -> i.name().equals(name))
        .map(i -> new BigDecimal(i.value()))
        .findFirst()
        .orElseThrow();
  }
}
