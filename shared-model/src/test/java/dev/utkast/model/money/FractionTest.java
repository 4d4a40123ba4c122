package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FractionTest {

  private static final String ROUNDING =
      """
      amount | part  | HALF_UP | HALF_EVEN | HALF_DOWN | UP | DOWN | CEILING | FLOOR
      10     | 0.04  | 0       | 0         | 0         | 1  | 0    | 1       | 0
      10     | 0.05  | 1       | 0         | 0         | 1  | 0    | 1       | 0
      10     | 0.06  | 1       | 1         | 1         | 1  | 0    | 1       | 0
      30     | 0.05  | 2       | 2         | 1         | 2  | 1    | 2       | 1
      50     | 0.05  | 3       | 2         | 2         | 3  | 2    | 3       | 2
      20     | 0.05  | 1       | 1         | 1         | 1  | 1    | 1       | 1
      0      | 0.05  | 0       | 0         | 0         | 0  | 0    | 0       | 0
      7      | 1     | 7       | 7         | 7         | 7  | 7    | 7       | 7
      7      | 0     | 0       | 0         | 0         | 0  | 0    | 0       | 0\
      """;

  static Stream<List<String>> rounding() {
    return CaseTable.rows(ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("rounding")
  void partsAreRoundedOnceByEveryMode(List<String> row) {
    var modes = CaseTable.rows("\n" + ROUNDING).findFirst().orElseThrow();
    var part = Fraction.of(new BigDecimal(row.get(1)));
    for (int i = 2; i < row.size(); i++) {
      var mode = RoundingMode.valueOf(modes.get(i));
      assertEquals(
          Long.parseLong(row.get(i)), part.of(Long.parseLong(row.get(0)), mode), mode::name);
    }
  }

  @Test
  void largeAmountsAndFinePartsAgreeWithBigDecimal() {
    var random = new SplittableRandom(11);
    for (int n = 0; n < 50_000; n++) {
      long amount = random.nextLong(1L << (1 + random.nextInt(53)));
      var part = BigDecimal.valueOf(random.nextLong(1_000_000_000L), random.nextInt(10));
      for (var mode : RoundingMode.values()) {
        if (mode != RoundingMode.UNNECESSARY) {
          var expected = BigDecimal.valueOf(amount).multiply(part).setScale(0, mode);
          if (expected.unscaledValue().bitLength() < 63) {
            assertEquals(expected.longValueExact(), Fraction.of(part).of(amount, mode));
          }
        }
      }
    }
  }

  @Test
  void unnecessaryRoundingIsRefusedOnlyWhenNeeded() {
    var half = Fraction.ratio(1, 2);
    assertEquals(2, half.of(4, RoundingMode.UNNECESSARY));
    assertThrows(ArithmeticException.class, () -> half.of(5, RoundingMode.UNNECESSARY));
  }

  @Test
  void productsAndQuotientsNeverWrap() {
    var all = Fraction.of(new BigDecimal("0.999999999"));
    assertEquals(9007199245733790L, all.of(Amounts.MAX_MINOR - 1, RoundingMode.DOWN));
    var large = new Fraction(Long.MAX_VALUE, 1);
    assertThrows(ArithmeticException.class, () -> large.of(2, RoundingMode.DOWN));
    assertTrue(Fraction.fits(3_037_000_499L, 3_037_000_499L));
    assertFalse(Fraction.fits(3_037_000_500L, 3_037_000_500L));
    assertFalse(Fraction.fits(1L << 32, 1L << 32));
  }

  @Test
  void equalPartsAreEqualRecords() {
    assertEquals(new Fraction(3, 50), Fraction.ratio(6, 100));
    assertEquals(Fraction.of(new BigDecimal("0.060")), Fraction.of(new BigDecimal("0.06")));
    assertEquals(Fraction.ofPercent(new BigDecimal("7.75")), Fraction.of(new BigDecimal("0.0775")));
    assertEquals(new Fraction(100, 1), Fraction.of(new BigDecimal("1E+2")));
  }

  @Test
  void negativePartsAndAmountsAreMistakes() {
    assertThrows(IllegalArgumentException.class, () -> new Fraction(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Fraction(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Fraction(1, 2).of(-1, RoundingMode.UP));
  }
}
