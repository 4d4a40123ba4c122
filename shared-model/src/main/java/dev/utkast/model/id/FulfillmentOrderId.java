package dev.utkast.model.id;

/// What a fulfillment order is known by.
public record FulfillmentOrderId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
