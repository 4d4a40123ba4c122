package dev.utkast.model.id;

/// What one count or correction of stock is known by, however many levels it sets.
public record AdjustmentId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
