package dev.utkast.model.pricing;

import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.money.PriceEnding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/// A priced draft, order or invoice, with everything needed to follow it by hand.
///
/// subtotal = line items − discounts; total = subtotal + shipping + tax, or subtotal + shipping
/// when taxes are included. Each holds exactly, on both sides of every amount.
///
/// @param taxLines one per title and rate, summed over lines and shipping, in order of first
///   appearance
/// @param discount the order's, as it was asked for, in the shop's currency
/// @param lineItemsTotal sum of the lines' gross
/// @param discountsTotal line and order discounts; the discount on shipping is within shippingTotal
/// @param shippingTotal what is left of the shipping price after its discount
/// @param rate frozen; empty when both currencies are the same
/// @param zeroTaxReason why the total tax is nothing, when it is
/// @param discountHomeTax what was taken out of the order's fixed discount, as out of the prices
/// @param homeTaxKept whether prices contain the tax of home although none is due on them
/// @param taxBasis what the taxes followed from, where rules were asked
public record PricedDocument(
    List<PricedLine> lines,
    Optional<PricedShipping> shipping,
    List<TaxLine> taxLines,
    Optional<Discount> discount,
    MoneySet lineItemsTotal,
    MoneySet discountsTotal,
    MoneySet subtotal,
    MoneySet shippingTotal,
    MoneySet taxTotal,
    MoneySet total,
    boolean taxesIncluded,
    RoundingLevel roundingLevel,
    RoundingMode roundingMode,
    AllocationMode allocation,
    Optional<ExchangeRate> rate,
    Optional<PriceEnding> priceEnding,
    Optional<ZeroTaxReason> zeroTaxReason,
    Optional<HomeTax> discountHomeTax,
    boolean homeTaxKept,
    Optional<TaxBasis> taxBasis) {

  public PricedDocument {
    lines = List.copyOf(lines);
    taxLines = List.copyOf(taxLines);
  }

  /// The amount without tax that one of the document's taxes is on, shipping included (Directive
  /// 2006/112/EC, article 226, point 8).
  public MoneySet taxable(TaxLine tax) {
    var ofLines =
        lines.stream()
            .filter(line -> bears(line.taxLines(), tax))
            .map(line -> taxesIncluded ? line.net().minus(line.taxTotal()) : line.net());
    var ofShipping =
        shippingParts().stream()
            .filter(part -> bears(part.taxLines(), tax))
            .map(part -> taxesIncluded ? part.net().minus(part.taxTotal()) : part.net());
    return Stream.concat(ofLines, ofShipping).reduce(total.toZero(), MoneySet::plus);
  }

  /// @return the order's own discount over all lines
  public MoneySet orderDiscount() {
    return lines.stream().map(PricedLine::orderDiscount).reduce(total.toZero(), MoneySet::plus);
  }

  /// @return the lines together, before the order's own discount
  public MoneySet beforeOrderDiscount() {
    return subtotal.plus(orderDiscount());
  }

  /// The price of one without its taxes, where prices contain them (Directive 2006/112/EC, article
  /// 226, point 8): price / (1 + rates), rounded once to the smallest coin in the document's mode.
  /// It is told, and no amount follows from it.
  ///
  /// @return empty where the price contains none
  public Optional<MoneySet> netUnitPrice(PricedLine line) {
    var rates =
        line.taxLines().stream().map(TaxLine::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
    return taxesIncluded && rates.signum() > 0
        ? Optional.of(
            new MoneySet(
                without(rates, line.unitPrice().shop()),
                without(rates, line.unitPrice().presentment())))
        : Optional.empty();
  }

  private Money without(BigDecimal rates, Money price) {
    var digits = price.getCurrencyUnit().getDecimalPlaces();
    var net = price.getAmount().divide(BigDecimal.ONE.add(rates), digits, roundingMode);
    return Money.of(price.getCurrencyUnit(), net);
  }

  /// Shipping by the taxes that it bears.
  public List<PricedShipping.Part> shippingParts() {
    return shipping.stream()
        .flatMap(whole ->
            whole.parts().isEmpty()
                ? Stream.of(
                    new PricedShipping.Part(
                        whole.net(), whole.net(), whole.taxLines(), whole.zeroTaxReason()))
                : whole.parts().stream())
        .toList();
  }

  /// Whether prices lost the tax of home because none is due on them.
  public boolean homeTaxTakenOut() {
    return lines.stream().anyMatch(line -> line.homeTax().isPresent())
        || shipping.flatMap(PricedShipping::homeTax).isPresent();
  }

  private static boolean bears(List<TaxLine> taxes, TaxLine tax) {
    return taxes.stream()
        .anyMatch(own -> own.title().equals(tax.title()) && own.rate().compareTo(tax.rate()) == 0);
  }

  public PricedDocument taxedBy(TaxBasis basis) {
    return new PricedDocument(
        lines,
        shipping,
        taxLines,
        discount,
        lineItemsTotal,
        discountsTotal,
        subtotal,
        shippingTotal,
        taxTotal,
        total,
        taxesIncluded,
        roundingLevel,
        roundingMode,
        allocation,
        rate,
        priceEnding,
        zeroTaxReason,
        discountHomeTax,
        homeTaxKept,
        Optional.of(basis));
  }

  /// Whether its prices contain tax: such as would contain it contain none where none is due.
  public boolean containsTax() {
    return taxesIncluded && taxLines().stream().anyMatch(tax -> tax.percent().signum() > 0);
  }
}
