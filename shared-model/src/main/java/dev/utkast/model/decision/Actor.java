package dev.utkast.model.decision;

/// Who did something.
public sealed interface Actor {

  /// Staff, or a program of theirs.
  ///
  /// @param token the access token that was used: its name, or the beginning of its SHA-256
  record Staff(String token) implements Actor {}

  /// The customer, behind a link.
  record Customer() implements Actor {}

  /// The shop by itself: stock, schedules.
  record Shop() implements Actor {}
}
