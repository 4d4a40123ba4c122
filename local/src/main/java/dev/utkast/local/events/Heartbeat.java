package dev.utkast.local.events;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Keeps messages hidden while their batch is worked on, so that a visibility shorter than a
/// function's time never gives a message two readers at once.
final class Heartbeat implements AutoCloseable {

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());

  private final Optional<ScheduledFuture<?>> beat;

  private Heartbeat(Optional<ScheduledFuture<?>> beat) {
    this.beat = beat;
  }

  static Heartbeat every(Optional<Duration> period, Runnable task) {
    return new Heartbeat(
        period.map(time ->
            TIMER.scheduleAtFixedRate(
                () -> Thread.ofVirtual().start(() -> quietly(task)),
                time.toMillis(),
                time.toMillis(),
                TimeUnit.MILLISECONDS)));
  }

  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // A message whose batch just ended cannot be hidden any more, and need not be.
      Thread.currentThread().isInterrupted();
    }
  }

  @Override
  public void close() {
    beat.map(Future.class::cast).ifPresent(future -> future.cancel(false));
  }
}
