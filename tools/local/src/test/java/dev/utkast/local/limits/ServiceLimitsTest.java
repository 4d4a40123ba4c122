package dev.utkast.local.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.Test;

/// Each limit just within and just beyond.
class ServiceLimitsTest {

  private static final int MESSAGES = 1_048_576;

  private static String refused(String operation, String json) {
    var request = Uncheck.get(() -> new ObjectMapper().readTree(json));
    return ServiceLimits.checkMessages(operation, request)
        .map(refusal -> refusal.status() + " " + refusal.type())
        .orElse("accepted");
  }

  private static String message(String body, String attributes) {
    return "{\"QueueUrl\":\"q\",\"MessageBody\":\"%s\",\"MessageAttributes\":{%s}}"
        .formatted(body, attributes);
  }

  @Test
  void aMessageMayHaveAMegabyteWithItsAttributes() {
    var most = "x".repeat(MESSAGES - 10);
    var ten = "\"ab\":{\"DataType\":\"String\",\"StringValue\":\"%s\"}";
    assertEquals("accepted", refused("SendMessage", message(most, ten.formatted("xx"))));
    assertEquals(
        "400 InvalidParameterValue", refused("SendMessage", message(most, ten.formatted("xxx"))));
    var binary = "\"a\":{\"DataType\":\"Binary\",\"BinaryValue\":\"%s\"}";
    var body = "x".repeat(MESSAGES - 13);
    assertEquals("accepted", refused("SendMessage", message(body, binary.formatted("AAAAAAAA"))));
    assertEquals(
        "400 InvalidParameterValue",
        refused("SendMessage", message(body, binary.formatted("AAAAAAAAAAAA"))));
    // Of four characters, two stand for one byte and two for none.
    var one = "x".repeat(MESSAGES - 8);
    assertEquals("accepted", refused("SendMessage", message(one, binary.formatted("AA=="))));
    assertEquals(
        "400 InvalidParameterValue",
        refused("SendMessage", message(one + "x", binary.formatted("AA=="))));
    var euros = "\u20ac".repeat(MESSAGES / 3);
    assertEquals("accepted", refused("SendMessage", message(euros + "x", "")));
    assertEquals("400 InvalidParameterValue", refused("SendMessage", message(euros + "xx", "")));
  }

  private static String entries(String... entries) {
    return "{\"QueueUrl\":\"q\",\"Entries\":[" + String.join(",", entries) + "]}";
  }

  private static String entry(String id, String field) {
    return "{\"Id\":\"" + id + "\"," + field + "}";
  }

  @Test
  void aBatchMayHaveAMegabyteTogether() {
    var half = entry("a", "\"MessageBody\":\"" + "x".repeat(MESSAGES / 2) + "\"");
    var more = entry("b", "\"MessageBody\":\"" + "x".repeat(MESSAGES / 2 + 1) + "\"");
    assertEquals("accepted", refused("SendMessageBatch", entries(half, half)));
    assertEquals("400 BatchRequestTooLong", refused("SendMessageBatch", entries(half, more)));
  }

  @Test
  void theIdOfABatchsEntryIsShortAndPlain() {
    for (var operation : new String[] {"SendMessageBatch", "DeleteMessageBatch"}) {
      var plain = "\"MessageBody\":\"x\"";
      assertEquals("accepted", refused(operation, entries(entry("aZ_-9".repeat(16), plain))));
      for (var id : new String[] {"a".repeat(81), "", "a.b", "\u00e5"}) {
        assertEquals("400 InvalidBatchEntryId", refused(operation, entries(entry(id, plain))), id);
      }
    }
  }

  @Test
  void aMessageIsHiddenForTwelveHoursAtMost() {
    var hidden = "\"VisibilityTimeout\":%d";
    for (var operation : new String[] {"ReceiveMessage", "ChangeMessageVisibility"}) {
      assertEquals("accepted", refused(operation, "{" + hidden.formatted(43_200) + "}"));
      assertEquals(
          "400 InvalidParameterValue", refused(operation, "{" + hidden.formatted(43_201) + "}"));
    }
    var batch = "ChangeMessageVisibilityBatch";
    assertEquals("accepted", refused(batch, entries(entry("a", hidden.formatted(43_200)))));
    assertEquals(
        "400 InvalidParameterValue",
        refused(
            batch, entries(entry("b", hidden.formatted(1)), entry("a", hidden.formatted(43_201)))));
  }

  @Test
  void aBatchHasAnEntryAtLeast() {
    assertEquals("400 EmptyBatchRequest", refused("SendMessageBatch", entries()));
    assertEquals("400 EmptyBatchRequest", refused("DeleteMessageBatch", entries()));
  }

  @Test
  void noVisibilityIsLessThanNone() {
    var request = "{\"QueueUrl\":\"q\",\"VisibilityTimeout\":%d}";
    assertEquals("accepted", refused("ReceiveMessage", request.formatted(0)));
    assertEquals("400 InvalidParameterValue", refused("ReceiveMessage", request.formatted(-1)));
  }

  private static String refusedObject(String key, String name, String value) {
    return ServiceLimits.checkObject(key, Map.of(name, value))
        .map(refusal -> refusal.status() + " " + refusal.type())
        .orElse("accepted");
  }

  @Test
  void aKeyAndItsMetadataAreShort() {
    assertEquals("accepted", refusedObject("\u20ac".repeat(341) + "k", "m", ""));
    assertEquals("400 KeyTooLongError", refusedObject("\u20ac".repeat(341) + "kk", "m", ""));
    assertEquals("accepted", refusedObject("k", "me", "x".repeat(2_046)));
    assertEquals("400 MetadataTooLarge", refusedObject("k", "me", "x".repeat(2_047)));
  }
}
