package dev.utkast.demo.api;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Work that is done by a limited number of workers at a time.
public record SideBySide(int workers) {

  /// Does the work for each and waits for the last; the first trouble is thrown at the end.
  public <T> void each(Collection<T> all, Consumer<T> work) {
    try (var threads = Executors.newFixedThreadPool(workers, Thread.ofVirtual().factory())) {
      var calls = all.stream().map(each -> Executors.callable(() -> work.accept(each))).toList();
      for (var call : threads.invokeAll(calls)) {
        call.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
