package dev.utkast.testkit.contract;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What clauses check with, so that a contract needs no test library.
final class Expect {
  private static final long DEADLINE_NANOS = 5_000_000_000L;

  private Expect() {}

  static void same(@Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /// Looks again until it is so: indexes and queues of real services lag.
  static void eventually(Object expected, Supplier<?> actual) {
    long start = System.nanoTime();
    while (!Objects.equals(expected, actual.get())) {
      if (System.nanoTime() - start > DEADLINE_NANOS) {
        same(expected, actual.get());
        return;
      }
      Thread.onSpinWait();
    }
  }

  static <X extends Throwable> X refused(Class<X> type, Runnable work) {
    try {
      work.run();
    } catch (Throwable failure) {
      if (type.isInstance(failure)) {
        return type.cast(failure);
      }
      throw new AssertionError("expected " + type.getSimpleName() + " but was " + failure, failure);
    }
    throw new AssertionError("expected " + type.getSimpleName() + ", and nothing was thrown");
  }
}
