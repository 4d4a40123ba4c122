package dev.utkast.local.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.TemplateException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// All schedules, on the movable clock. A clock moved over several due times fires once, with the
/// time it was moved to; a clock moved back starts the waiting anew. A failed invocation is tried
/// twice more, as Lambda does for asynchronous invocations, though without its minutes in between;
/// a throttled one does not count.
final class Timetable implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final long LOOK_MILLIS = 200;

  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();
  private final ObjectMapper json = new ObjectMapper();
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
    @Nullable Instant due;

    Entry(EventSource.Schedule schedule, LambdaFunction function, Instant now) {
      this.schedule = schedule;
      this.function = function;
      this.expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
      this.since = now;
      restart(now);
    }

    final void restart(Instant now) {
      since = now;
      due = expression.after(now).orElse(null);
    }

    boolean due(Instant now) {
      if (now.isBefore(since)) {
        restart(now);
      }
      return due != null && !now.isBefore(due);
    }
  }

  void add(EventSource.Schedule schedule, LambdaFunction function) {
    entries.add(new Entry(schedule, function, clock.instant()));
  }

  void start() {
    Thread.ofVirtual()
        .name("timetable")
        .start(() -> {
          while (!closed) {
            Instant now = clock.instant();
            for (Entry entry : entries) {
              if (entry.schedule.enabled() && entry.due(now)) {
                entry.restart(now);
                busy.incrementAndGet();
                Thread.ofVirtual()
                    .start(() -> {
                      try {
                        run(entry, now);
                      } finally {
                        busy.decrementAndGet();
                      }
                    });
              }
            }
            Pause.millis(LOOK_MILLIS);
          }
        });
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
            entry.function.spec().logicalId()
                + " "
                + entry.schedule.expression()
                + " "
                + Optional.ofNullable(entry.due).map(Instant::toString).orElse("never"))
        .toList();
  }

  private void run(Entry entry, Instant now) {
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
  }

  private String event(EventSource.Schedule schedule, Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String arn =
        "arn:aws:"
            + (schedule.scheduler() ? "scheduler" : "events")
            + ":"
            + Locality.REGION
            + ":"
            + Locality.ACCOUNT
            + (schedule.scheduler() ? ":schedule/default/" : ":rule/")
            + schedule.name();
    if (schedule.input().isPresent()) {
      return schedule
          .input()
          .get()
          .replace("<aws.scheduler.schedule-arn>", arn)
          .replace("<aws.scheduler.scheduled-time>", time)
          .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
          .replace("<aws.scheduler.attempt-number>", "1");
    }
    ObjectNode event = json.createObjectNode();
    event
        .put("version", "0")
        .put("id", UUID.randomUUID().toString())
        .put("detail-type", "Scheduled Event");
    event
        .put("source", schedule.scheduler() ? "aws.scheduler" : "aws.events")
        .put("account", Locality.ACCOUNT);
    event.put("time", time).put("region", Locality.REGION);
    event.putArray("resources").add(arn);
    if (schedule.scheduler()) {
      event.put("detail", "{}");
    } else {
      event.putObject("detail");
    }
    return event.toString();
  }

  @Override
  public void close() {
    closed = true;
  }
}
