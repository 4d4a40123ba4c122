package dev.utkast.demo.replay;

import dev.utkast.demo.api.LocalAdmin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Lives the days of a replay one after the other: moves the shop's clock, has the day's exchange
/// rates fetched, then runs the day's chains side by side, each chain in its own order.
///
/// The time of day is 15:30 UTC: the European Central Bank has published by then (about 16:00 in
/// Frankfurt) and it is the same day in Los Angeles and in London. What the journal knows is not
/// done again.
public record Calendar(LocalAdmin admin, Journal journal, int workers) {
  private static final String CLOCK = "clock/";
  private static final LocalTime TIME_OF_DAY = LocalTime.of(15, 30);
  private static final Duration PAST_EVERY_CLAIM = Duration.ofMinutes(5);
  private static final String FETCH_RATES = "FetchExchangeRates";

  /// @param ratesNeeded whether something is invoiced on the day
  public void live(LocalDate day, boolean ratesNeeded, Collection<? extends Runnable> chains) {
    setClock(day);
    if (ratesNeeded) {
      journal.perform("rates/" + day, () -> admin.fire(FETCH_RATES));
    }
    together(chains);
  }

  /// Takes up a replay that was killed: the clock goes on a few minutes past its last day's time,
  /// so that the shop no longer holds the killed requests' Idempotency-Keys as still running.
  public void resume() {
    var last = journal.steps().filter(step -> step.startsWith(CLOCK)).max(String::compareTo);
    last.ifPresent(step -> {
      long times = 1 + journal.steps().filter(known -> known.startsWith("resumed/")).count();
      var day = LocalDate.parse(step.substring(CLOCK.length()));
      journal.perform(
          "resumed/" + times,
          () -> admin.setClock(instant(day).plus(PAST_EVERY_CLAIM.multipliedBy(times))));
    });
  }

  /// Moves the clock to the day, once: a replay that is continued does not turn it back.
  public void setClock(LocalDate day) {
    journal.perform(CLOCK + day, () -> admin.setClock(instant(day)));
  }

  private static Instant instant(LocalDate day) {
    return day.atTime(TIME_OF_DAY).toInstant(ZoneOffset.UTC);
  }

  /// Runs all, a limited number at a time, and waits for the last; the first trouble is thrown at
  /// the end.
  public void together(Collection<? extends Runnable> chains) {
    try (var threads = Executors.newFixedThreadPool(workers, Thread.ofVirtual().factory())) {
      for (var chain : threads.invokeAll(chains.stream().map(Executors::callable).toList())) {
        chain.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
