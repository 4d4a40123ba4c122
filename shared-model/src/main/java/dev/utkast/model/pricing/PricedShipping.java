package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import java.util.List;
import java.util.Optional;

/// Shipping, priced: net = price − discount.
///
/// @param discount as it was asked for, in the shop's currency
/// @param discountAmount what that came to
/// @param net what tax is computed on; it contains the tax when the document's taxes are included
public record PricedShipping(
    MoneySet price,
    Optional<Discount> discount,
    MoneySet discountAmount,
    MoneySet net,
    List<TaxLine> taxLines,
    Optional<ZeroTaxReason> zeroTaxReason) {

  public PricedShipping {
    taxLines = List.copyOf(taxLines);
  }

  public MoneySet taxTotal() {
    return taxLines.stream().map(TaxLine::amount).reduce(net.toZero(), MoneySet::plus);
  }
}
