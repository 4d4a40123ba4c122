package dev.utkast.model.pricing;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What the delivery costs.
///
/// @param price in the shop's currency; with tax when the rules say that prices include it
/// @param discount a fixed amount is over the price
/// @param taxCategory `shipping`, which bears what the goods bear, or one with rates of its own
/// @param manualRates when there are any, they are shipping's taxes, whatever the rules say
public record CartShipping(
    Money price,
    Optional<Discount> discount,
    boolean taxable,
    String taxCategory,
    List<ManualRate> manualRates) {

  public CartShipping {
    manualRates = List.copyOf(manualRates);
  }

  /// Shipping taxed as the rules say.
  public static CartShipping of(Money price) {
    return new CartShipping(price, Optional.empty(), true, TaxContext.SHIPPING, List.of());
  }

  public static CartShipping untaxed(Money price) {
    return new CartShipping(price, Optional.empty(), false, TaxContext.SHIPPING, List.of());
  }

  /// The same at another price.
  CartShipping at(Money other, Optional<Discount> reduced) {
    return new CartShipping(other, reduced, taxable, taxCategory, manualRates);
  }
}
