package dev.utkast.model.id;

/// What an order is known by; people know it by its number.
public record OrderId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
