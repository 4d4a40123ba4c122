package dev.utkast.model.id;

/// What a line of a fulfillment order is known by; not the line that was sold.
public record FulfillmentOrderLineId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
