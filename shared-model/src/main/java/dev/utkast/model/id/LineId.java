package dev.utkast.model.id;

/// What a line of a draft, and of the order made of it, is known by within its document.
public record LineId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
