package dev.utkast.model.sale;

import dev.utkast.model.pricing.Discount;
import java.util.Optional;

/// A discount as staff give it: what counts, and what people are told of it.
public record AppliedDiscount(
    Discount discount, Optional<String> title, Optional<String> description) {

  /// The same to a price, which no word changes.
  AppliedDiscount untold() {
    return new AppliedDiscount(discount, Optional.empty(), Optional.empty());
  }
}
