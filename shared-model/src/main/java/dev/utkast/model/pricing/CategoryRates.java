package dev.utkast.model.pricing;

import java.util.List;
import java.util.Optional;

/// The taxes of one product category on one sale; several add up, none is computed on another.
///
/// @param zeroReason why there are none, when there are none
public record CategoryRates(
    String category, List<AppliedRate> rates, Optional<ZeroTaxReason> zeroReason) {

  public CategoryRates {
    rates = List.copyOf(rates);
    if (rates.isEmpty() == zeroReason.isEmpty()) {
      throw new IllegalArgumentException("either rates or the reason for none: " + category);
    }
  }
}
