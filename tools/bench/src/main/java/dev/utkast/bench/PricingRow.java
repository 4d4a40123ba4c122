package dev.utkast.bench;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.pricing.Cart;
import dev.utkast.model.pricing.CartLine;
import dev.utkast.model.pricing.CartShipping;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.pricing.TaxContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Documents priced a second, and that a line costs the same however many there are.
final class PricingRow extends Row {
  private static final List<Integer> SIZES = List.of(5, 50, 499);

  /// Each sample prices about as many lines, whatever the size of the documents.
  private static final int LINES_PER_SAMPLE = 500;

  /// Work that grows with the square of the lines would come to 10.
  private static final double MOST = 2;

  PricingRow() {
    super(
        12,
        "price a document",
        "In: Pricing.price alone, on one thread: check, both currencies, ten percent off, shipping,"
            + " one tax. Not in: reading the request, exchange rates and taxes looked up, storage.",
        "Growth: the time for a line of 499 over that of a line of 50, round by round.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var results = new ArrayList<Result>();
    for (var level : RoundingLevel.values()) {
      var operations =
          SIZES.stream().<Interleaved.Operation>map(lines -> () -> price(lines, level)).toList();
      Interleaved.run(1, effort.warmUp(), operations);
      var measured = Interleaved.run(effort.rounds(), effort.perRound(), operations);
      for (int size = 0; size < SIZES.size(); size++) {
        results.add(result(measured, size, level));
      }
    }
    return results;
  }

  private Result result(Interleaved measured, int size, RoundingLevel level) {
    int lines = SIZES.get(size);
    var what =
        "%s of %d lines, tax rounded per %s"
            .formatted(title(), lines, level.name().toLowerCase(Locale.ROOT));
    double perSecond = documents(lines) * 1_000 / measured.median(size);
    var result = result(what, Numbers.text("%,.0f documents/s", perSecond));
    return lines == SIZES.getLast() ? withGrowth(result, measured, size) : result;
  }

  /// Beside the size before it.
  private static Result withGrowth(Result result, Interleaved measured, int size) {
    int fewer = SIZES.get(size - 1);
    int more = SIZES.get(size);
    double perLine =
        measured.ratio(size, size - 1) * documents(fewer) * fewer / (documents(more) * more);
    double micros = measured.median(size - 1) * 1_000 / (documents(fewer) * fewer);
    return result
        .against(Numbers.text("a line of " + fewer + ": %.2f µs", micros), perLine)
        .withTarget("<= 2 x a line of " + fewer, perLine <= MOST);
  }

  private static int documents(int lines) {
    return LINES_PER_SAMPLE / lines;
  }

  private static long price(int lines, RoundingLevel level) {
    var cart = cart(lines);
    var rules =
        PricingRules.of(CurrencyUnit.USD, TaxContext.flat("VAT", new BigDecimal("0.21")))
            .rounding(level, RoundingMode.HALF_UP)
            .presentedIn(euros());
    long start = System.nanoTime();
    for (int i = 0; i < documents(lines); i++) {
      if (!Pricing.price(cart, rules).total().shop().isPositive()) {
        throw new IllegalStateException("priced at nothing");
      }
    }
    return System.nanoTime() - start;
  }

  private static ExchangeRate euros() {
    return new ExchangeRate(
        CurrencyUnit.USD,
        CurrencyUnit.EUR,
        new BigDecimal("0.8626"),
        LocalDate.of(2026, 10, 30),
        "bench");
  }

  private static Cart cart(int size) {
    var lines = new ArrayList<CartLine>();
    for (int i = 0; i < size; i++) {
      lines.add(
          CartLine.of(new LineId(i), Money.ofMinor(CurrencyUnit.USD, 100 + i * 37L), 1 + i % 5));
    }
    return new Cart(
        lines,
        Optional.of(new Discount.Percentage(BigDecimal.TEN)),
        Optional.of(CartShipping.of(Money.ofMinor(CurrencyUnit.USD, 995))));
  }
}
