package dev.utkast.model.decision;

import dev.utkast.model.id.LineId;
import java.util.Set;

/// Why something may not be done with an order.
public sealed interface OrderRefusal extends Refusal {

  /// Something of it has left, so that it can't be called off.
  record Shipped() implements OrderRefusal {}

  /// It was cancelled otherwise than is asked now.
  record CancelledOtherwise(Set<Option> options) implements OrderRefusal {
    public CancelledOtherwise {
      options = Set.copyOf(options);
    }
  }

  /// How an order is cancelled.
  enum Option {
    REASON,
    RESTOCK,
    EMAIL
  }

  /// Its goods go elsewhere no more.
  record AddressFixed(Because because) implements OrderRefusal {}

  /// Why the address of an order stays.
  enum Because {
    CANCELLED,
    SHIPPED
  }

  /// Its goods have to go somewhere.
  record AddressMissing() implements OrderRefusal {}

  /// Other taxes are due where the goods are to go; the invoice has those of the first address.
  record OtherTaxes() implements OrderRefusal {}

  /// More of a line would have left than was sold.
  record ShippedMoreThanSold(LineId lineId, int sold, int shipped) implements OrderRefusal {}

  /// Nothing of a cancelled order is sent or reminded of.
  record Cancelled() implements OrderRefusal {}
}
