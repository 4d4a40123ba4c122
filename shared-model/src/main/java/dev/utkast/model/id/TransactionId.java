package dev.utkast.model.id;

/// What an entry of the payment ledger is known by.
public record TransactionId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
