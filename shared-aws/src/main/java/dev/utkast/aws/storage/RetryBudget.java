package dev.utkast.aws.storage;

import java.time.Duration;
import java.util.function.IntSupplier;

/// How long one decision may be tried again within an invocation: until as much time was spent
/// waiting as a caller would wait, or so little is left that another attempt could be cut short.
/// Pauses grow, and their length is left to chance (full jitter): of many who write one item, a few
/// meet at a time.
///
/// Outside an invocation, as in tools and tests, there are three looks without a pause.
public final class RetryBudget {
  static final int UNTIMED_ATTEMPTS = 3;
  static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /// What all pauses of one decision may come to: two thirds of the 15 seconds after which clients
  /// of an API usually give up.
  static final Duration LONGEST = Duration.ofSeconds(10);

  /// What one call may take with all that the client library does by itself (`Timeouts`).
  public static final Duration RESERVE = Duration.ofSeconds(10);

  private static final ScopedValue<Invocation> INVOCATION = ScopedValue.newInstance();

  /// A function at work.
  ///
  /// @param remainingMillis as the platform says it
  private record Invocation(Pauses pauses, IntSupplier remainingMillis) {}

  private int attempts = 1;
  private Duration waited = Duration.ZERO;

  RetryBudget() {}

  static <T, X extends Throwable> T within(
      Pauses pauses, IntSupplier remainingMillis, ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(INVOCATION, new Invocation(pauses, remainingMillis)).call(work);
  }

  /// Waits, if there is time for another attempt.
  ///
  /// @return whether to try again
  public boolean tryAgain() {
    attempts++;
    if (!INVOCATION.isBound()) {
      return attempts <= UNTIMED_ATTEMPTS;
    }
    var invocation = INVOCATION.get();
    var pause = nextPause();
    var left = Duration.ofMillis(invocation.remainingMillis().getAsInt());
    if (waited.plus(pause).compareTo(LONGEST) > 0 || left.compareTo(RESERVE.plus(pause)) < 0) {
      return false;
    }
    waited = waited.plus(invocation.pauses().pause(pause));
    return true;
  }

  /// @return twice as long each time
  private Duration nextPause() {
    int doublings = Math.min(attempts - 2, 10);
    var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
