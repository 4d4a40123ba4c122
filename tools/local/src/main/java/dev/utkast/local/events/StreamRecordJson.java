package dev.utkast.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.template.Locality;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Stream records in the shape Lambda gives them to functions.
final class StreamRecordJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamRecordJson() {}

  static ObjectNode of(Record record, String streamArn) {
    ObjectNode node = JSON.createObjectNode();
    node.put("eventID", record.eventID()).put("eventName", record.eventNameAsString());
    node.put("eventVersion", "1.1")
        .put("eventSource", "aws:dynamodb")
        .put("awsRegion", Locality.REGION);
    ObjectNode change = node.putObject("dynamodb");
    if (record.dynamodb().approximateCreationDateTime() != null) {
      change.put(
          "ApproximateCreationDateTime",
          record.dynamodb().approximateCreationDateTime().getEpochSecond());
    }
    change.set("Keys", item(record.dynamodb().keys()));
    if (record.dynamodb().hasNewImage()) {
      change.set("NewImage", item(record.dynamodb().newImage()));
    }
    if (record.dynamodb().hasOldImage()) {
      change.set("OldImage", item(record.dynamodb().oldImage()));
    }
    change.put("SequenceNumber", record.dynamodb().sequenceNumber());
    if (record.dynamodb().sizeBytes() != null) {
      change.put("SizeBytes", record.dynamodb().sizeBytes());
    }
    change.put("StreamViewType", record.dynamodb().streamViewTypeAsString());
    if (record.userIdentity() != null) {
      node.putObject("userIdentity")
          .put("principalId", record.userIdentity().principalId())
          .put("type", record.userIdentity().type());
    }
    return node.put("eventSourceARN", streamArn);
  }

  private static ObjectNode item(Map<String, AttributeValue> item) {
    ObjectNode node = JSON.createObjectNode();
    item.forEach((name, value) -> node.set(name, value(value)));
    return node;
  }

  private static JsonNode value(AttributeValue value) {
    ObjectNode node = JSON.createObjectNode();
    switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", value.b().asByteArray());
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case L -> value.l().stream().map(StreamRecordJson::value).forEach(node.putArray("L")::add);
      case M -> node.set("M", item(value.m()));
      default ->
          throw new IllegalStateException(
              "an attribute of a type that no table here has: " + value);
    }
    return node;
  }
}
