package dev.utkast.model.id;

/// What a location is known by.
public record LocationId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
