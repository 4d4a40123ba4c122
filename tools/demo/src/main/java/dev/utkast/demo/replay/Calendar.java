package dev.utkast.demo.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.SideBySide;
import dev.utkast.demo.show.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

  /// What happens on a day: in its chain one after the other, beside all other chains.
  ///
  /// @param invoices whether something is invoiced
  record Event(LocalDate day, String chain, boolean invoices, Runnable work) {}

  void live(Stream<Event> events, Progress progress) {
    var days = events.collect(groupingBy(Event::day, TreeMap::new, toList()));
    days.forEach((day, all) -> {
      progress.note(day.toString());
      setClock(day);
      if (all.stream().anyMatch(Event::invoices)) {
        journal.perform("rates/" + day, () -> admin.fire(FETCH_RATES));
      }
      var chains = all.stream().collect(groupingBy(Event::chain, LinkedHashMap::new, toList()));
      together(chains.values(), chain -> chain.forEach(event -> event.work().run()));
    });
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

  /// Does the work for each, a limited number at a time, and waits for the last; the first trouble
  /// is thrown at the end.
  <T> void together(Collection<T> all, Consumer<T> work) {
    new SideBySide(workers).each(all, work);
  }
}
