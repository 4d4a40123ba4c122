package dev.utkast.model.pricing;

import java.util.List;

/// A priced document, or every reason why there is none.
public sealed interface PricingOutcome {
  record Priced(PricedDocument document) implements PricingOutcome {}

  record Refused(List<FieldProblem> problems) implements PricingOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
