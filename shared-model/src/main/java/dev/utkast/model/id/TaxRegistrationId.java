package dev.utkast.model.id;

/// What a tax registration is known by.
public record TaxRegistrationId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
