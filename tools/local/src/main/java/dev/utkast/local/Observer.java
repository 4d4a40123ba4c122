package dev.utkast.local;

import dev.utkast.local.events.EventSources;
import dev.utkast.local.http.HttpGateway;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Looks at the whole system from outside: depths, counts, and whether it is at rest. At rest means
/// that nothing waits or works anywhere: queues (dead letters aside) and outbox empty, streams read
/// to their end, no call running.
final class Observer {
  private static final long LOOK_MILLIS = 25;

  private final LocalSystem system;
  private final Functions functions;
  private final EventSources sources;
  private final HttpGateway gateway;
  private final List<QueueSpec> deadLetterQueues;
  private final List<QueueSpec> workQueues;
  private final List<String> streamedTables;

  Observer(LocalSystem system, Functions functions, EventSources sources, HttpGateway gateway) {
    this.system = system;
    this.functions = functions;
    this.sources = sources;
    this.gateway = gateway;
    var model = system.model();
    deadLetterQueues = model.deadLetterQueues();
    workQueues =
        model.queues().stream().filter(queue -> !deadLetterQueues.contains(queue)).toList();
    streamedTables =
        model.functions().stream()
            .flatMap(function -> function.events().stream())
            .filter(EventSource.Stream.class::isInstance)
            .map(stream -> ((EventSource.Stream) stream).tableName())
            .distinct()
            .toList();
  }

  SystemStatus status() {
    return status(true);
  }

  /// @param believed whether it may be said to be at rest
  private SystemStatus status(boolean believed) {
    var depths = new LinkedHashMap<String, SystemStatus.Depth>();
    workQueues.forEach(queue -> depths.put(queue.name(), depth(queue)));
    var deadLetters = new LinkedHashMap<String, Integer>();
    deadLetterQueues.forEach(queue -> deadLetters.put(queue.name(), depth(queue).total()));
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
        || functions.all().stream().anyMatch(function -> function.running() > 0);
  }

  private SystemStatus.Depth depth(QueueSpec queue) {
    var url = system.model().locality().queueUrl(queue.name());
    var attributes =
        system
            .services()
            .sqs()
            .getQueueAttributes(request ->
                request
                    .queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return new SystemStatus.Depth(
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Integer.parseInt(attributes.getOrDefault(name, "0"));
  }

  private int outboxRows() {
    return streamedTables.stream()
        .flatMap(table ->
            system
                .services()
                .dynamoDb()
                .scanPaginator(it -> it.tableName(table).select(Select.COUNT).consistentRead(true))
                .stream())
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
        && workQueues.stream().allMatch(queue -> depth(queue).total() == 0)
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
