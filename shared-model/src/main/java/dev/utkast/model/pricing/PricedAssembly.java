package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.Money;

/// Puts the two sides' numbers together into the document; computes sums, decides nothing.
final class PricedAssembly {

  private final Pricing.Priced sale;
  private final Cart cart;
  private final PricingRules rules;
  private final TaxPlan plan;
  private final SideAmounts shop;
  private final SideAmounts presentment;

  PricedAssembly(Pricing.Priced sale, SideAmounts shop, SideAmounts presentment) {
    this.sale = sale;
    this.cart = sale.asked();
    this.rules = sale.rules();
    this.plan = sale.plan();
    this.shop = shop;
    this.presentment = presentment;
  }

  PricedDocument document() {
    var lines = new ArrayList<PricedLine>(cart.lines().size());
    for (int i = 0; i < cart.lines().size(); i++) {
      lines.add(line(i));
    }
    var shipping = cart.shipping().map(this::shipping);
    var lineItemsTotal = set(SideAmounts.sum(shop.gross), SideAmounts.sum(presentment.gross));
    var discountsTotal = set(discounts(shop), discounts(presentment));
    var subtotal = lineItemsTotal.minus(discountsTotal);
    var shippingTotal = shipping.map(PricedShipping::net).orElse(subtotal.toZero());
    var taxTotal = set(SideAmounts.sum(shop.taxes), SideAmounts.sum(presentment.taxes));
    var beforeTax = subtotal.plus(shippingTotal);
    return new PricedDocument(
        lines,
        shipping,
        taxLines(),
        cart.discount(),
        lineItemsTotal,
        discountsTotal,
        subtotal,
        shippingTotal,
        taxTotal,
        rules.taxesIncluded() ? beforeTax : beforeTax.plus(taxTotal),
        rules.taxesIncluded(),
        rules.roundingLevel(),
        rules.roundingMode(),
        rules.allocation(),
        oneCurrency() ? Optional.empty() : rules.rate(),
        oneCurrency() ? Optional.empty() : rules.priceEnding(),
        taxTotal.isZero() ? Optional.of(reason(lines, shipping)) : Optional.empty(),
        sale.lost().flatMap(without -> without.discount),
        sale.kept(),
        Optional.empty());
  }

  private PricedLine line(int i) {
    var asked = cart.lines().get(i);
    var net = set(shop.nets[i], presentment.nets[i]);
    return new PricedLine(
        asked.id(),
        set(shop.unitPrices[i], presentment.unitPrices[i]),
        asked.quantity(),
        asked.discount(),
        set(shop.gross[i], presentment.gross[i]),
        set(shop.lineDiscounts[i], presentment.lineDiscounts[i]),
        set(shop.orderDiscounts[i], presentment.orderDiscounts[i]),
        net,
        taxLines(i),
        reason(i, net),
        sale.lost().flatMap(without -> without.lines.get(i)));
  }

  private PricedShipping shipping(CartShipping asked) {
    int first = cart.lines().size();
    int count = plan.items().size() - first;
    var parts = IntStream.range(0, count).mapToObj(part -> part(first + part, part)).toList();
    var net =
        set(
            shop.shippingPrice - shop.shippingDiscount,
            presentment.shippingPrice - presentment.shippingDiscount);
    return new PricedShipping(
        set(shop.shippingPrice, presentment.shippingPrice),
        asked.discount(),
        set(shop.shippingDiscount, presentment.shippingDiscount),
        net,
        count == 1 ? parts.getFirst().taxLines() : PricedShipping.sum(parts),
        count == 1 ? reason(first, net) : reason(parts),
        count == 1 ? List.of() : parts,
        sale.lost().flatMap(without -> without.shipping));
  }

  private PricedShipping.Part part(int item, int part) {
    var net = set(shop.nets[item], presentment.nets[item]);
    return new PricedShipping.Part(
        set(shop.postageWeights[part], presentment.postageWeights[part]),
        net,
        taxLines(item),
        reason(item, net));
  }

  private static Optional<ZeroTaxReason> reason(List<PricedShipping.Part> parts) {
    if (parts.stream().anyMatch(part -> part.zeroTaxReason().isEmpty())) {
      return Optional.empty();
    }
    var nothing = ZeroTaxReason.of(ZeroTaxReason.Code.NOTHING_TO_TAX);
    var reasons =
        parts.stream()
            .flatMap(part -> part.zeroTaxReason().stream())
            .filter(r -> !r.equals(nothing))
            .distinct()
            .toList();
    return Optional.of(
        switch (reasons.size()) {
          case 0 -> nothing;
          case 1 -> reasons.getFirst();
          default -> ZeroTaxReason.of(ZeroTaxReason.Code.SEVERAL);
        });
  }

  private List<TaxLine> taxLines(int item) {
    var taxes = plan.item(item);
    var lines = new ArrayList<TaxLine>(taxes.size());
    for (int slot = 0; slot < taxes.size(); slot++) {
      var key = plan.keys().get(taxes.keys().get(slot));
      var amount = set(shop.itemTaxes[item][slot], presentment.itemTaxes[item][slot]);
      lines.add(new TaxLine(key.title(), key.rate(), amount));
    }
    return lines;
  }

  private List<TaxLine> taxLines() {
    var lines = new ArrayList<TaxLine>(plan.keys().size());
    for (int key = 0; key < plan.keys().size(); key++) {
      if (!plan.bearers(key).isEmpty()) {
        var tax = plan.keys().get(key);
        lines.add(
            new TaxLine(tax.title(), tax.rate(), set(shop.taxes[key], presentment.taxes[key])));
      }
    }
    return lines;
  }

  private Optional<ZeroTaxReason> reason(int item, MoneySet net) {
    var taxes = plan.item(item);
    if (taxes.reason().isPresent()) {
      return taxes.reason();
    }
    if (SideAmounts.sum(shop.itemTaxes[item]) + SideAmounts.sum(presentment.itemTaxes[item]) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        ZeroTaxReason.of(
            net.isZero() ? ZeroTaxReason.Code.NOTHING_TO_TAX : ZeroTaxReason.Code.ROUNDED_TO_ZERO));
  }

  /// The reason that the lines have in common; shipping is asked only when no line that costs
  /// anything has one.
  private static ZeroTaxReason reason(List<PricedLine> lines, Optional<PricedShipping> shipping) {
    var nothing = ZeroTaxReason.of(ZeroTaxReason.Code.NOTHING_TO_TAX);
    var reasons =
        lines.stream()
            .flatMap(l -> l.zeroTaxReason().stream())
            .filter(r -> !r.equals(nothing))
            .distinct()
            .toList();
    return switch (reasons.size()) {
      case 0 -> shipping.flatMap(PricedShipping::zeroTaxReason).orElse(nothing);
      case 1 -> reasons.getFirst();
      default -> ZeroTaxReason.of(ZeroTaxReason.Code.SEVERAL);
    };
  }

  private static long discounts(SideAmounts side) {
    return SideAmounts.sum(side.lineDiscounts) + SideAmounts.sum(side.orderDiscounts);
  }

  private boolean oneCurrency() {
    return shop == presentment;
  }

  private MoneySet set(long shopMinor, long presentmentMinor) {
    var inShop = Money.ofMinor(rules.shopCurrency(), shopMinor);
    return oneCurrency()
        ? MoneySet.same(inShop)
        : new MoneySet(inShop, Money.ofMinor(rules.presentmentCurrency(), presentmentMinor));
  }
}
