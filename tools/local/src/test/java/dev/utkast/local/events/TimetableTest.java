package dev.utkast.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.FakeFunction;
import dev.utkast.local.template.EventSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {

  @TempDir Path folder;

  /// Lambda tries an asynchronous event twice more when the function failed, and holds it as long
  /// as there is no room for the function.
  @Test
  void aThrottledRunIsNoneOfThree() throws InterruptedException {
    var answers = new ConcurrentLinkedQueue<Answer>();
    answers.add(FakeFunction.throttled());
    answers.add(FakeFunction.failed());
    answers.add(FakeFunction.throttled());
    answers.add(FakeFunction.failed());
    var done = new LinkedBlockingQueue<String>();
    var function =
        FakeFunction.of(
            folder,
            Optional.empty(),
            event -> {
              var answer = answers.poll();
              if (answer == null) {
                done.add(event);
                return new Answer.Success("null");
              }
              return answer;
            });
    var now = new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
    var schedule =
        new EventSource.Schedule(
            "hourly",
            "rate(1 hour)",
            ZoneOffset.UTC,
            new Role("Schedules", Set.of(), Policy.EMPTY),
            Optional.empty());
    try (var timetable = new Timetable(now::get)) {
      timetable.add(schedule, function);
      now.set(Instant.parse("2026-03-02T13:00:00Z"));
      timetable.start();
      var event = done.poll(20, TimeUnit.SECONDS);
      assertTrue(event != null && event.contains("2026-03-02T13:00:00Z"), String.valueOf(event));
    }
    assertEquals(5, function.invocations());
  }
}
