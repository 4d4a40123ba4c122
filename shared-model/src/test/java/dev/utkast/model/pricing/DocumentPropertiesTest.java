package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.MoneySet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/// What holds for every document, in both its currencies.
class DocumentPropertiesTest {

  /// The shop's amounts in minor units, and the customer's.
  private static final List<ToLongFunction<MoneySet>> SIDES =
      List.of(set -> Amounts.minor(set.shop()), set -> Amounts.minor(set.presentment()));

  /// What was tried, so that a reader sees that it was not little.
  private static final class Tally {
    private final LongAdder priced = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder lines = new LongAdder();
    private final LongAdder large = new LongAdder();
    private final LongAdder reordered = new LongAdder();
    private final Set<CurrencyUnit> currencies = ConcurrentHashMap.newKeySet();

    void count(PricedDocument document) {
      priced.increment();
      lines.add(document.lines().size());
      large.add(document.lines().size() > 100 ? 1 : 0);
      currencies.add(document.total().shop().getCurrencyUnit());
    }

    @Override
    public String toString() {
      return String.format(
          "%,d random documents priced: %,d lines, %,d documents of over 100 lines, %d currencies,"
              + " %,d reordered; %,d more refused as too large",
          priced.sum(),
          lines.sum(),
          large.sum(),
          currencies.size(),
          reordered.sum(),
          refused.sum());
    }
  }

  @Test
  void everySumIsExactAndEveryShareWithinBounds() {
    var tally = new Tally();
    Seeds.forEach(
        // Those that are refused come on top.
        Seeds.DOCUMENTS * 103 / 100,
        seed -> {
          var sample = RandomDocuments.sample(seed);
          switch (Pricing.quote(sample.cart(), sample.rules())) {
            case PricingOutcome.Priced(var document) -> {
              tally.count(document);
              SIDES.forEach(side -> checkSide(sample, document, side));
              checkFree(document);
              if (seed % 16 == 0) {
                tally.reordered.increment();
                checkReordering(sample, document);
              }
            }
            case PricingOutcome.Refused _ -> {
              tally.refused.increment();
              assertTrue(Oracle.isTooLarge(sample), "nothing else is wrong with it");
            }
          }
        });
    System.out.println(tally);
    if (Seeds.areMany(Seeds.DOCUMENTS)) {
      assertTrue(tally.priced.sum() >= Seeds.DOCUMENTS, tally::toString);
      assertEquals(
          Set.copyOf(CurrencyUnit.registeredCurrencies()), tally.currencies, tally::toString);
    }
  }

  private static void checkSide(
      RandomDocuments.Sample sample, PricedDocument document, ToLongFunction<MoneySet> side) {
    long gross = 0;
    long lineDiscounts = 0;
    long orderDiscounts = 0;
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
      lineDiscounts += lineDiscount;
      orderDiscounts += orderDiscount;
    }
    checkShares(document, orderDiscounts, gross - lineDiscounts, side);
    long discounts = lineDiscounts + orderDiscounts;
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

  /// Fixed amounts that take everything off take everything off in both currencies.
  private static void checkFree(PricedDocument document) {
    if (document.discount().orElse(null) instanceof Discount.FixedAmount(var amount)
        && amount.isPositive()
        && document.subtotal().shop().isZero()) {
      assertTrue(document.subtotal().presentment().isZero());
    }
    for (var line : document.lines()) {
      var asked = line.homeTax().map(HomeTax::price).orElse(line.unitPrice().shop());
      if (line.discount().orElse(null) instanceof Discount.FixedAmount(var amount)
          && amount.equals(asked)) {
        assertEquals(line.gross(), line.lineDiscount());
      }
    }
  }

  /// Each line's share of the order's discount is its exact share rounded down, or one unit more.
  private static void checkShares(
      PricedDocument document, long discount, long all, ToLongFunction<MoneySet> side) {
    for (var line : document.lines()) {
      long weight = side.applyAsLong(line.gross()) - side.applyAsLong(line.lineDiscount());
      long share = side.applyAsLong(line.orderDiscount());
      long down = discount == 0 ? 0 : exact(discount, weight, all)[0].longValueExact();
      assertTrue(share == down || (share == down + 1 && weight > 0));
    }
  }

