package dev.utkast.model.id;

/// What a refund of an order is known by.
public record RefundId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
