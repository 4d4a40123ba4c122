package dev.utkast.local.events;

import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.SystemModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that calls functions by itself: queues, streams and schedules.
public final class EventSources implements AutoCloseable {
  private final List<QueuePoller> queues = new ArrayList<>();
  private final List<StreamPoller> streams = new ArrayList<>();
  private final Timetable timetable;
  private final Bell written;

  /// @param written rings when a function may have written to a table
  /// @param checkpoints folder that remembers how far streams were read
  /// @param visibility when a failed message comes back; absent: as its queue says
  public EventSources(
      SystemModel model,
      Functions functions,
      LocalServices services,
      Bell written,
      DeadLetters deadLetters,
      InstantSource clock,
      Path checkpoints,
      Optional<Duration> visibility) {
    timetable = new Timetable(clock);
    this.written = written;
    var locality = model.locality();
    for (LambdaFunction function : functions.all()) {
      for (EventSource event : function.spec().events()) {
        switch (event) {
          case EventSource.HttpRoute _ -> {}
          case EventSource.Queue queue ->
              queues.add(
                  new QueuePoller(
                      queue,
                      model.queue(queue.queueName()),
                      function,
                      services.sqs(),
                      locality,
                      deadLetters,
                      visibility));
          case EventSource.Stream stream ->
              streams.add(
                  new StreamPoller(stream, function, services, written, locality, checkpoints));
          case EventSource.Schedule schedule -> timetable.add(schedule, function);
        }
      }
    }
  }

  /// @param schedules whether schedules fire by themselves
  public void start(boolean schedules) {
    queues.forEach(QueuePoller::start);
    streams.forEach(StreamPoller::start);
    if (schedules) {
      timetable.start();
    }
  }

  public Answer fire(String function) {
    return timetable.fire(function);
  }

  public List<String> upcoming() {
    return timetable.upcoming();
  }

  /// Whether a batch or a scheduled call is being worked on.
  public boolean busy() {
    return timetable.busy()
        || queues.stream().anyMatch(queue -> queue.busy() > 0)
        || streams.stream().anyMatch(StreamPoller::busy);
  }

  /// Has every stream looked at, and says for each how many rounds have found nothing new so far.
  public List<Long> drainedRounds() {
    written.ring();
    return streams.stream().map(StreamPoller::drainedRounds).toList();
  }

  @Override
  public void close() {
    queues.forEach(QueuePoller::close);
    streams.forEach(StreamPoller::close);
    timetable.close();
  }
}
