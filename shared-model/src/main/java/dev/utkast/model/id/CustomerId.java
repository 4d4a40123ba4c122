package dev.utkast.model.id;

/// What a customer is known by.
public record CustomerId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
