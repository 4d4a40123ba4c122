package dev.utkast.events;

import dev.utkast.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// A message of a queue in a batch.
///
/// @param attributes that SQS keeps of it
/// @param messageAttributes of its sender, each from [#attribute]
public record QueueRecord(
    String queue,
    String id,
    String receipt,
    String body,
    Map<String, String> attributes,
    Map<String, Json> messageAttributes) {
  /// A message that is received for the first time.
  ///
  /// @param group of a FIFO queue's message
  public static Json.Obj of(String queue, String id, String body, Optional<String> group) {
    var attributes =
        group.isPresent()
            ? Map.of("ApproximateReceiveCount", "1", "MessageGroupId", group.get())
            : Map.of("ApproximateReceiveCount", "1");
    return new QueueRecord(queue, id, "receipt of " + id, body, attributes, Map.of()).json();
  }

  public static Json attribute(String type, Optional<String> text, Optional<byte[]> bytes) {
    var attribute = Json.object().put("dataType", type).put("stringValue", text);
    bytes.ifPresent(
        value -> attribute.put("binaryValue", Base64.getEncoder().encodeToString(value)));
    return attribute.build();
  }

  public Json.Obj json() {
    var kept = Json.object();
    attributes.forEach(kept::put);
    var sent = Json.object();
    messageAttributes.forEach(sent::put);
    return Json.object()
        .put("messageId", id)
        .put("receiptHandle", receipt)
        .put("body", body)
        .put("attributes", kept.build())
        .put("messageAttributes", sent.build())
        .put("md5OfBody", md5(body))
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", Origin.arn("sqs", queue))
        .put("awsRegion", Origin.REGION)
        .build();
  }

  /// What SQS says of a body that it took, for its sender to compare.
  public static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
