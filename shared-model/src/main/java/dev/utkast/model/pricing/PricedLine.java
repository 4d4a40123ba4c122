package dev.utkast.model.pricing;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// One line, priced: gross = unit price × quantity, net = gross − line discount − order discount.
///
/// @param discount as it was asked for; a fixed amount is per unit, in the shop's currency
/// @param lineDiscount what that came to over the line
/// @param orderDiscount this line's share of the order's discount
/// @param net what tax is computed on; it contains the tax when the document's taxes are included
/// @param zeroTaxReason why there are no tax lines or only tax lines of nothing
/// @param homeTax what was taken out of the unit price, where no tax is due on it
public record PricedLine(
    LineId id,
    MoneySet unitPrice,
    int quantity,
    Optional<Discount> discount,
    MoneySet gross,
    MoneySet lineDiscount,
    MoneySet orderDiscount,
    MoneySet net,
    List<TaxLine> taxLines,
    Optional<ZeroTaxReason> zeroTaxReason,
    Optional<HomeTax> homeTax) {

  public PricedLine {
    taxLines = List.copyOf(taxLines);
  }

  /// @return the line's own discount and its share of the order's
  public MoneySet discounts() {
    return lineDiscount.plus(orderDiscount);
  }

  /// @return what the line comes to before the order's discount
  public MoneySet afterOwnDiscount() {
    return gross.minus(lineDiscount);
  }

  /// @return all its taxes together, in per cent; none where it bears none
  public Optional<BigDecimal> taxPercent() {
    return taxLines.stream().map(TaxLine::percent).reduce(BigDecimal::add);
  }

  public MoneySet taxTotal() {
    return taxLines.stream().map(TaxLine::amount).reduce(net.toZero(), MoneySet::plus);
  }
}
