package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;

/// One tax of a line, of shipping, or of the document.
///
/// @param rate a fraction: 0.06 for 6 %
public record TaxLine(String title, BigDecimal rate, MoneySet amount) {

  /// @return the rate in per cent: 6 for 6 %
  public BigDecimal percent() {
    return rate.movePointRight(2);
  }
}
