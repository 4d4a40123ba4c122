package dev.utkast.model.pricing;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal;
import java.util.List;

/// A priced document, or why there is none.
public sealed interface PricingOutcome {
  record Priced(PricedDocument document) implements PricingOutcome {}

  record Refused(PricingRefusal reason) implements PricingOutcome {}

  static PricingOutcome refused(List<CartProblem> problems) {
    return new Refused(new PricingRefusal.WrongCart(problems));
  }

  /// The same answer for whoever decides more than the price.
  default Decision.Verdict<PricedDocument> decision() {
    return switch (this) {
      case Priced(var document) -> Decision.changed(document);
      case Refused(var reason) -> Decision.refused(reason);
    };
  }
}
