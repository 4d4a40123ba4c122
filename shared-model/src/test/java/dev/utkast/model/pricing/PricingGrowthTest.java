package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// Prints documents priced per second for 5, 50 and 499 lines in two currencies, and holds that
/// work grows with the lines and no faster: sizes are measured side by side, round by round, and
/// medians compared.
class PricingGrowthTest {

  private static final List<Integer> SIZES = List.of(5, 50, 499);
  private static final int ROUNDS = 9;
  private static final int LINES_PER_ROUND = 10_000;

  /// Quadratic work would make a line of 499 cost ten times a line of 50.
  private static final double MOST_PER_LINE = 3;

  @Test
  void aLineCostsTheSameHoweverManyThereAre() {
    for (var level : RoundingLevel.values()) {
      var perLine = new ArrayList<Double>();
      var samples = new double[SIZES.size()][ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        for (int size = 0; size < SIZES.size(); size++) {
          samples[size][round] = nanosecondsPerDocument(SIZES.get(size), level);
        }
      }
      for (int size = 0; size < SIZES.size(); size++) {
        Arrays.sort(samples[size]);
        double median = samples[size][ROUNDS / 2];
        perLine.add(median / SIZES.get(size));
        System.out.printf(
            "rounding per %-8s %3d lines: %,9.0f documents/s, %5.2f µs per line%n",
            level.name().toLowerCase(Locale.ROOT),
            SIZES.get(size),
            1e9 / median,
            median / 1e3 / SIZES.get(size));
      }
      assertTrue(perLine.get(2) < perLine.get(1) * MOST_PER_LINE, perLine::toString);
    }
  }

  private static double nanosecondsPerDocument(int size, RoundingLevel level) {
    var cart = cart(size);
    var rules =
        PricingRules.of(CurrencyUnit.USD, TaxContext.flat("VAT", new BigDecimal("0.21")))
            .rounding(level, RoundingMode.HALF_UP)
            .presentedIn(RefusalsTest.exchange("USD", "EUR", "0.8626"));
    int documents = LINES_PER_ROUND / size;
    long start = System.nanoTime();
    for (int i = 0; i < documents; i++) {
      assertTrue(Pricing.price(cart, rules).total().shop().isPositive());
    }
    return (System.nanoTime() - start) / (double) documents;
  }

  private static Cart cart(int size) {
    var lines = new ArrayList<CartLine>();
    for (int i = 0; i < size; i++) {
      lines.add(CartLine.of(i, Money.ofMinor(CurrencyUnit.USD, 100 + i * 37L), 1 + i % 5));
    }
    return new Cart(
        lines,
        Optional.of(new Discount.Percentage(BigDecimal.TEN)),
        Optional.of(CartShipping.of(Money.ofMinor(CurrencyUnit.USD, 995))));
  }
}
