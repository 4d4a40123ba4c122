package dev.utkast.model.pricing;

import dev.utkast.model.money.AllocationMode;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// How a document came to its amounts: one step after the other, each with its inputs, so that a
/// person can recompute it by hand.
///
/// It is derived from the priced document alone, so it explains what was computed then, not what
/// would be computed today. The shop's side comes first; the presentment side follows when it is in
/// another currency, with its own steps. Inputs are what was asked for, or results of earlier steps
/// about the same thing, its lines, or the document; what has no step is nothing.
public record PricingExplanation(
    RoundingMode roundingMode, AllocationMode allocation, List<Step> steps) {

  public PricingExplanation {
    steps = List.copyOf(steps);
  }

  public enum Side {
    SHOP,
    PRESENTMENT
  }

  /// What is done with the inputs, in their order.
  public enum Operation {
    /// amount × rate, rounded
    CONVERT,
    /// amount raised to the next that ends so: amount, step, ending
    RAISE_TO_ENDING,
    MULTIPLY,
    /// amount / (1 + sum of the rates of home that it contains), rounded: amount, rates
    WITHOUT_TAX,
    /// amount × sum of weight / (1 + rates) / sum of weights, rounded: amount, then pairs of weight
    /// and rates
    WITHOUT_TAX_EACH,
    /// amount × percent / 100, rounded
    PERCENT,
    /// a fixed amount that takes all off in the shop's currency, and so in the customer's
    ALL,
    /// the smaller of two
    LIMIT,
    /// amount × weight / sum of weights, rounded down, and the odd unit where the share gets one of
    /// those that all rounding down left over
    ALLOCATE,
    SUBTRACT,
    SUM,
    /// amount × rate, rounded
    TAX,
    /// amount × rate / (1 + sum of the rates within the price), rounded
    TAX_WITHIN,
    /// sum of amount × rate / (1 + sum of the rates within the price) over triples of these,
    /// rounded once
    TAX_WITHIN_EACH
  }

  /// @param name `unit price`, `rate`, ...; unique within its step
  /// @param value a plain decimal number
  public record Input(String name, String value) {}

  /// @param about `line 1`, `shipping`, `document`
  /// @param result what the step computes, `discount` or `total`
  public record Step(
      Side side,
      String about,
      Operation operation,
      List<Input> inputs,
      String result,
      Money amount) {

    public Step {
      inputs = List.copyOf(inputs);
    }

    /// One line for people: `line 1: gross = 2 × 20.00 = 40.00 USD`.
    public String text() {
      return about
          + ": "
          + result
          + " = "
          + formula()
          + " = "
          + amount.getAmount().toPlainString()
          + " "
          + amount.getCurrencyUnit().getCode();
    }

    private String formula() {
      return switch (operation) {
        case CONVERT, MULTIPLY, TAX -> joined(" × ");
        case RAISE_TO_ENDING ->
            value(0) + " raised to the next " + value(2) + " modulo " + value(1);
        case WITHOUT_TAX -> value(0) + " / (1 + " + value(1) + ")";
        case WITHOUT_TAX_EACH ->
            value(0) + " × sum of weight / (1 + rates) / sum of weights of " + pairs();
        case PERCENT -> value(0) + " × " + value(1) + " %";
        case ALL -> "all of " + value(0);
        case LIMIT -> "the smaller of " + joined(" and ");
        case ALLOCATE ->
            value(0) + " × " + value(1) + " / " + value(2) + ", rounded down, + " + value(3);
        case SUBTRACT -> joined(" − ");
        case SUM -> joined(" + ");
        case TAX_WITHIN -> value(0) + " × " + value(1) + " / (1 + " + value(2) + ")";
        case TAX_WITHIN_EACH -> "sum of amount × rate / (1 + rates) of " + joined(", ");
      };
    }

    private String pairs() {
      return inputs.stream().skip(1).map(Input::value).collect(Collectors.joining(", "));
    }

    private String value(int input) {
      return inputs.get(input).value();
    }

    private String joined(String sign) {
      return inputs.isEmpty()
          ? "0"
          : inputs.stream().map(Input::value).collect(Collectors.joining(sign));
    }
  }

  public static PricingExplanation of(PricedDocument document) {
    return new ExplanationWriter(document).explanation();
  }

  /// @return how a step is rounded, or how odd units are given out; empty where its result is exact
  public Optional<String> rounding(Step step) {
    return switch (step.operation()) {
      case CONVERT, WITHOUT_TAX, WITHOUT_TAX_EACH, PERCENT, TAX, TAX_WITHIN, TAX_WITHIN_EACH ->
          Optional.of(roundingMode.name());
      case ALLOCATE -> Optional.of(allocation.name());
      case RAISE_TO_ENDING, MULTIPLY, ALL, LIMIT, SUBTRACT, SUM -> Optional.empty();
    };
  }
}
