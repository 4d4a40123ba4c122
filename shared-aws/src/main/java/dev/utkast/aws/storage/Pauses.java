package dev.utkast.aws.storage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How a function waits before it looks again. Tests and the simulator never really wait.
@FunctionalInterface
public interface Pauses {
  /// Counts as waited in full, at once.
  Pauses NONE = atMost -> atMost;

  /// Waits for a time left to chance, so that those who met once do not meet again.
  ///
  /// @return how long it was
  Duration pause(Duration atMost);

  static Pauses sleeping(RandomGenerator random) {
    return atMost -> {
      var pause = Duration.ofNanos(random.nextLong(atMost.toNanos() + 1));
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted between two attempts", e);
      }
      return pause;
    };
  }
}
