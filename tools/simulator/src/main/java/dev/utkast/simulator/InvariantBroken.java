package dev.utkast.simulator;

import dev.utkast.laws.LawReport;

/// Something that must always hold does not. An error, so that no handler takes it for a failure of
/// its own.
final class InvariantBroken extends Error {
  private static final long serialVersionUID = 1;

  /// An answer of the API can be long; what is wrong with it is seen in the trace.
  private static final int MAX_TOLD = 1_000;

  private InvariantBroken(String rule, String what) {
    super(rule + ": " + (what.length() > MAX_TOLD ? what.substring(0, MAX_TOLD) + " ..." : what));
  }

  static void unlessHolds(LawReport report) {
    unless(report.holds(), report.law(), String.join(", ", report.violations()));
  }

  /// @param rule what must always hold
  /// @param what breaks it
  static void unless(boolean holds, String rule, Object what) {
    if (!holds) {
      throw new InvariantBroken(rule, String.valueOf(what));
    }
  }
}
