package dev.utkast.house;

import dev.utkast.aws.messaging.QueueName;
import java.time.Duration;

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
    var function = RecordedCalls.logicalId(queue).replaceFirst("Queue$", "");
    return TemplateYaml.number(
        TemplateTest.TEMPLATE.resource(function),
        "Properties",
        "Events",
        "Messages",
        "Properties",
        "BatchSize");
  }
}
