package dev.utkast.local.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What AWS refuses of a template when it is deployed, refused when a system starts. Sources:
/// Lambda's guide, "Lambda quotas", and its API reference, CreateEventSourceMapping; EventBridge
/// Scheduler's guide, "Quotas"; SQS's API reference, SetQueueAttributes.
final class TemplateLimits {

  private static final int LARGEST_ENVIRONMENT = 4 * 1024;
  private static final int LARGEST_BATCH = 10_000;
  private static final int LARGEST_BATCH_AT_ONCE = 10;
  private static final int LONGEST_WINDOW = 300;
  private static final int LARGEST_INPUT = 256 * 1024;
  private static final int LARGEST_RULE_INPUT = 8_192;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Range(String name, long least, long most) {
    Optional<String> problem(long value) {
      return value < least || value > most
          ? Optional.of("%s must be %d to %d, found %d".formatted(name, least, most, value))
          : Optional.empty();
    }
  }

  private TemplateLimits() {}

  /// @throws TemplateException if Lambda has no such function
  static FunctionSpec checked(FunctionSpec function) {
    int variables = bytes(json(function.environment()));
    var problem =
        new Range("MemorySize", 128, 10_240)
            .problem(function.memoryMb())
            .or(() -> new Range("Timeout", 1, 900).problem(function.timeout().toSeconds()))
            .or(() ->
                function
                    .reservedConcurrency()
                    .flatMap(
                        most -> new Range("ReservedConcurrentExecutions", 0, 1_000).problem(most)))
            .or(() ->
                variables > LARGEST_ENVIRONMENT
                    ? Optional.of(
                        "the variables of its Environment have %d bytes as JSON, of which Lambda"
                                .formatted(variables)
                            + " takes %d; shorten them, or give it those only that it reads"
                                .formatted(LARGEST_ENVIRONMENT))
                    : Optional.empty());
    problem.ifPresent(what -> {
      throw new TemplateException(function.logicalId() + ": " + what);
    });
    return function;
  }

  /// @throws TemplateException if Lambda maps no such event, naming function and event
  static EventSource checked(String function, String event, EventSource source) {
    problem(source)
        .ifPresent(what -> {
          throw new TemplateException(function + ", event " + event + ": " + what);
        });
    return source;
  }

  /// @throws TemplateException if a queue would show a message again while the function may still
  ///   work on it
  static void checked(FunctionSpec function, List<QueueSpec> queues) {
    for (var event : function.events()) {
      queues.stream()
          .filter(queue ->
              event instanceof EventSource.Queue source && source.queueName().equals(queue.name()))
          .filter(queue -> queue.hidden().compareTo(function.timeout()) < 0)
          .findFirst()
          .ifPresent(queue -> {
            throw new TemplateException(
                "%s: its VisibilityTimeout of %d seconds is less than the Timeout of %s, %d"
                    .formatted(
                        queue.logicalId(),
                        queue.hidden().toSeconds(),
                        function.logicalId(),
                        function.timeout().toSeconds()));
          });
    }
  }

  private static Optional<String> problem(EventSource source) {
    return switch (source) {
      case EventSource.HttpRoute _ -> Optional.empty();
      case EventSource.Queue queue -> problem(queue);
      case EventSource.Stream stream -> problem(stream);
      case EventSource.Schedule schedule -> problem(schedule);
    };
  }

  private static Optional<String> problem(EventSource.Queue queue) {
    boolean fifo = queue.queueName().endsWith(".fifo");
    if (fifo && !queue.window().isZero()) {
      return Optional.of("MaximumBatchingWindowInSeconds is not for a FIFO queue; leave it out");
    }
    if (fifo) {
      return new Range("BatchSize of a FIFO queue", 1, LARGEST_BATCH_AT_ONCE)
          .problem(queue.batchSize())
          .or(() -> concurrency(queue));
    }
    var size =
        queue.window().isZero()
            ? new Range(
                "BatchSize without MaximumBatchingWindowInSeconds", 1, LARGEST_BATCH_AT_ONCE)
            : new Range("BatchSize", 1, LARGEST_BATCH);
    return size.problem(queue.batchSize())
        .or(() -> window(queue.window().toSeconds()))
        .or(() -> concurrency(queue));
  }

  private static Optional<String> concurrency(EventSource.Queue queue) {
    return queue
        .maximumConcurrency()
        .flatMap(most -> new Range("MaximumConcurrency", 2, 1_000).problem(most));
  }

  private static Optional<String> window(long seconds) {
    return new Range("MaximumBatchingWindowInSeconds", 0, LONGEST_WINDOW).problem(seconds);
  }

  private static Optional<String> problem(EventSource.Stream stream) {
    return new Range("BatchSize", 1, LARGEST_BATCH)
        .problem(stream.batchSize())
        .or(() -> window(stream.window().toSeconds()))
        .or(() -> new Range("ParallelizationFactor", 1, 10).problem(stream.parallel()))
        .or(() ->
            stream
                .maximumRetries()
                .flatMap(retries -> new Range("MaximumRetryAttempts", 0, 10_000).problem(retries)));
  }

  private static Optional<String> problem(EventSource.Schedule schedule) {
    int most = schedule.scheduler() ? LARGEST_INPUT : LARGEST_RULE_INPUT;
    return schedule
        .input()
        .filter(input -> bytes(input) > most)
        .map(input ->
            "Input has %d bytes and may have %d; shorten it".formatted(bytes(input), most));
  }

  /// @throws TemplateException if SQS makes no such queue
  static QueueSpec checked(QueueSpec queue) {
    var ranges =
        Map.of(
            "DelaySeconds", new Range("DelaySeconds", 0, 900),
            "VisibilityTimeout", new Range("VisibilityTimeout", 0, 43_200),
            "MessageRetentionPeriod", new Range("MessageRetentionPeriod", 60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Range("ReceiveMessageWaitTimeSeconds", 0, 20));
    queue
        .attributes()
        .forEach((name, value) ->
            Optional.ofNullable(ranges.get(name))
                .flatMap(range -> range.problem(Long.parseLong(value)))
                .ifPresent(what -> {
                  throw new TemplateException(queue.logicalId() + ": " + what);
                }));
    queue
        .deadLetters()
        .flatMap(
            redrive -> new Range("maxReceiveCount", 1, 1_000).problem(redrive.maxReceiveCount()))
        .ifPresent(what -> {
          throw new TemplateException(queue.logicalId() + ": " + what);
        });
    return queue;
  }

  /// Lambda measures the variables in this form.
  static String json(Map<String, String> environment) {
    return JSON.valueToTree(environment).toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
