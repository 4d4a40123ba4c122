package dev.utkast.local;

import dev.utkast.local.events.EventSources;
import dev.utkast.local.gate.Permissions;
import dev.utkast.local.http.HttpGateway;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.runtime.MovableClock;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.QueueSpec;
import dev.utkast.local.template.SystemModel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Looks at the whole system from outside: depths, counts, and whether it is at rest. At rest means
/// that nothing waits or works anywhere: queues (dead letters aside) and outbox empty, streams read
/// to their end, no call running.
final class Observer {

  private static final long LOOK_MILLIS = 25;

  private final SystemModel model;
  private final LocalServices services;
  private final Functions functions;
  private final EventSources sources;
  private final HttpGateway gateway;
  private final MovableClock clock;
  private final Permissions permissions;
  private final Set<String> deadLetterQueues;
  private final Set<String> streamedTables = new TreeSet<>();

  Observer(
      SystemModel model,
      LocalServices services,
      Functions functions,
      EventSources sources,
      HttpGateway gateway,
      MovableClock clock,
      Permissions permissions) {
    this.model = model;
    this.services = services;
    this.functions = functions;
    this.sources = sources;
    this.gateway = gateway;
    this.clock = clock;
    this.permissions = permissions;
    deadLetterQueues =
        model.deadLetterQueues().stream().map(QueueSpec::name).collect(Collectors.toSet());
    model.functions().stream()
        .flatMap(function -> function.events().stream())
        .forEach(event -> {
          if (event instanceof EventSource.Stream stream) {
            streamedTables.add(stream.tableName());
          }
        });
  }

  SystemStatus status() {
    var depths = new LinkedHashMap<String, SystemStatus.Depth>();
    var deadLetters = new LinkedHashMap<String, Integer>();
    for (QueueSpec queue : model.queues()) {
      var depth = depth(queue.name());
      if (deadLetterQueues.contains(queue.name())) {
        deadLetters.put(queue.name(), depth.total());
      } else {
        depths.put(queue.name(), depth);
      }
    }
    var calls = new LinkedHashMap<String, SystemStatus.Calls>();
    functions
        .all()
        .forEach(function ->
            calls.put(
                function.spec().logicalId(),
                new SystemStatus.Calls(
                    function.invocations(),
                    function.errors(),
                    function.exits(),
                    function.running())));
    int outbox = outboxRows();
    boolean busy = busy();
    boolean atRest =
        !busy && outbox == 0 && depths.values().stream().allMatch(depth -> depth.total() == 0);
    return new SystemStatus(
        clock.instant(),
        clock.offset().toMillis(),
        depths,
        deadLetters,
        outbox,
        services.mails().count(),
        busy,
        atRest,
        calls,
        permissions.refused(),
        sources.upcoming());
  }

  private boolean busy() {
    return sources.busy()
        || gateway.inFlight() > 0
        || functions.all().stream().anyMatch(function -> function.running() > 0);
  }

  private SystemStatus.Depth depth(String queue) {
    Map<QueueAttributeName, String> attributes =
        services
            .sqs()
            .getQueueAttributes(request ->
                request
                    .queueUrl(model.locality().queueUrl(queue))
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
    int rows = 0;
    for (String table : streamedTables) {
      rows +=
          services
              .dynamoDb()
              .scanPaginator(
                  request -> request.tableName(table).select(Select.COUNT).consistentRead(true))
              .stream()
              .mapToInt(page -> page.count())
              .sum();
    }
    return rows;
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
    return notAtRest(status());
  }

  /// As [SystemStatus#atRest()], looking at the cheapest first and no further than needed.
  private boolean quiet() {
    return !busy()
        && model.queues().stream()
            .map(QueueSpec::name)
            .filter(name -> !deadLetterQueues.contains(name))
            .allMatch(name -> depth(name).total() == 0)
        && outboxRows() == 0;
  }

  private boolean awaitRounds(List<Long> from, Instant end) {
    while (Instant.now().isBefore(end)) {
      List<Long> now = sources.drainedRounds();
      boolean all = true;
      for (int i = 0; i < from.size(); i++) {
        all &= now.get(i) >= from.get(i) + 2;
      }
      if (all) {
        return true;
      }
      rest();
    }
    return from.isEmpty();
  }

  private long calls() {
    return functions.all().stream().mapToLong(LambdaFunction::invocations).sum();
  }

  private static SystemStatus notAtRest(SystemStatus last) {
    return new SystemStatus(
        last.clock(),
        last.clockOffsetMillis(),
        last.queues(),
        last.deadLetters(),
        last.outbox(),
        last.mails(),
        last.busy(),
        false,
        last.functions(),
        last.refused(),
        last.schedules());
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
