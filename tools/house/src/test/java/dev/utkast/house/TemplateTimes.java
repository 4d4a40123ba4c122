package dev.utkast.house;

import dev.utkast.aws.messaging.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The times in `template.yaml`.
public final class TemplateTimes {
  private TemplateTimes() {}

  public static Duration ofFunctions() {
    return Duration.ofSeconds(TemplateTest.TEMPLATE.globalTimeout());
  }

  private static int ofQueue(QueueName queue, String... path) {
    return TemplateYaml.number(
        TemplateTest.TEMPLATE.resource(RecordedCalls.logicalId(queue)), path);
  }

  public static Duration hidden(QueueName queue) {
    return Duration.ofSeconds(ofQueue(queue, "Properties", "VisibilityTimeout"));
  }

  public static Duration kept(QueueName queue) {
    return Duration.ofSeconds(ofQueue(queue, "Properties", "MessageRetentionPeriod"));
  }

  public static int tries(QueueName queue) {
    return ofQueue(queue, "Properties", "RedrivePolicy", "maxReceiveCount");
  }

  /// @return how many of its messages a function is given at once
  public static int batchOf(QueueName queue) {
    return TemplateYaml.number(messages(queue), "BatchSize");
  }

  /// @return how long a batch waits for more messages
  public static Duration windowOf(QueueName queue) {
    return Duration.ofSeconds(number(messages(queue), "MaximumBatchingWindowInSeconds", 0));
  }

  private static Map<String, Object> messages(QueueName queue) {
    var function = RecordedCalls.logicalId(queue).replaceFirst("Queue$", "");
    return TemplateYaml.map(
        TemplateTest.TEMPLATE.resource(function), "Properties", "Events", "Messages", "Properties");
  }

  private static int number(Map<String, Object> properties, String name, int otherwise) {
    return properties.containsKey(name) ? TemplateYaml.number(properties, name) : otherwise;
  }

  /// How long a stream's batch is tried at most before it is given up, halved again and again until
  /// a single record is left, which is tried as often.
  public static Duration triesOfStream() {
    var stream =
        TemplateYaml.map(
            TemplateTest.TEMPLATE.resource("RelayOutbox"),
            "Properties",
            "Events",
            "Outbox",
            "Properties");
    int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(number(stream, "BatchSize", 100));
    return ofFunctions().multipliedBy(number(stream, "MaximumRetryAttempts", -1) + halvings + 1L);
  }

  /// Of every schedule, by its function.
  ///
  /// @param again how often Scheduler calls Lambda again, where Lambda does not take the call
  /// @param oldest how long it does so; a day where the template does not say
  /// @param deadLetters whether it tells of a call that was given up
  public record OfSchedule(String function, int again, Duration oldest, boolean deadLetters) {}

  public static List<OfSchedule> ofSchedules() {
    return TemplateTest.TEMPLATE.resources("AWS::Serverless::Function").entrySet().stream()
        .flatMap(function ->
            TemplateYaml.map(function.getValue(), "Properties", "Events").values().stream()
                .filter(event -> TemplateYaml.text(event, "Type").equals("ScheduleV2"))
                .map(event -> ofSchedule(function.getKey(), event)))
        .toList();
  }

  private static OfSchedule ofSchedule(String function, Object event) {
    var retries = TemplateYaml.map(event, "Properties", "RetryPolicy");
    return new OfSchedule(
        function,
        number(retries, "MaximumRetryAttempts", 185),
        Duration.ofSeconds(number(retries, "MaximumEventAgeInSeconds", 86_400)),
        TemplateYaml.map(event, "Properties", "DeadLetterConfig").containsKey("Arn"));
  }
}
