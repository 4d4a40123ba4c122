package dev.utkast.model.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Divides an amount over weights so that the shares sum to it exactly.
///
/// Each share is its exact value rounded down, or one unit more; a weight of nothing gets nothing;
/// while the amount does not exceed the sum of the weights, no share exceeds its weight. Weights in
/// another order get the same shares, up to ties. Work grows with n log n. Refuses negative
/// numbers, and an amount over weights that are all nothing.
public final class Allocation {

  private Allocation() {}

  public static long[] allocate(long total, long[] weights, AllocationMode mode) {
    long sum = 0;
    for (long weight : weights) {
      requireWeight(total, weight);
      sum = Math.addExact(sum, weight);
    }
    if (sum == 0) {
      return nothing(total, weights.length);
    }
    return Fraction.fits(total, sum)
        ? allocateInLongs(total, weights, sum, mode)
        : allocate(total, Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList(), mode);
  }

  /// The same with weights of any size, for weights that are fractions brought to one denominator.
  public static long[] allocate(long total, List<BigInteger> weights, AllocationMode mode) {
    var sum = BigInteger.ZERO;
    for (var weight : weights) {
      requireWeight(total, weight.signum());
      sum = sum.add(weight);
    }
    if (sum.signum() == 0) {
      return nothing(total, weights.size());
    }
    var shares = new long[weights.size()];
    var rests = new BigInteger[shares.length];
    var amount = BigInteger.valueOf(total);
    long left = total;
    for (int i = 0; i < shares.length; i++) {
      var exact = weights.get(i).multiply(amount).divideAndRemainder(sum);
      shares[i] = exact[0].longValueExact();
      rests[i] = exact[1];
      left -= shares[i];
    }
    switch (mode) {
      case LARGEST_REMAINDER -> giveToLargest(shares, rests, (int) left);
      case ROUND_ROBIN -> giveInOrder(shares, i -> weights.get(i).signum() > 0, (int) left);
    }
    return shares;
  }

  private static long[] allocateInLongs(long total, long[] weights, long sum, AllocationMode mode) {
    var shares = new long[weights.length];
    var rests = new long[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      long product = total * weights[i];
      shares[i] = product / sum;
      rests[i] = product % sum;
      left -= shares[i];
    }
    switch (mode) {
      case LARGEST_REMAINDER -> giveToLargest(shares, rests, (int) left);
      case ROUND_ROBIN -> giveInOrder(shares, i -> weights[i] > 0, (int) left);
    }
    return shares;
  }

  /// One unit to each of the `left` largest rests: all above the smallest rest that is served, then
  /// ties from the first on.
  private static void giveToLargest(long[] shares, long[] rests, int left) {
    if (left == 0) {
      return;
    }
    var sorted = rests.clone();
    Arrays.sort(sorted);
    long last = sorted[sorted.length - left];
    int ties = left;
    for (long rest : rests) {
      ties -= rest > last ? 1 : 0;
    }
    for (int i = 0; i < shares.length; i++) {
      if (rests[i] > last || (rests[i] == last && ties-- > 0)) {
        shares[i]++;
      }
    }
  }

  private static void giveToLargest(long[] shares, BigInteger[] rests, int left) {
    if (left == 0) {
      return;
    }
    var sorted = rests.clone();
    Arrays.sort(sorted);
    // Ranks stand for the rests: equal rests have equal ranks, and ranks are small numbers.
    var ranks = new long[rests.length];
    Arrays.setAll(ranks, i -> firstAtLeast(sorted, rests[i]));
    giveToLargest(shares, ranks, left);
  }

  private static int firstAtLeast(BigInteger[] sorted, BigInteger value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].compareTo(value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void giveInOrder(long[] shares, IntPredicate mayReceive, int left) {
    for (int i = 0; left > 0; i++) {
      if (mayReceive.test(i)) {
        shares[i]++;
        left--;
      }
    }
  }

  private static void requireWeight(long total, long weight) {
    if (total < 0 || weight < 0) {
      throw new IllegalArgumentException("amounts and weights are not negative");
    }
  }

  private static long[] nothing(long total, int size) {
    if (total != 0) {
      throw new IllegalArgumentException("nobody to give " + total + " to");
    }
    return new long[size];
  }
}
