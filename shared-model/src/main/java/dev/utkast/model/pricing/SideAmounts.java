package dev.utkast.model.pricing;

import dev.utkast.model.money.Allocation;
import dev.utkast.model.money.Fraction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All amounts of a document in one currency, in minor units, computed from that currency's own
/// numbers.
///
/// The order of work: unit price × quantity, line discount, order discount allocated over the
/// lines, shipping, tax per item and rate, totals. Items are the lines in order, then the parts of
/// shipping if there is any.
final class SideAmounts {

  final long[] unitPrices;
  final long[] gross;
  final long[] lineDiscounts;
  final long[] orderDiscounts;
  final long shippingPrice;
  final long shippingDiscount;

  /// Per item, what tax is computed on.
  final long[] nets;

  /// Per item and its own taxes.
  final long[][] itemTaxes;

  /// Per tax of the document.
  final long[] taxes;

  final long discountedTotal;

  /// What the goods come to that each part of shipping goes with.
  final long[] postageWeights;

  private SideAmounts(SideCart cart, TaxPlan plan, PricingRules rules, boolean isFree) {
    int lines = cart.unitPrices.length;
    unitPrices = cart.unitPrices;
    gross = new long[lines];
    lineDiscounts = new long[lines];
    var discounted = new long[lines];
    for (int i = 0; i < lines; i++) {
      gross[i] = Math.multiplyExact(unitPrices[i], cart.quantities[i]);
      lineDiscounts[i] = cart.lineDiscount(i, rules);
      discounted[i] = gross[i] - lineDiscounts[i];
    }
    discountedTotal = sum(discounted);
    orderDiscounts =
        Allocation.allocate(
            cart.orderDiscount(discountedTotal, isFree, rules), discounted, rules.allocation());
    shippingPrice = cart.shippingPrice();
    shippingDiscount = cart.shippingDiscount(rules);
    nets = Arrays.copyOf(discounted, plan.items().size());
    for (int i = 0; i < lines; i++) {
      nets[i] -= orderDiscounts[i];
    }
    postageWeights = postageWeights(plan.postage());
    var parts =
        postageWeights.length == 0
            ? postageWeights
            : Allocation.allocate(
                shippingPrice - shippingDiscount, postageWeights, rules.allocation());
    System.arraycopy(parts, 0, nets, lines, parts.length);
    itemTaxes = new long[nets.length][];
    for (int i = 0; i < nets.length; i++) {
      itemTaxes[i] = new long[plan.item(i).size()];
    }
    taxes = new long[plan.keys().size()];
    switch (rules.roundingLevel()) {
      case LINE -> taxByLine(plan, rules);
      case DOCUMENT -> taxByDocument(plan, rules);
    }
  }

  static SideAmounts ofShop(SideCart cart, TaxPlan plan, PricingRules rules) {
    return new SideAmounts(cart, plan, rules, false);
  }

  /// @param isFree whether the order's discount is a fixed amount that leaves nothing of the lines
  ///   in the shop's currency, and so in this one
  static SideAmounts ofPresentment(
      SideCart cart, TaxPlan plan, PricingRules rules, boolean isFree) {
    return new SideAmounts(cart, plan, rules, isFree);
  }

  /// Goods that cost nothing, all of them, weigh the same.
  private long[] postageWeights(List<List<Integer>> postage) {
    var weights =
        postage.stream()
            .mapToLong(lines -> lines.stream().mapToLong(line -> nets[line]).sum())
            .toArray();
    if (sum(weights) == 0) {
      Arrays.fill(weights, 1);
    }
    return weights;
  }

  private void taxByLine(TaxPlan plan, PricingRules rules) {
    for (int item = 0; item < nets.length; item++) {
      var set = plan.item(item);
      for (int slot = 0; slot < set.size(); slot++) {
        long tax = set.parts().get(slot).of(nets[item], rules.roundingMode());
        itemTaxes[item][slot] = tax;
        taxes[set.keys().get(slot)] += tax;
      }
    }
  }

  private void taxByDocument(TaxPlan plan, PricingRules rules) {
    for (int key = 0; key < taxes.length; key++) {
      var bearers = plan.bearers(key);
      var parts =
          bearers.stream().map(b -> plan.item(b.item()).parts().get(b.slot())).distinct().toList();
      var shares =
          switch (parts.size()) {
            case 0 -> new long[0];
            case 1 -> taxOfOnePart(key, bearers, parts.getFirst(), rules);
            default -> taxOfManyParts(key, bearers, plan, rules);
          };
      for (int i = 0; i < shares.length; i++) {
        itemTaxes[bearers.get(i).item()][bearers.get(i).slot()] = shares[i];
      }
    }
  }

  private long[] taxOfOnePart(
      int key, List<TaxPlan.Bearer> bearers, Fraction part, PricingRules rules) {
    var weights = bearers.stream().mapToLong(b -> nets[b.item()]).toArray();
    taxes[key] = part.of(sum(weights), rules.roundingMode());
    return Allocation.allocate(taxes[key], weights, rules.allocation());
  }

  /// One rate within prices that also contain different other rates is a different part of each:
  /// their exact sum is rounded.
  private long[] taxOfManyParts(
      int key, List<TaxPlan.Bearer> bearers, TaxPlan plan, PricingRules rules) {
    var parts = bearers.stream().map(b -> plan.item(b.item()).parts().get(b.slot())).toList();
    var common =
        parts.stream()
            .map(p -> BigInteger.valueOf(p.denominator()))
            .distinct()
            .reduce(BigInteger.ONE, SideAmounts::leastCommonMultiple);
    var exact = new ArrayList<BigInteger>(parts.size());
    var total = BigInteger.ZERO;
    for (int i = 0; i < parts.size(); i++) {
      var scaled = common.divide(BigInteger.valueOf(parts.get(i).denominator()));
      var numerator = BigInteger.valueOf(parts.get(i).numerator()).multiply(scaled);
      exact.add(numerator.multiply(BigInteger.valueOf(nets[bearers.get(i).item()])));
      total = total.add(exact.getLast());
    }
    taxes[key] = Fraction.quotient(total, common, rules.roundingMode());
    return Allocation.allocate(taxes[key], exact, rules.allocation());
  }

  private static BigInteger leastCommonMultiple(BigInteger left, BigInteger right) {
    return left.divide(left.gcd(right)).multiply(right);
  }

  static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }
}
