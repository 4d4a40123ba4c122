package dev.utkast.local.events;

import java.util.concurrent.TimeUnit;

/// Wakes those who wait for something to be written, so that they need not look all the time.
public final class Bell {
  private long rings;

  public synchronized void ring() {
    rings++;
    notifyAll();
  }

  /// How often it was rung.
  public synchronized long rings() {
    return rings;
  }

  /// Returns once it was rung since a count of rings, or the time is over.
  synchronized void await(long since, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (rings == since && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }
}
