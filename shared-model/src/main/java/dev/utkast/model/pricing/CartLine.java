package dev.utkast.model.pricing;

import dev.utkast.model.id.LineId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What is sold on one line.
///
/// @param unitPrice in the shop's currency; with tax when the rules say that prices include it
/// @param discount a fixed amount is per unit
/// @param taxCategory one of the categories of the rules ([TaxContext]); `standard` for most goods
/// @param manualRates when there are any, they are the line's taxes, whatever the rules say
/// @param carried whether it is shipped, so that postage is on it among others
public record CartLine(
    LineId id,
    Money unitPrice,
    int quantity,
    Optional<Discount> discount,
    boolean taxable,
    String taxCategory,
    List<ManualRate> manualRates,
    boolean carried) {

  public CartLine {
    manualRates = List.copyOf(manualRates);
  }

  public static CartLine of(LineId id, Money unitPrice, int quantity) {
    return new CartLine(
        id, unitPrice, quantity, Optional.empty(), true, TaxContext.STANDARD, List.of(), true);
  }

  public CartLine with(Discount given) {
    return new CartLine(
        id, unitPrice, quantity, Optional.of(given), taxable, taxCategory, manualRates, carried);
  }

  public CartLine untaxed() {
    return new CartLine(
        id, unitPrice, quantity, discount, false, taxCategory, manualRates, carried);
  }

  public CartLine inCategory(String category) {
    return new CartLine(id, unitPrice, quantity, discount, taxable, category, manualRates, carried);
  }

  public CartLine taxedAt(List<ManualRate> rates) {
    return new CartLine(id, unitPrice, quantity, discount, taxable, taxCategory, rates, carried);
  }

  public CartLine notCarried() {
    return new CartLine(
        id, unitPrice, quantity, discount, taxable, taxCategory, manualRates, false);
  }

  /// The same at another price.
  CartLine at(Money price, Optional<Discount> reduced) {
    return new CartLine(id, price, quantity, reduced, taxable, taxCategory, manualRates, carried);
  }
}
