package dev.utkast.demo.replay;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.utkast.demo.api.Health;
import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.show.Progress;
import java.time.Duration;
import java.util.Optional;

/// Waits until a local system is at rest: outbox, streams and queues empty. Gives up when nothing
/// has moved for a while and answers the state it saw last.
public record WaitUntilAtRest(LocalAdmin admin, Progress progress) {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STANDSTILL = Duration.ofMinutes(2);

  /// At rest must be seen this often in a row, for a message between two places is seen in neither.
  private static final int TIMES_AT_REST = 3;

  /// A row that lies in the outbox this long was lost on the way by a kill; the sweeper sends it
  /// again.
  private static final Duration LINGERING = Duration.ofSeconds(5);

  private static final String SWEEP = "SweepOutbox";

  /// Empty for a system that has no local doors.
  public Optional<Health> await() {
    var first = admin.status().map(Health::of);
    if (first.isEmpty()) {
      return first;
    }
    var health = first.get();
    int most = Math.toIntExact(health.underWay());
    progress.start("messages", most);
    long lowest = health.underWay();
    int atRest = 0;
    long moved = System.nanoTime();
    boolean swept = false;
    while (atRest < TIMES_AT_REST && System.nanoTime() - moved < STANDSTILL.toNanos()) {
      Uninterruptibles.sleepUninterruptibly(POLL);
      health = admin.status().map(Health::of).orElse(health);
      atRest = health.atRest() ? atRest + 1 : 0;
      if (!swept && System.nanoTime() - moved > LINGERING.toNanos()) {
        admin.fire(SWEEP);
        swept = true;
      }
      for (; lowest > health.underWay(); lowest--) {
        progress.step();
        moved = System.nanoTime();
      }
    }
    progress.finish();
    return Optional.of(health);
  }
}
