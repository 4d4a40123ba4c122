package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Shipping, priced: net = price − discount.
///
/// @param discount as it was asked for, in the shop's currency
/// @param discountAmount what that came to
/// @param net what tax is computed on; it contains the tax when the document's taxes are included
/// @param taxLines one per title and rate, summed over the parts
/// @param parts one for all goods that bear the same taxes; empty where all do
/// @param homeTax what was taken out of the price, where no tax is due on it
public record PricedShipping(
    MoneySet price,
    Optional<Discount> discount,
    MoneySet discountAmount,
    MoneySet net,
    List<TaxLine> taxLines,
    Optional<ZeroTaxReason> zeroTaxReason,
    List<Part> parts,
    Optional<HomeTax> homeTax) {

  /// The share of shipping that goes with some of the goods, and bears what they bear.
  ///
  /// @param goods what they come to, which the share is in proportion to
  public record Part(
      MoneySet goods, MoneySet net, List<TaxLine> taxLines, Optional<ZeroTaxReason> zeroTaxReason) {

    public Part {
      taxLines = List.copyOf(taxLines);
    }

    public MoneySet taxTotal() {
      return taxLines.stream().map(TaxLine::amount).reduce(net.toZero(), MoneySet::plus);
    }
  }

  public PricedShipping {
    taxLines = List.copyOf(taxLines);
    parts = List.copyOf(parts);
  }

  public MoneySet taxTotal() {
    return taxLines.stream().map(TaxLine::amount).reduce(net.toZero(), MoneySet::plus);
  }

  static List<TaxLine> sum(List<Part> parts) {
    record Key(String title, BigDecimal rate) {}
    var sums = new LinkedHashMap<Key, MoneySet>();
    parts.stream()
        .flatMap(part -> part.taxLines().stream())
        .forEach(t -> sums.merge(new Key(t.title(), t.rate()), t.amount(), MoneySet::plus));
    return sums.entrySet().stream()
        .map(e -> new TaxLine(e.getKey().title(), e.getKey().rate(), e.getValue()))
        .toList();
  }
}
