package dev.utkast.bench.simulation;

/// Something that must always hold does not. An error, so that no handler takes it for a failure of
/// its own.
final class InvariantBroken extends Error {
  private static final long serialVersionUID = 1;

  private final String rule;

  /// @param rule what must always hold
  /// @param what breaks it
  InvariantBroken(String rule, String what) {
    super(rule + ": " + what);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }

  static void unless(boolean holds, String rule, Object what) {
    if (!holds) {
      throw new InvariantBroken(rule, String.valueOf(what));
    }
  }
}
