package dev.utkast.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A queue as the template asks for it.
///
/// @param attributes attributes as SQS names them, without the redrive policy
/// @param deadLetters where a message goes that was received too often
public record QueueSpec(
    String logicalId,
    String name,
    boolean fifo,
    Map<String, String> attributes,
    Optional<Redrive> deadLetters) {
  /// How long a received message is hidden; half a minute where the template does not say.
  public Duration hidden() {
    return Duration.ofSeconds(Long.parseLong(attributes.getOrDefault("VisibilityTimeout", "30")));
  }

  public record Redrive(String queueName, int maxReceiveCount) {}
}
