package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who was not first looks again, as long as there is time for it and no longer.
class ConflictRetryTest {
  private static final int PLENTY = 30_000;

  private final AtomicInteger looks = new AtomicInteger();
  private final List<Duration> pauses = new ArrayList<>();

  private int failing(int times, RuntimeException failure) {
    return ConflictRetry.deciding(() -> {
      if (looks.incrementAndGet() <= times) {
        throw failure;
      }
      return looks.get();
    });
  }

  private Duration noted(Duration pause) {
    pauses.add(pause);
    return pause;
  }

  private int timed(int remainingMillis, int times) {
    return ConflictRetry.within(
        this::noted, () -> remainingMillis, () -> failing(times, new ConflictException(Set.of())));
  }

  private static List<RuntimeException> worthAnotherLook() {
    return List.of(
        new ConflictException(Set.of()),
        new UnknownOutcomeException("lost", new IOException("gone")),
        new StoreUnavailableException("throttled"));
  }

  @Test
  void whoIsFirstLooksOnce() {
    assertEquals(1, failing(0, new IllegalStateException()));
  }

  @Test
  void aConflictALostAnswerAndABusyStoreAreLookedAtAgain() {
    for (var failure : worthAnotherLook()) {
      looks.set(0);
      assertEquals(3, failing(2, failure));
    }
  }

  @Test
  void outsideAnInvocationTheFailureStandsAfterThreeLooks() {
    for (var failure : worthAnotherLook()) {
      looks.set(0);
      assertSame(failure, assertThrows(failure.getClass(), () -> failing(3, failure)));
      assertEquals(3, looks.get());
    }
  }

  @Test
  void whatIsNoConflictIsNotTriedAgain() {
    assertThrows(
        IllegalStateException.class, () -> failing(1, new IllegalStateException("broken")));
    assertEquals(1, looks.get());
  }

  @Test
  void pausesGrowUpToABound() {
    assertEquals(9, timed(PLENTY, 8));
    assertEquals(
        List.of(20L, 40L, 80L, 160L, 320L, 500L, 500L, 500L),
        pauses.stream().map(Duration::toMillis).toList());
  }

  @Test
  void inAllTheyAreNoLongerThanACallerWaits() {
    assertThrows(ConflictException.class, () -> timed(PLENTY, 1_000));
    var waited = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    assertTrue(waited.compareTo(RetryBudget.LONGEST) <= 0, waited::toString);
    assertTrue(waited.plusMillis(500).compareTo(RetryBudget.LONGEST) > 0, waited::toString);
  }

  @Test
  void nobodyTriesAgainWhoseTimeIsAlmostUp() {
    int enough = Math.toIntExact(RetryBudget.RESERVE.plus(RetryBudget.FIRST_PAUSE).toMillis());
    assertEquals(2, timed(enough, 1));
    looks.set(0);
    assertThrows(ConflictException.class, () -> timed(enough - 1, 1));
    assertEquals(1, looks.get());
  }

  @Test
  void aPauseIsLeftToChanceWithinItsBound() {
    var sleeping = Pauses.sleeping(new SplittableRandom(7));
    var atMost = Duration.ofNanos(50_000);
    var taken = new ArrayList<Duration>();
    for (int i = 0; i < 20; i++) {
      taken.add(sleeping.pause(atMost));
    }
    assertTrue(taken.stream().allMatch(pause -> pause.compareTo(atMost) <= 0), taken::toString);
    assertTrue(taken.stream().distinct().count() > 10, taken::toString);
  }
}
