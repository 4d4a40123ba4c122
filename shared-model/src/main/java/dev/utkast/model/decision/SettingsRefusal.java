package dev.utkast.model.decision;

/// Why the shop's settings can't be so.
public sealed interface SettingsRefusal extends Refusal {

  /// One of the same kind holds in the same days.
  record Overlaps(Kind kind, long otherId) implements SettingsRefusal {}

  record TooMany(Kind kind, int most) implements SettingsRefusal {}

  /// What there are several of.
  enum Kind {
    REGISTRATION,
    RATE
  }
}
