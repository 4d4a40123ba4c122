package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.MoneySet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What holds for every document. A failing seed is in the message; `-Dutkast.seed=N` replays it
/// alone, `-Dutkast.documents=N` says how many are tried.
class DocumentPropertiesTest {

  private static final long DOCUMENTS = Long.getLong("utkast.documents", 100_000);

  @Test
  void everySumIsExactAndEveryShareWithinBounds() {
    var priced = new LongAdder();
    forEachSeed(
        DOCUMENTS,
        seed -> {
          var sample = RandomDocuments.sample(seed);
          if (Pricing.quote(sample.cart(), sample.rules())
              instanceof PricingOutcome.Priced(var document)) {
            priced.increment();
            checkSide(sample, document, set -> Amounts.minor(set.shop()));
            checkSide(sample, document, set -> Amounts.minor(set.presentment()));
            if (seed % 16 == 0) {
              checkReordering(sample, document);
            }
            if (seed % 8 == 1) {
              checkParts(document, seed);
            }
          }
        });
    assertTrue(priced.sum() > DOCUMENTS * 8 / 10, "most documents can be priced: " + priced);
  }

  private static void checkSide(
      RandomDocuments.Sample sample, PricedDocument document, ToLongFunction<MoneySet> side) {
    long gross = 0;
    long discounts = 0;
    for (var line : document.lines()) {
      long lineGross = side.applyAsLong(line.gross());
      long lineDiscount = side.applyAsLong(line.lineDiscount());
      long orderDiscount = side.applyAsLong(line.orderDiscount());
      long net = side.applyAsLong(line.net());
      assertEquals(side.applyAsLong(line.unitPrice()) * line.quantity(), lineGross);
      assertTrue(lineDiscount >= 0 && lineDiscount <= lineGross);
      assertTrue(orderDiscount >= 0 && orderDiscount <= lineGross - lineDiscount);
      assertEquals(lineGross - lineDiscount - orderDiscount, net);
      gross += lineGross;
      discounts += lineDiscount + orderDiscount;
    }
    long shipping = document.shipping().map(s -> side.applyAsLong(s.net())).orElse(0L);
    assertTrue(shipping >= 0);
    assertEquals(gross, side.applyAsLong(document.lineItemsTotal()));
    assertEquals(discounts, side.applyAsLong(document.discountsTotal()));
    assertEquals(gross - discounts, side.applyAsLong(document.subtotal()));
    assertEquals(shipping, side.applyAsLong(document.shippingTotal()));
    long tax = checkTaxes(document, side);
    assertEquals(tax, side.applyAsLong(document.taxTotal()));
    assertEquals(tax == 0 && document.taxTotal().isZero(), document.zeroTaxReason().isPresent());
    long total = gross - discounts + shipping + (sample.rules().taxesIncluded() ? 0 : tax);
    assertEquals(total, side.applyAsLong(document.total()));
    assertTrue(total >= 0 && total <= Amounts.MAX_MINOR);
  }

  private static long checkTaxes(PricedDocument document, ToLongFunction<MoneySet> side) {
    long sum = 0;
    for (var tax : document.taxLines()) {
      long ofItems = 0;
      for (var line : document.lines()) {
        ofItems += amountOf(tax, line.taxLines(), side);
      }
      ofItems += document.shipping().map(s -> amountOf(tax, s.taxLines(), side)).orElse(0L);
      assertEquals(side.applyAsLong(tax.amount()), ofItems, tax::title);
      sum += ofItems;
    }
    return sum;
  }

  private static long amountOf(TaxLine tax, List<TaxLine> lines, ToLongFunction<MoneySet> side) {
    long sum = 0;
    for (var line : lines) {
      long amount = side.applyAsLong(line.amount());
      assertTrue(amount >= 0);
      if (line.title().equals(tax.title()) && line.rate().compareTo(tax.rate()) == 0) {
        sum += amount;
      }
    }
    return sum;
  }

  /// Lines in another order: the same totals; an order discount's odd units go to the same losses
  /// by rounding.
  private static void checkReordering(RandomDocuments.Sample sample, PricedDocument document) {
    var lines = new ArrayList<>(sample.cart().lines());
    Collections.shuffle(lines, new Random(sample.seed()));
    var cart = new Cart(lines, sample.cart().discount(), sample.cart().shipping());
    var reordered = Pricing.price(cart, sample.rules());
    assertEquals(document.lineItemsTotal(), reordered.lineItemsTotal());
    assertEquals(document.discountsTotal(), reordered.discountsTotal());
    assertEquals(document.subtotal(), reordered.subtotal());
    if (sample.rules().roundingLevel() == RoundingLevel.DOCUMENT) {
      boolean same = sameNets(document, reordered);
      assertTrue(!same || document.total().equals(reordered.total()));
    }
    if (sample.rules().allocation() == AllocationMode.LARGEST_REMAINDER) {
      assertEquals(oddUnits(document), oddUnits(reordered));
    }
  }

