package dev.utkast.local;

import dev.utkast.local.events.EventSources;
import dev.utkast.local.http.HttpGateway;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.services.QueueDepth;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Looks at the whole system from outside: depths, counts, and whether it is at rest. At rest means
/// that nothing waits or works anywhere: queues (dead letters aside) and outbox empty, streams read
/// to their end, no call running.
record Observer(
    LocalSystem system, Functions functions, EventSources sources, HttpGateway gateway) {
  private static final long LOOK_MILLIS = 25;

  SystemStatus status() {
    return status(true);
  }

  /// @param believed whether it may be said to be at rest
  private SystemStatus status(boolean believed) {
    var depths = new LinkedHashMap<String, QueueDepth>();
    var model = system.model();
    model.workQueues().forEach(queue -> depths.put(queue.name(), depth(queue)));
    var deadLetters = new LinkedHashMap<String, Integer>();
    model.deadLetterQueues().forEach(queue -> deadLetters.put(queue.name(), depth(queue).total()));
    var calls = new LinkedHashMap<String, SystemStatus.Calls>();
    functions.all().forEach(it -> calls.put(it.spec().logicalId(), calls(it)));
    int outbox = outboxRows();
    boolean busy = busy();
    boolean empty = outbox == 0 && depths.values().stream().allMatch(depth -> depth.total() == 0);
    return new SystemStatus(
        believed && empty && !busy,
        busy,
        system.now(),
        system.clock().offset().toMillis(),
        depths,
        deadLetters,
        system.permissions().refused(),
        outbox,
        system.mails().count(),
        calls,
        sources.upcoming());
  }

  private static SystemStatus.Calls calls(LambdaFunction function) {
    return new SystemStatus.Calls(
        function.invocations(), function.errors(), function.exits(), function.running());
  }

  private boolean busy() {
    return sources.busy()
        || gateway.inFlight() > 0
        || system.payments().dueEvents() > 0
        || functions.all().stream().anyMatch(function -> function.running() > 0);
  }

  private QueueDepth depth(QueueSpec queue) {
    var url = system.model().locality().queueUrl(queue.name());
    return QueueDepth.of(system.services().sqs(), url);
  }

  private int outboxRows() {
    var tables = system.services().dynamoDb();
    return system.model().functions().stream()
        .flatMap(function -> function.events(EventSource.Stream.class))
        .map(EventSource.Stream::tableName)
        .distinct()
        .map(it ->
            tables.scanPaginator(
                scan -> scan.tableName(it).select(Select.COUNT).consistentRead(true)))
        .flatMap(pages -> pages.stream())
        .mapToInt(page -> page.count())
        .sum();
  }

  /// Waits until the system is at rest. Rest is believed when two looks find it, the streams were
  /// read to their end in between and no function was called.
  ///
  /// @return the last look; its `atRest` is false when the time was over before
  SystemStatus awaitRest(Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end)) {
      long calls = calls();
      if (quiet() && awaitRounds(sources.drainedRounds(), end) && quiet() && calls == calls()) {
        SystemStatus status = status();
        if (status.atRest()) {
          return status;
        }
      }
      rest();
    }
    return status(false);
  }

  /// As [SystemStatus#atRest()], looking at the cheapest first and no further than needed.
  private boolean quiet() {
    return !busy()
        && system.model().workQueues().stream().allMatch(queue -> depth(queue).total() == 0)
        && outboxRows() == 0;
  }

  private boolean awaitRounds(List<Long> from, Instant end) {
    while (Instant.now().isBefore(end)) {
      List<Long> now = sources.drainedRounds();
      if (IntStream.range(0, from.size()).allMatch(i -> now.get(i) >= from.get(i) + 2)) {
        return true;
      }
      rest();
    }
    return from.isEmpty();
  }

  private long calls() {
    return functions.all().stream().mapToLong(LambdaFunction::invocations).sum();
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for rest", e);
    }
  }
}
