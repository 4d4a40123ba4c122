package dev.utkast.testkit;

import dev.utkast.model.decision.Decision;

/// What was decided, for a test that needs it to be so.
public final class Decided {
  private Decided() {}

  /// @return what changes
  public static <T> T changed(Decision<T> decision) {
    return switch (decision) {
      case Decision.Changed<T>(var change) -> change;
      case Decision.AlreadyDone<T> _ -> throw new AssertionError("nothing changes");
      case Decision.Refused<T>(var reason) -> throw new AssertionError("refused: " + reason);
    };
  }
}
