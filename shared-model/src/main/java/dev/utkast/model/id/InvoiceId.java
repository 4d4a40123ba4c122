package dev.utkast.model.id;

/// What a legal document is known by; people know it by its number.
public record InvoiceId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
