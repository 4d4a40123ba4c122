package dev.utkast.model.pricing;

import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/// The tax of home that was taken out of a price because none is due.
///
/// @param price as it was asked for, with that tax
/// @param shares which rates it contained; several where it is a price over goods of several rates,
///   each in proportion to its weight
public record HomeTax(Money price, List<Share> shares) {

  /// @param weight what the goods with these rates come to, tax included
  /// @param rates the sum of them
  public record Share(Money weight, BigDecimal rates) {}

  public HomeTax {
    shares = List.copyOf(shares);
  }

  Money rest(RoundingMode mode) {
    return restOf(price, mode);
  }

  /// What is left of an amount that contains the same: amount × sum of weight / (1 + rates) / sum
  /// of weights, rounded once.
  Money restOf(Money amount, RoundingMode mode) {
    var all = BigInteger.ZERO;
    var common = BigInteger.ONE;
    var parts = new ArrayList<Fraction>(shares.size());
    for (var share : shares) {
      parts.add(without(share.rates()));
      common = common.multiply(BigInteger.valueOf(parts.getLast().denominator()));
      all = all.add(minor(share.weight()));
    }
    var left = BigInteger.ZERO;
    for (int i = 0; i < parts.size(); i++) {
      left =
          left.add(
              minor(shares.get(i).weight())
                  .multiply(BigInteger.valueOf(parts.get(i).numerator()))
                  .multiply(common.divide(BigInteger.valueOf(parts.get(i).denominator()))));
    }
    return Money.ofMinor(
        amount.getCurrencyUnit(),
        Fraction.quotient(minor(amount).multiply(left), all.multiply(common), mode));
  }

  private static BigInteger minor(Money amount) {
    return BigInteger.valueOf(Amounts.minor(amount));
  }

  private static Fraction without(BigDecimal rates) {
    var whole = BigDecimal.ONE.add(rates);
    int scale = Math.max(0, whole.scale());
    return Fraction.ratio(
        BigDecimal.ONE.movePointRight(scale).longValueExact(),
        whole.movePointRight(scale).longValueExact());
  }
}
