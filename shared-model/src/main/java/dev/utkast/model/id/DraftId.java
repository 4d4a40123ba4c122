package dev.utkast.model.id;

/// What a draft order is known by, and the payments of its sale.
public record DraftId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
