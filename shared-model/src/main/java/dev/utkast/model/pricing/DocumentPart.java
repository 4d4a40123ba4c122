package dev.utkast.model.pricing;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.MoneySet;
import java.util.List;
import java.util.Optional;

/// What a part of a document comes to, by the document's own numbers; nothing is priced again.
///
/// @param taxLines one per title and rate, summed over lines and shipping
/// @param total subtotal + shipping + tax, or subtotal + shipping when the document's taxes are
///   included
public record DocumentPart(
    List<Line> lines,
    Optional<Shipping> shipping,
    List<TaxLine> taxLines,
    MoneySet subtotal,
    MoneySet shippingTotal,
    MoneySet taxTotal,
    MoneySet total) {

  /// Units of one line; net = gross − line discount − order discount.
  public record Line(
      LineId lineId,
      int quantity,
      MoneySet gross,
      MoneySet lineDiscount,
      MoneySet orderDiscount,
      MoneySet net,
      List<TaxLine> taxLines) {

    public Line {
      taxLines = List.copyOf(taxLines);
    }

    public MoneySet taxTotal() {
      return taxLines.stream().map(TaxLine::amount).reduce(net.toZero(), MoneySet::plus);
    }

    /// @return what they come to before the order's discount
    public MoneySet afterOwnDiscount() {
      return gross.minus(lineDiscount);
    }
  }

  public record Shipping(MoneySet net, List<TaxLine> taxLines) {

    public Shipping {
      taxLines = List.copyOf(taxLines);
    }

    public MoneySet taxTotal() {
      return taxLines.stream().map(TaxLine::amount).reduce(net.toZero(), MoneySet::plus);
    }
  }

  public DocumentPart {
    lines = List.copyOf(lines);
    taxLines = List.copyOf(taxLines);
  }
}
