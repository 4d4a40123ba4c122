package dev.utkast.model.pricing;

import dev.utkast.model.id.LineId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What is to be refunded, shipped or cancelled of a document: units of its lines, and an amount of
/// its shipping.
///
/// @param shipping in the presentment currency, of what was paid for shipping before taxes on top
public record PartRequest(List<LineQuantity> lines, Optional<Money> shipping) {

  /// Units of one line; nothing is fine.
  public record LineQuantity(LineId lineId, int quantity) {}

  public PartRequest {
    lines = List.copyOf(lines);
  }

  public static PartRequest ofLine(LineId lineId, int quantity) {
    return new PartRequest(List.of(new LineQuantity(lineId, quantity)), Optional.empty());
  }

  public static PartRequest ofShipping(Money amount) {
    return new PartRequest(List.of(), Optional.of(amount));
  }

  /// Everything that a document has.
  public static PartRequest all(PricedDocument document) {
    return new PartRequest(
        document.lines().stream().map(l -> new LineQuantity(l.id(), l.quantity())).toList(),
        document.shipping().map(s -> s.net().presentment()));
  }
}
