package dev.utkast.model.id;

/// One attempt of a customer to pay with a provider; also the key under which the provider is
/// asked.
public record CheckoutId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
