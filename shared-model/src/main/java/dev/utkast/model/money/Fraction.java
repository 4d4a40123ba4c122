package dev.utkast.model.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A part of an amount, exactly: 7.75 % is 775/10000, the tax inside a price at 25 % is 25/125.
///
/// Refuses negative parts. Products that leave 63 bits are computed with [BigInteger], so the
/// answer is the same however large the amount; a quotient that leaves 63 bits throws
/// [ArithmeticException], never wraps.
public record Fraction(long numerator, long denominator) {

  public static final Fraction ZERO = new Fraction(0, 1);

  public Fraction {
    if (numerator < 0 || denominator <= 0) {
      throw new IllegalArgumentException("not a part: " + numerator + "/" + denominator);
    }
  }

  /// @param value 0.06 for 6 %
  public static Fraction of(BigDecimal value) {
    var plain = value.stripTrailingZeros();
    if (plain.scale() <= 0) {
      return new Fraction(plain.longValueExact(), 1);
    }
    return new Fraction(
        plain.unscaledValue().longValueExact(), BigInteger.TEN.pow(plain.scale()).longValueExact());
  }

  /// @param percent 6 for 6 %
  public static Fraction ofPercent(BigDecimal percent) {
    return of(percent.movePointLeft(2));
  }

  /// In lowest terms, so that equal parts are equal records.
  public static Fraction ratio(long numerator, long denominator) {
    long divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValue();
    return new Fraction(numerator / divisor, denominator / divisor);
  }

  /// This part of a non-negative amount of minor units, rounded once.
  public long of(long amount, RoundingMode mode) {
    if (amount < 0) {
      throw new IllegalArgumentException("a part of a negative amount: " + amount);
    }
    if (fits(amount, numerator)) {
      return quotient(amount * numerator, denominator, mode);
    }
    var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator));
    return quotient(product, BigInteger.valueOf(denominator), mode);
  }

  /// Whether the product of two non-negative numbers fits in 63 bits.
  static boolean fits(long left, long right) {
    return Math.multiplyHigh(left, right) == 0 && left * right >= 0;
  }

  /// Exact quotient of arbitrary size, rounded once.
  public static long quotient(BigInteger dividend, BigInteger divisor, RoundingMode mode) {
    return new BigDecimal(dividend).divide(new BigDecimal(divisor), 0, mode).longValueExact();
  }

  private static long quotient(long dividend, long divisor, RoundingMode mode) {
    long down = dividend / divisor;
    long rest = dividend % divisor;
    return rest == 0 || !goesUp(down, rest, divisor, mode) ? down : Math.addExact(down, 1);
  }

  private static boolean goesUp(long down, long rest, long divisor, RoundingMode mode) {
    int half = Long.compare(rest, divisor - rest);
    return switch (mode) {
      case DOWN, FLOOR -> false;
      case UP, CEILING -> true;
      case HALF_UP -> half >= 0;
      case HALF_DOWN -> half > 0;
      case HALF_EVEN -> half > 0 || (half == 0 && (down & 1) == 1);
      case UNNECESSARY -> throw new ArithmeticException("rounding is necessary");
    };
  }
}
