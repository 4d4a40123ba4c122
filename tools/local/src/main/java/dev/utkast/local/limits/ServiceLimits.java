package dev.utkast.local.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Limits of AWS that the embedded services do not keep by themselves. DynamoDB Local keeps all of
/// DynamoDB's; ElasticMQ takes longer ids and visibility timeouts than SQS and does not count a
/// message's attributes; s3proxy takes longer keys and metadata than S3. Sources: SQS's API
/// reference, SendMessageBatch, ReceiveMessage and ChangeMessageVisibility; S3's guide, "Naming
/// Amazon S3 objects" and "Working with object metadata".
public final class ServiceLimits {
  /// Bytes of a message, and of all messages of a batch.
  private static final int LARGEST_MESSAGES = 1024 * 1024;

  private static final int LONGEST_VISIBILITY = 12 * 60 * 60;
  private static final Pattern BATCH_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final int LONGEST_KEY = 1024;
  private static final int LARGEST_METADATA = 2 * 1024;

  /// @param status of the HTTP answer
  /// @param type of the error, as the service names it
  public record Refusal(int status, String type, String message) {}

  private ServiceLimits() {}

  /// @param operation of SQS: what `X-Amz-Target` names after its dot
  public static Optional<Refusal> checkMessages(String operation, JsonNode request) {
    var entries = request.path("Entries").valueStream().toList();
    if (request.path("Entries").isArray() && entries.isEmpty()) {
      return refused("EmptyBatchRequest", "There should be at least one entry in the request.");
    }
    var ids = entries.stream().map(entry -> entry.path("Id").asText());
    if (!ids.allMatch(BATCH_ID.asMatchPredicate())) {
      return refused(
          "InvalidBatchEntryId",
          "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
              + " can be at most 80 letters long.");
    }
    if (!Stream.concat(Stream.of(request), entries.stream()).allMatch(ServiceLimits::isHidden)) {
      return refused(
          "InvalidParameterValue",
          "VisibilityTimeout must be 0 to " + LONGEST_VISIBILITY + " seconds.");
    }
    if (operation.equals("SendMessage") && size(request) > LARGEST_MESSAGES) {
      return refused(
          "InvalidParameterValue",
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + LARGEST_MESSAGES
              + " bytes.");
    }
    long size = entries.stream().mapToLong(ServiceLimits::size).sum();
    return operation.equals("SendMessageBatch") && size > LARGEST_MESSAGES
        ? refused(
            "BatchRequestTooLong",
            "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
                .formatted(LARGEST_MESSAGES, size))
        : Optional.empty();
  }

  private static boolean isHidden(JsonNode asked) {
    long seconds = asked.path("VisibilityTimeout").asLong();
    return seconds >= 0 && seconds <= LONGEST_VISIBILITY;
  }

  /// @param metadata what a caller adds to an object, without the prefix of its headers
  public static Optional<Refusal> checkObject(String key, Map<String, String> metadata) {
    if (bytes(key) > LONGEST_KEY) {
      return refused("KeyTooLongError", "Your key is too long");
    }
    long size =
        metadata.entrySet().stream()
            .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum();
    return size > LARGEST_METADATA
        ? refused(
            "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
        : Optional.empty();
  }

  /// The body, and of each attribute its name, type and value.
  private static long size(JsonNode message) {
    long size = bytes(message.path("MessageBody").asText());
    for (var attribute : message.path("MessageAttributes").properties()) {
      var value = attribute.getValue();
      size += bytes(attribute.getKey()) + bytes(value.path("DataType").asText());
      size += bytes(value.path("StringValue").asText());
      size += Base64.getMimeDecoder().decode(value.path("BinaryValue").asText()).length;
    }
    return size;
  }

  private static Optional<Refusal> refused(String type, String message) {
    return Optional.of(new Refusal(400, type, message));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
