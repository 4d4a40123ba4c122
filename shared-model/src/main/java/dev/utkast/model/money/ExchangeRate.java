package dev.utkast.model.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;

/// How many units of `quote` one unit of `base` buys, on which day and according to whom.
///
/// Refuses a rate that is not positive. A merchant's fee is part of the rate, and its source says
/// so, because what is frozen on a document must be the number that was used.
public record ExchangeRate(
    CurrencyUnit base, CurrencyUnit quote, BigDecimal rate, LocalDate date, String source) {

  public ExchangeRate {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("an exchange rate is positive: " + rate);
    }
  }

  /// This rate with a merchant's fee on top: 0.015 makes every converted amount 1.5 % dearer.
  ///
  /// @param fee a fraction from 0 (inclusive) to 1 (inclusive)
  public ExchangeRate withMerchantFee(BigDecimal fee) {
    if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a fee is a fraction from 0 to 1: " + fee);
    }
    if (fee.signum() == 0) {
      return this;
    }
    var percent = fee.movePointRight(2).stripTrailingZeros().toPlainString();
    var dearer = rate.multiply(BigDecimal.ONE.add(fee));
    return new ExchangeRate(base, quote, dearer, date, source + " + " + percent + " % fee");
  }
}
