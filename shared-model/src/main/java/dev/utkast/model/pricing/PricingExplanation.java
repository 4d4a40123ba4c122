package dev.utkast.model.pricing;

import java.util.List;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// How a document came to its amounts: one step after the other, each with its inputs, so that a
/// person can recompute it by hand.
///
/// It is derived from the priced document alone, so it explains what was computed then, not what
/// would be computed today. The shop's side comes first; the presentment side follows when it is in
/// another currency, with its own steps.
public record PricingExplanation(List<Step> steps) {

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
    /// amount × percent / 100, rounded
    PERCENT,
    /// the smaller of two
    LIMIT,
    /// share of amount by weight / sum of weights, rounded down or up so that all shares sum to the
    /// amount
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

  /// @param name `unit price`, `rate`, ...
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
        case PERCENT -> value(0) + " × " + value(1) + " %";
        case LIMIT -> "the smaller of " + joined(" and ");
        case ALLOCATE -> value(0) + " × " + value(1) + " / " + value(2);
        case SUBTRACT -> joined(" − ");
        case SUM -> joined(" + ");
        case TAX_WITHIN -> value(0) + " × " + value(1) + " / (1 + " + value(2) + ")";
        case TAX_WITHIN_EACH -> "sum of amount × rate / (1 + rates) of " + joined(", ");
      };
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
}
