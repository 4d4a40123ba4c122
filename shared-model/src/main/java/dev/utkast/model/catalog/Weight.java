package dev.utkast.model.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/// A weight as clients tell it, in grams.
public final class Weight {
  public static final long MAX_GRAMS = Integer.MAX_VALUE;

  /// Clients that round a weight otherwise mean the same.
  private static final long ROUNDING = 1;

  private Weight() {}

  /// The units of a weight. The international avoirdupois pound is 453.59237 g exactly, an ounce a
  /// sixteenth of it.
  public enum Unit {
    G("1"),
    KG("1000"),
    OZ("28.349523125"),
    LB("453.59237");

    private final BigDecimal grams;

    Unit(String grams) {
      this.grams = new BigDecimal(grams);
    }

    public static Optional<Unit> of(String label) {
      for (var unit : values()) {
        if (unit.name().toLowerCase(Locale.ROOT).equals(label)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }
  }

  /// @return whole grams; none of what is less than nothing or too much
  public static Optional<Long> grams(BigDecimal weight, Unit unit) {
    var grams = weight.multiply(unit.grams).setScale(0, RoundingMode.HALF_UP);
    return grams.signum() < 0 || grams.compareTo(BigDecimal.valueOf(MAX_GRAMS)) > 0
        ? Optional.empty()
        : Optional.of(grams.longValueExact());
  }

  /// Whether two numbers of grams are one weight, rounded twice.
  public static boolean isSame(long grams, long others) {
    return Math.abs(grams - others) <= ROUNDING;
  }
}
