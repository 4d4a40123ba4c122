package dev.utkast.model.pricing;

import dev.utkast.model.money.Fraction;
import java.util.List;
import java.util.Optional;

/// The taxes of one line or of shipping: which of the document's taxes they are, and which part of
/// the net amount each is.
///
/// @param keys indexes into [TaxPlan#keys]
/// @param parts of the net amount: r on top of it, or r / (1 + all of them) within it
/// @param reason why there are none or only rates of nothing
record TaxSet(List<Integer> keys, List<Fraction> parts, Optional<ZeroTaxReason> reason) {

  static TaxSet none(ZeroTaxReason reason) {
    return new TaxSet(List.of(), List.of(), Optional.of(reason));
  }

  int size() {
    return keys.size();
  }
}
