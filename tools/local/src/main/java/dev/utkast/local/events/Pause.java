package dev.utkast.local.events;

import java.util.concurrent.TimeUnit;

/// A rest after a service did not answer, so that a poller does not spin while it starts or stops.
final class Pause {
  private static final long MILLIS = 200;

  private Pause() {}

  static void after(RuntimeException failure, boolean closed) {
    if (!closed) {
      System.err.println("local: " + failure.getMessage());
      millis(MILLIS);
    }
  }

  static void millis(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
