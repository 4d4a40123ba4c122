package dev.utkast.aws.storage;

/// Which part of a partition is asked for, by the text order of its range key.
public sealed interface Range {
  /// All of it.
  record All() implements Range {}

  /// Strictly after.
  record After(String value) implements Range {}

  /// Strictly before.
  record Before(String value) implements Range {}

  /// Before or equal.
  record UpTo(String value) implements Range {}

  /// All that begin so.
  record Prefix(String value) implements Range {}

  /// @return whether a range key lies within
  default boolean holds(String key) {
    return switch (this) {
      case All() -> true;
      case After(var value) -> key.compareTo(value) > 0;
      case Before(var value) -> key.compareTo(value) < 0;
      case UpTo(var value) -> key.compareTo(value) <= 0;
      case Prefix(var value) -> key.startsWith(value);
    };
  }
}
