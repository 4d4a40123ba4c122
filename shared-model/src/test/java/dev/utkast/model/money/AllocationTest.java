package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {

  private static final String CASES =
      """
      total            | weights                           | largest remainder                 | round robin
      0                | 1 2 3                             | 0 0 0                             | 0 0 0
      0                | 0 0                               | 0 0                               | 0 0
      6                | 1 2 3                             | 1 2 3                             | 1 2 3
      1                | 1 1 1                             | 1 0 0                             | 1 0 0
      2                | 1 1 1                             | 1 1 0                             | 1 1 0
      10               | 0 1 0 2                           | 0 3 0 7                           | 0 4 0 6
      1                | 0 1 9                             | 0 0 1                             | 0 1 0
      100              | 33 33 34                          | 33 33 34                          | 33 33 34
      7                | 5 5 5 5                           | 2 2 2 1                           | 2 2 2 1
      50               | 1                                 | 50                                | 50
      9007199254740991 | 9007199254740991 9007199254740991 | 4503599627370496 4503599627370495 | 4503599627370496 4503599627370495
      9007199254740991 | 1 2                               | 3002399751580330 6004799503160661 | 3002399751580331 6004799503160660
      3037000500       | 1 3037000498                      | 1 3037000499                      | 2 3037000498\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sharesSumToTheAmountByEitherRule(List<String> row) {
    assertEquals(row.get(2), allocate(row, AllocationMode.LARGEST_REMAINDER));
    assertEquals(row.get(3), allocate(row, AllocationMode.ROUND_ROBIN));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsOfAnySizeAllocateAlike(List<String> row) {
    var weights = Arrays.stream(weights(row)).mapToObj(BigInteger::valueOf).toList();
    for (var mode : AllocationMode.values()) {
      assertArrayEquals(
          Allocation.allocate(total(row), weights(row), mode),
          Allocation.allocate(total(row), weights, mode));
    }
  }

  @Test
  void theLosersByRoundingAreServedFirstAndTiesInOrder() {
    assertArrayEquals(new long[] {0, 1, 1, 0}, largest(2, 1, 3, 3, 1));
    assertArrayEquals(new long[] {1, 0, 0, 0}, largest(1, 2, 2, 2, 2));
    assertArrayEquals(new long[] {1, 1, 1, 0}, largest(3, 2, 2, 2, 2));
    assertArrayEquals(new long[] {0, 0, 2}, largest(2, 1, 1, 8));
  }

  @Test
  void randomSharesAreTheExactValueRoundedDownOrUp() {
    var random = new SplittableRandom(7);
    for (int n = 0; n < 20_000; n++) {
      var weights =
          random.longs(1 + random.nextInt(9), 0, 1L << (1 + random.nextInt(50))).toArray();
      long sum = Arrays.stream(weights).sum();
      long total = sum == 0 ? 0 : random.nextLong(sum + 1);
      for (var mode : AllocationMode.values()) {
        checkShares(total, weights, sum, Allocation.allocate(total, weights, mode));
      }
    }
  }

  private static void checkShares(long total, long[] weights, long sum, long[] shares) {
    assertEquals(total, Arrays.stream(shares).sum());
    for (int i = 0; i < weights.length; i++) {
      assertTrue(shares[i] >= 0 && shares[i] <= weights[i]);
      var exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
      var error =
          BigInteger.valueOf(shares[i]).multiply(BigInteger.valueOf(sum)).subtract(exact).abs();
      assertTrue(sum == 0 || error.compareTo(BigInteger.valueOf(sum)) <= 0);
    }
  }

  @Test
  void nonsenseIsAMistakeOfTheCaller() {
    assertThrows(IllegalArgumentException.class, () -> largest(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> largest(1, 2, -1));
    assertThrows(IllegalArgumentException.class, () -> largest(1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> largest(1));
    assertThrows(ArithmeticException.class, () -> largest(1, Long.MAX_VALUE, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Allocation.allocate(1, List.of(BigInteger.TEN, BigInteger.ONE.negate()), robin()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Allocation.allocate(1, List.of(BigInteger.ZERO), robin()));
  }

  private static AllocationMode robin() {
    return AllocationMode.ROUND_ROBIN;
  }

  private static long[] largest(long total, long... weights) {
    return Allocation.allocate(total, weights, AllocationMode.LARGEST_REMAINDER);
  }

  private static String allocate(List<String> row, AllocationMode mode) {
    return Arrays.stream(Allocation.allocate(total(row), weights(row), mode))
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  private static long total(List<String> row) {
    return Long.parseLong(row.get(0));
  }

  private static long[] weights(List<String> row) {
    return CaseTable.words(row.get(1)).stream().mapToLong(Long::parseLong).toArray();
  }
}
