package dev.utkast.local.runtime;

/// What came of an invocation.
public sealed interface Answer {
  /// Whether the function was not called, because it runs as often at a time as it may.
  default boolean throttled() {
    return this instanceof Failure failure && failure.type().equals(Errors.THROTTLED);
  }

  /// @param payload JSON
  record Success(String payload) implements Answer {}

  /// The function failed, timed out or could not start.
  ///
  /// @param payload the error as Lambda reports it, JSON
  record Failure(String type, String message, String payload) implements Answer {}
}
