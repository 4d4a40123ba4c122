package dev.utkast.events;

import static java.util.Objects.requireNonNull;

import dev.utkast.aws.json.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// A change of a table in a batch of its stream.
public final class StreamRecord {
  private StreamRecord() {}

  /// @param row that is new in its table
  public static Json.Obj inserted(String table, Map<String, AttributeValue> row, String sequence) {
    var record =
        Record.builder()
            .eventID(sequence)
            .eventName(OperationType.INSERT)
            .dynamodb(change -> inserted(change, row).sequenceNumber(sequence))
            .build();
    return of(record, Origin.arn("dynamodb", "table/" + table + "/stream/now"));
  }

  private static software.amazon.awssdk.services.dynamodb.model.StreamRecord.Builder inserted(
      software.amazon.awssdk.services.dynamodb.model.StreamRecord.Builder change,
      Map<String, AttributeValue> row) {
    return change
        .approximateCreationDateTime(Instant.EPOCH)
        .keys(Map.of("pk", requireNonNull(row.get("pk")), "sk", requireNonNull(row.get("sk"))))
        .newImage(row)
        .streamViewType(StreamViewType.NEW_IMAGE);
  }

  /// @param record as the stream gives it
  /// @param stream the ARN
  public static Json.Obj of(Record record, String stream) {
    var out =
        Json.object()
            .put("eventID", Optional.ofNullable(record.eventID()))
            .put("eventName", record.eventNameAsString())
            .put("eventVersion", "1.1")
            .put("eventSource", "aws:dynamodb")
            .put("awsRegion", Origin.REGION)
            .put("dynamodb", change(record));
    if (record.userIdentity() != null) {
      out.put(
          "userIdentity",
          Json.object()
              .put("principalId", record.userIdentity().principalId())
              .put("type", record.userIdentity().type())
              .build());
    }
    return out.put("eventSourceARN", stream).build();
  }

  private static Json change(Record record) {
    var of = record.dynamodb();
    var change = Json.object();
    if (of.approximateCreationDateTime() != null) {
      change.put("ApproximateCreationDateTime", of.approximateCreationDateTime().getEpochSecond());
    }
    change.put("Keys", item(of.keys()));
    if (of.hasNewImage()) {
      change.put("NewImage", item(of.newImage()));
    }
    if (of.hasOldImage()) {
      change.put("OldImage", item(of.oldImage()));
    }
    change.put("SequenceNumber", of.sequenceNumber());
    if (of.sizeBytes() != null) {
      change.put("SizeBytes", of.sizeBytes());
    }
    return change.put("StreamViewType", Optional.ofNullable(of.streamViewTypeAsString())).build();
  }

  private static Json item(Map<String, AttributeValue> item) {
    var out = Json.object();
    item.forEach((name, value) -> out.put(name, typed(value)));
    return out.build();
  }

  private static Json typed(AttributeValue value) {
    var typed =
        switch (value.type()) {
          case S -> Json.of(value.s());
          case N -> Json.of(value.n());
          case B -> Json.of(Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe()));
          case BOOL -> Json.of(value.bool().booleanValue());
          case NUL -> Json.of(true);
          case L -> Json.array(value.l().stream().map(StreamRecord::typed).toList());
          case M -> item(value.m());
          default -> throw new IllegalStateException("no table here has such a value: " + value);
        };
    var type = value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name();
    return Json.object().put(type, typed).build();
  }
}
