package dev.utkast.testkit.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Runs the same work many times at the same moment.
final class Concurrently {
  private Concurrently() {}

  static void run(int threads, Runnable work) {
    var start = new CountDownLatch(1);
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var running =
          IntStream.range(0, threads)
              .mapToObj(_ ->
                  executor.submit(() -> {
                    start.await();
                    work.run();
                    return true;
                  }))
              .toList();
      start.countDown();
      for (var one : running) {
        Expect.same(true, one.get());
      }
    } catch (ExecutionException e) {
      throw new AssertionError("one of them failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
