package dev.utkast.model.lifecycle;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.OrderId;
import java.util.Optional;

/// What an order is made with, beside its draft. It is asked for only where there will be an order:
/// a number that is taken is gone.
public interface NewOrder {

  OrderId id();

  /// @return the next of the shop's own count
  long number();

  /// @return the customer of the draft, if there is one and nobody deleted it
  Optional<Customer> customer();
}
