package dev.utkast.model.id;

/// What a product is known by.
public record ProductId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
