package dev.utkast.model.pricing;

import java.util.List;
import java.util.Optional;

/// What is to be priced: lines, a discount over all of them, and shipping.
public record Cart(
    List<CartLine> lines, Optional<Discount> discount, Optional<CartShipping> shipping) {

  /// As many lines as a document may have.
  public static final int MAX_LINES = 499;

  public Cart {
    lines = List.copyOf(lines);
  }

  public static Cart of(CartLine... lines) {
    return new Cart(List.of(lines), Optional.empty(), Optional.empty());
  }

  public Cart with(Discount given) {
    return new Cart(lines, Optional.of(given), shipping);
  }

  public Cart with(CartShipping given) {
    return new Cart(lines, discount, Optional.of(given));
  }
}
