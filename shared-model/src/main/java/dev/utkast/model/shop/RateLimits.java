package dev.utkast.model.shop;

import java.math.BigDecimal;
import java.util.Optional;

/// What a shop's own exchange rates, and its fee on published ones, may be.
public final class RateLimits {
  public static final BigDecimal MAX_RATE = new BigDecimal("1000000000");
  private static final int MAX_DECIMALS = 12;

  private RateLimits() {}

  /// Why a number is none.
  public enum Fault {
    OUT_OF_RANGE,
    TOO_MANY_DECIMALS
  }

  /// @param fee from 0 to 1
  public static Optional<Fault> ofFee(BigDecimal fee) {
    boolean within = fee.signum() >= 0 && fee.compareTo(BigDecimal.ONE) <= 0;
    return fault(fee, within);
  }

  /// @param rate above 0, and at most [#MAX_RATE]
  public static Optional<Fault> ofRate(BigDecimal rate) {
    return fault(rate, rate.signum() > 0 && rate.compareTo(MAX_RATE) <= 0);
  }

  private static Optional<Fault> fault(BigDecimal number, boolean within) {
    if (!within) {
      return Optional.of(Fault.OUT_OF_RANGE);
    }
    return number.signum() != 0 && number.stripTrailingZeros().scale() > MAX_DECIMALS
        ? Optional.of(Fault.TOO_MANY_DECIMALS)
        : Optional.empty();
  }
}
