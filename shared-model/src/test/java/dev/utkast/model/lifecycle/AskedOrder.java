package dev.utkast.model.lifecycle;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Order 60, the third of the shop, which knows what it was asked for.
final class AskedOrder implements NewOrder {
  static final OrderId ID = new OrderId(60);
  static final long NUMBER = 3;

  private final Optional<Customer> customer;
  private final List<String> asked = new ArrayList<>();

  AskedOrder(Optional<Customer> customer) {
    this.customer = customer;
  }

  static AskedOrder ofNobody() {
    return new AskedOrder(Optional.empty());
  }

  /// @return what was asked for, in the order of asking
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public OrderId id() {
    asked.add("id");
    return ID;
  }

  @Override
  public long number() {
    asked.add("number");
    return NUMBER;
  }

  @Override
  public Optional<Customer> customer() {
    asked.add("customer");
    return customer;
  }
}