  private static boolean sameNets(PricedDocument left, PricedDocument right) {
    Function<PricedDocument, List<String>> nets =
        d -> d.lines().stream().map(l -> l.id() + " " + l.net()).sorted().toList();
    return nets.apply(left).equals(nets.apply(right));
  }

  /// For each unit that was handed out after rounding down: how much rounding down had taken.
  private static List<BigInteger> oddUnits(PricedDocument document) {
    var weights =
        document.lines().stream().map(l -> big(l.gross()).subtract(big(l.lineDiscount()))).toList();
    var all = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    var discount =
        document.lines().stream()
            .map(l -> big(l.orderDiscount()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    var losses = new ArrayList<BigInteger>();
    for (int i = 0; i < weights.size() && all.signum() > 0; i++) {
      var exact = weights.get(i).multiply(discount).divideAndRemainder(all);
      if (big(document.lines().get(i).orderDiscount()).compareTo(exact[0]) > 0) {
        losses.add(exact[1]);
      }
    }
    Collections.sort(losses);
    return losses;
  }

  private static BigInteger big(MoneySet set) {
    return BigInteger.valueOf(Amounts.minor(set.shop()));
  }

  /// Taken apart at random, in any order: nothing negative, and together the whole.
  private static void checkParts(PricedDocument document, long seed) {
    var random = new SplittableRandom(seed);
    var parts = new ArrayList<DocumentPart>();
    for (int i = 0; i < 3; i++) {
      var wanted =
          document.lines().stream()
              .map(l -> new PartRequest.LineQuantity(l.id(), random.nextInt(left(l, parts) + 1)))
              .toList();
      var request = new PartRequest(wanted, Optional.empty());
      parts.add(((Parts.Outcome.Taken) Parts.take(document, parts, request)).part());
    }
    parts.add(Parts.rest(document, parts));
    var whole = Parts.merge(document, parts);
    assertEquals(document.subtotal(), whole.subtotal());
    assertEquals(document.shippingTotal(), whole.shippingTotal());
    assertEquals(document.taxTotal(), whole.taxTotal());
    assertEquals(document.total(), whole.total());
    for (var line : whole.lines()) {
      var priced = document.lines().get((int) line.lineId() - 1);
      assertEquals(priced.quantity(), line.quantity());
      assertEquals(priced.gross(), line.gross());
      assertEquals(priced.lineDiscount(), line.lineDiscount());
      assertEquals(priced.orderDiscount(), line.orderDiscount());
      assertEquals(priced.net(), line.net());
      assertEquals(priced.taxLines(), line.taxLines());
    }
    parts.forEach(DocumentPropertiesTest::checkNothingNegative);
  }

  private static int left(PricedLine line, List<DocumentPart> parts) {
    return line.quantity()
        - parts.stream()
            .flatMap(p -> p.lines().stream())
            .filter(l -> l.lineId() == line.id())
            .mapToInt(DocumentPart.Line::quantity)
            .sum();
  }

  private static void checkNothingNegative(DocumentPart part) {
    for (var line : part.lines()) {
      assertTrue(!line.gross().isNegative() && !line.net().isNegative());
      assertTrue(!line.lineDiscount().isNegative() && !line.orderDiscount().isNegative());
      assertTrue(line.taxLines().stream().noneMatch(t -> t.amount().isNegative()));
    }
  }

  /// In parallel, but each seed alone decides its document; the first seed that fails is named.
  static void forEachSeed(long count, LongConsumer check) {
    var only = Long.getLong("utkast.seed");
    var seeds = only == null ? LongStream.range(0, count) : LongStream.of(only);
    seeds
        .parallel()
        .mapToObj(seed -> failure(seed, check))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(failure -> {
          throw failure;
        });
  }

  private static Optional<AssertionError> failure(long seed, LongConsumer check) {
    try {
      check.accept(seed);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(new AssertionError("seed " + seed + ": " + e.getMessage(), e));
    }
  }
}
