package dev.utkast.model.id;

/// What a tax rate of the shop's own is known by.
public record TaxRateId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
