package dev.utkast.model.id;

/// What a fulfillment, one parcel, is known by.
public record FulfillmentId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
