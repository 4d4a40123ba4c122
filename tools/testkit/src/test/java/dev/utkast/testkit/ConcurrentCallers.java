package dev.utkast.testkit;

import dev.utkast.aws.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;

/// Many callers at the same moment. In their first rounds none commits before each of them has read
/// and decided, so that of those who write one item all but one are too late; then everybody runs
/// free.
public final class ConcurrentCallers {
  private static final int ROUNDS_TOGETHER = 5;

  private final Phaser round = new Phaser();
  private final ThreadLocal<Integer> rounds = ThreadLocal.withInitial(() -> 0);

  /// @return the database in which they meet
  public Database over(Database inner) {
    return Calls.around(
        Database.class,
        inner,
        (method, call) -> {
          if (method.equals("commit")) {
            meet();
          }
          return call.make();
        });
  }

  private void meet() {
    int before = rounds.get();
    if (before < ROUNDS_TOGETHER) {
      rounds.set(before + 1);
      round.arriveAndAwaitAdvance();
    } else if (before == ROUNDS_TOGETHER) {
      rounds.set(before + 1);
      round.arriveAndDeregister();
    }
  }

  /// @return what each of them was answered
  public <T> List<T> all(int size, Callable<T> work) {
    return all(IntStream.range(0, size).mapToObj(_ -> work).toList());
  }

  public <T> List<T> all(List<Callable<T>> works) {
    round.bulkRegister(works.size());
    try (var threads = Executors.newFixedThreadPool(works.size())) {
      var answers = new ArrayList<T>();
      for (var answer : threads.invokeAll(works.stream().map(this::leaving).toList())) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError("one of them failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private <T> Callable<T> leaving(Callable<T> work) {
    return () -> {
      try {
        return work.call();
      } finally {
        if (rounds.get() <= ROUNDS_TOGETHER) {
          round.arriveAndDeregister();
        }
      }
    };
  }
}