  private static BigInteger[] exact(long amount, long weight, long all) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(weight))
        .divideAndRemainder(BigInteger.valueOf(all));
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
      if (isSame(tax, line)) {
        sum += amount;
      }
    }
    return sum;
  }

  private static boolean isSame(TaxLine left, TaxLine right) {
    return left.title().equals(right.title()) && left.rate().compareTo(right.rate()) == 0;
  }

  /// Lines in another order: the same sums, and shares that differ only between ties.
  private static void checkReordering(RandomDocuments.Sample sample, PricedDocument document) {
    var lines = new ArrayList<>(sample.cart().lines());
    Collections.shuffle(lines, new Random(sample.seed()));
    var cart = new Cart(lines, sample.cart().discount(), sample.cart().shipping());
    var reordered = Pricing.price(cart, sample.rules());
    assertEquals(document.lineItemsTotal(), reordered.lineItemsTotal());
    assertEquals(document.discountsTotal(), reordered.discountsTotal());
    assertEquals(document.subtotal(), reordered.subtotal());
    assertEquals(document.shippingTotal(), reordered.shippingTotal());
    for (var side : SIDES) {
      if (document.allocation() == AllocationMode.LARGEST_REMAINDER) {
        checkTies(orderDiscounts(document, side), orderDiscounts(reordered, side));
      }
      if (nets(document, side).equals(nets(reordered, side))) {
        assertEquals(side.applyAsLong(document.taxTotal()), side.applyAsLong(reordered.taxTotal()));
        assertEquals(side.applyAsLong(document.total()), side.applyAsLong(reordered.total()));
        for (var tax : document.taxLines()) {
          checkTax(taxes(document, tax, side), taxes(reordered, tax, side), document);
        }
      }
    }
  }

  private static void checkTax(
      Map<Long, Share> before, Map<Long, Share> after, PricedDocument document) {
    if (document.roundingLevel() == RoundingLevel.LINE) {
      assertEquals(before, after);
    } else if (document.allocation() == AllocationMode.LARGEST_REMAINDER
        && !document.taxesIncluded()) {
      checkTies(before, after);
    }
  }

  /// What one line got of an amount, and by which weight.
  private record Share(long weight, long amount) {}

  /// Whoever got another share lost exactly as much by rounding down as all others who did.
  private static void checkTies(Map<Long, Share> before, Map<Long, Share> after) {
    assertEquals(before.keySet(), after.keySet());
    long all = before.values().stream().mapToLong(Share::weight).sum();
    long amount = before.values().stream().mapToLong(Share::amount).sum();
    assertEquals(amount, after.values().stream().mapToLong(Share::amount).sum());
    var losses = new HashSet<BigInteger>();
    before.forEach((id, share) -> {
      var other = after.getOrDefault(id, share);
      assertEquals(share.weight(), other.weight());
      if (share.amount() != other.amount()) {
        losses.add(exact(amount, share.weight(), all)[1]);
      }
    });
    assertTrue(losses.size() <= 1, () -> "not ties: " + losses);
  }

  private static Map<Long, Share> orderDiscounts(
      PricedDocument document, ToLongFunction<MoneySet> side) {
    var shares = new HashMap<Long, Share>();
    for (var line : document.lines()) {
      long weight = side.applyAsLong(line.gross()) - side.applyAsLong(line.lineDiscount());
      shares.put(line.id().value(), new Share(weight, side.applyAsLong(line.orderDiscount())));
    }
    return shares;
  }

  /// Of one tax; shipping has the id 0, and its parts those below.
  private static Map<Long, Share> taxes(
      PricedDocument document, TaxLine tax, ToLongFunction<MoneySet> side) {
    var shares = new HashMap<Long, Share>();
    document
        .shipping()
        .ifPresent(s -> {
          if (s.parts().isEmpty()) {
            put(shares, 0L, s.net(), s.taxLines(), tax, side);
          }
          for (int i = 0; i < s.parts().size(); i++) {
            put(shares, -1L - i, s.parts().get(i).net(), s.parts().get(i).taxLines(), tax, side);
          }
        });
    document.lines().forEach(l -> put(shares, l.id().value(), l.net(), l.taxLines(), tax, side));
    return shares;
  }

  private static void put(
      Map<Long, Share> shares,
      long id,
      MoneySet net,
      List<TaxLine> taxes,
      TaxLine tax,
      ToLongFunction<MoneySet> side) {
    taxes.stream()
        .filter(t -> isSame(tax, t))
        .map(t -> new Share(side.applyAsLong(net), side.applyAsLong(t.amount())))
        .forEach(share -> shares.put(id, share));
  }

  private static Map<Long, Long> nets(PricedDocument document, ToLongFunction<MoneySet> side) {
    var nets = new HashMap<Long, Long>();
    document.lines().forEach(l -> nets.put(l.id().value(), side.applyAsLong(l.net())));
    return nets;
  }
}
