package dev.utkast.aws.storage;

import java.util.function.Supplier;

/// Reload and decide again when somebody else was first, or when a commit's answer was lost: the
/// second look at the stored state finds either the work done or the world changed. After [#MAX]
/// looks the last failure stands, and the platform retries.
public final class Attempts {
  static final int MAX = 3;

  private Attempts() {}

  public static <T> T deciding(Supplier<T> loadDecideCommit) {
    for (int attempt = 1; ; attempt++) {
      try {
        return loadDecideCommit.get();
      } catch (ConflictException | UnknownOutcomeException e) {
        if (attempt == MAX) {
          throw e;
        }
      }
    }
  }

  public static void running(Runnable loadDecideCommit) {
    Attempts.<Boolean>deciding(() -> {
      loadDecideCommit.run();
      return true;
    });
  }
}
