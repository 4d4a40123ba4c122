package dev.utkast.local.events;

import dev.utkast.events.ScheduledEvent;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.TemplateException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// All schedules, on the movable clock. A clock moved over several due times fires once, with the
/// time it was moved to; a clock moved back starts the waiting anew. A failed invocation is tried
/// twice more, as Lambda does for asynchronous invocations, though without its minutes in between;
/// a throttled one does not count.
final class Timetable implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final long LOOK_MILLIS = 200;

  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile boolean closed;

  Timetable(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Entry {
    final EventSource.Schedule schedule;
    final LambdaFunction function;
    final ScheduleExpression expression;
    Instant since;
    Instant due;

    Entry(EventSource.Schedule schedule, LambdaFunction function, Instant now) {
      this.schedule = schedule;
      this.function = function;
      expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
      since = now;
      due = expression.after(now);
    }

    /// Whether it is due; then, or if the clock went back, it waits anew.
    boolean takeDue(Instant now) {
      boolean isDue = !now.isBefore(due);
      if (isDue || now.isBefore(since)) {
        since = now;
        due = expression.after(now);
      }
      return isDue;
    }
  }

  void add(EventSource.Schedule schedule, LambdaFunction function) {
    entries.add(new Entry(schedule, function, clock.instant()));
  }

  void start() {
    Thread.ofVirtual().name("timetable").start(this::watch);
  }

  private void watch() {
    while (!closed) {
      Instant now = clock.instant();
      for (Entry entry : entries) {
        if (entry.takeDue(now)) {
          busy.incrementAndGet();
          Thread.ofVirtual().start(() -> run(entry, now));
        }
      }
      Pause.millis(LOOK_MILLIS);
    }
  }

  boolean busy() {
    return busy.get() > 0;
  }

  /// Fires a function's schedule now, waits for it and gives its answer.
  Answer fire(String function) {
    Entry entry =
        entries.stream()
            .filter(candidate -> candidate.function.spec().logicalId().equals(function))
            .findFirst()
            .orElseThrow(() -> new TemplateException(function + " has no schedule"));
    return entry.function.invoke(event(entry.schedule, clock.instant()));
  }

  /// The next due times, for people.
  List<String> upcoming() {
    return entries.stream()
        .map(entry ->
            "%s %s %s"
                .formatted(
                    entry.function.spec().logicalId(), entry.schedule.expression(), entry.due))
        .toList();
  }

  private void run(Entry entry, Instant now) {
    try {
      String event = event(entry.schedule, now);
      int attempts = 0;
      while (attempts < ATTEMPTS && !closed) {
        var answer = entry.function.invoke(event);
        if (answer.throttled()) {
          Pause.millis(LOOK_MILLIS);
        } else if (answer instanceof Answer.Success) {
          return;
        } else {
          attempts++;
        }
      }
    } finally {
      busy.decrementAndGet();
    }
  }

  private static String event(EventSource.Schedule schedule, Instant now) {
    return ScheduledEvent.of(schedule.name(), now).write();
  }

  @Override
  public void close() {
    closed = true;
  }
}
