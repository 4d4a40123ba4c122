package dev.utkast.demo.replay;

import dev.utkast.demo.api.Json;
import dev.utkast.demo.api.LocalAdmin;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Lives the days of a replay one after the other: moves the shop's clock, has the day's exchange
/// rates fetched, then runs the day's chains side by side, each chain in its own order.
///
/// The time of day is 15:30 UTC: the European Central Bank has published by then (about 16:00 in
/// Frankfurt) and it is the same day in Los Angeles and in London. What the journal knows is not
/// done again.
public final class Calendar {
  private static final String CLOCK = "clock/";
  private static final LocalTime TIME_OF_DAY = LocalTime.of(15, 30);
  private static final Duration PAST_EVERY_CLAIM = Duration.ofMinutes(5);
  private static final String FETCH_RATES = "FetchExchangeRates";

  private final LocalAdmin admin;
  private final Journal journal;
  private final Semaphore workers;

  public Calendar(LocalAdmin admin, Journal journal, int workers) {
    this.admin = admin;
    this.journal = journal;
    this.workers = new Semaphore(workers);
  }

  /// @param ratesNeeded whether something is invoiced on the day
  public void live(LocalDate day, boolean ratesNeeded, Collection<? extends Runnable> chains) {
    setClock(day);
    if (ratesNeeded) {
      journal.once(
          "rates/" + day,
          () -> {
            admin.fire(FETCH_RATES);
            return Json.object();
          });
    }
    together(chains);
  }

  /// Takes up a replay that was killed: the clock goes on a few minutes past its last day's time,
  /// so that the shop no longer holds the killed requests' Idempotency-Keys as still running.
  public void resume() {
    var last = journal.steps().filter(step -> step.startsWith(CLOCK)).max(String::compareTo);
    last.ifPresent(step -> {
      var earlier = journal.steps().filter(known -> known.startsWith("resumed/")).count();
      var day = LocalDate.parse(step.substring(CLOCK.length()));
      var on = PAST_EVERY_CLAIM.multipliedBy(earlier + 1);
      admin.setClock(day.atTime(TIME_OF_DAY).plus(on).toInstant(ZoneOffset.UTC));
      journal.write("resumed/" + (earlier + 1), Json.object());
    });
  }

  /// Moves the clock to the day, once: a replay that is continued does not turn it back.
  public void setClock(LocalDate day) {
    journal.once(
        CLOCK + day,
        () -> {
          admin.setClock(day.atTime(TIME_OF_DAY).toInstant(ZoneOffset.UTC));
          return Json.object();
        });
  }

  /// Runs all, a limited number at a time, and waits for the last; the first trouble is thrown at
  /// the end.
  public void together(Collection<? extends Runnable> chains) {
    List<Future<?>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var chain : chains) {
        running.add(threads.submit(() -> inTurn(chain)));
      }
    }
    for (var chain : running) {
      try {
        chain.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private void inTurn(Runnable chain) {
    workers.acquireUninterruptibly();
    try {
      chain.run();
    } finally {
      workers.release();
    }
  }
}
