package dev.utkast.model.pricing;

import dev.utkast.model.id.LineId;
import org.joda.money.Money;

/// Lines of carts, and parts of them, by plain numbers.
final class Lines {
  private Lines() {}

  static CartLine of(long id, Money unitPrice, int quantity) {
    return CartLine.of(new LineId(id), unitPrice, quantity);
  }

  static PartRequest part(long id, int quantity) {
    return PartRequest.ofLine(new LineId(id), quantity);
  }
}
