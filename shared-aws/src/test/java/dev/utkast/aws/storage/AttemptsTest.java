package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who was not first looks again, a few times and then no more.
class AttemptsTest {
  private final AtomicInteger looks = new AtomicInteger();

  private int failing(int times, RuntimeException failure) {
    return Attempts.deciding(() -> {
      if (looks.incrementAndGet() <= times) {
        throw failure;
      }
      return looks.get();
    });
  }

  private static List<RuntimeException> worthAnotherLook() {
    return List.of(
        new ConflictException(Set.of()),
        new UnknownOutcomeException("lost", new IOException("gone")));
  }

  @Test
  void whoIsFirstLooksOnce() {
    assertEquals(1, failing(0, new IllegalStateException()));
  }

  @Test
  void aConflictAndALostAnswerAreLookedAtAgain() {
    for (var failure : worthAnotherLook()) {
      looks.set(0);
      assertEquals(3, failing(2, failure));
    }
  }

  @Test
  void afterThreeLooksTheFailureStands() {
    for (var failure : worthAnotherLook()) {
      looks.set(0);
      assertSame(failure, assertThrows(failure.getClass(), () -> failing(3, failure)));
      assertEquals(Attempts.MAX, looks.get());
    }
  }

  @Test
  void whatIsNoConflictIsNotTriedAgain() {
    assertThrows(
        IllegalStateException.class, () -> failing(1, new IllegalStateException("broken")));
    assertEquals(1, looks.get());
  }
}
