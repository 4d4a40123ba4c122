package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.template.EventSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Brings messages from the outbox to the queues and from the queues to their functions, one row
/// and one message an invocation, when it is told to: what Lambda's pollers do by themselves in a
/// shop with little to do.
final class MessagePump {
  private final Workbench bench;
  private final String outbox;
  private final Caller relay;
  private final Map<String, Consumer> consumers = new LinkedHashMap<>();
  private final Steps steps;

  /// Runs one invocation, and may look at what it does.
  interface Steps {
    Steps BLIND = (_, _, call) -> call.getAsLong();

    /// @param queue the queue that the invocation is fed from; empty for the stream
    /// @return how long the invocation took
    long run(String function, String queue, LongSupplier call);
  }

  private record Consumer(String function, Caller caller, String url) {}

  MessagePump(Workbench bench, Functions functions) {
    this(bench, functions, Steps.BLIND);
  }

  MessagePump(Workbench bench, Functions functions, Steps steps) {
    this.bench = bench;
    this.steps = steps;
    this.outbox = bench.table("OutboxTable");
    this.relay = Caller.of(functions, "RelayOutbox");
    for (var spec : bench.model().functions()) {
      for (var event : spec.events()) {
        if (event instanceof EventSource.Queue queue) {
          var url = bench.model().locality().queueUrl(queue.queueName());
          var caller = Caller.of(functions, spec.logicalId());
          consumers.put(queue.queueName(), new Consumer(spec.logicalId(), caller, url));
        }
      }
    }
  }

  /// Until outbox and queues are empty.
  void drain() {
    long done;
    do {
      done = relay();
      for (var queue : consumers.keySet()) {
        done += consume(queue);
      }
    } while (done > 0);
  }

  /// Relays what lies in the outbox and claims the stock; leaves all other messages where they are.
  ///
  /// @return nanoseconds in the functions
  long untilClaimed() {
    long nanos = relay();
    for (var queue : consumers.keySet()) {
      if (queue.contains("adjust-inventory")) {
        nanos += consume(queue);
      }
    }
    return nanos;
  }

  private long relay() {
    long nanos = 0;
    var rows =
        bench.dynamoDb().scan(request -> request.tableName(outbox).consistentRead(true)).items();
    for (var row : rows) {
      var event = streamEvent(row);
      nanos += steps.run("RelayOutbox", "", () -> call(relay, event));
    }
    return nanos;
  }

  private long consume(String queue) {
    var consumer = consumers.get(queue);
    if (consumer == null) {
      throw new IllegalArgumentException("no function reads " + queue);
    }
    long nanos = 0;
    for (var messages = receive(consumer.url());
        !messages.isEmpty();
        messages = receive(consumer.url())) {
      for (var message : messages) {
        var event = queueEvent(message);
        nanos += steps.run(consumer.function(), queue, () -> call(consumer.caller(), event));
        bench
            .services()
            .sqs()
            .deleteMessage(
                request -> request.queueUrl(consumer.url()).receiptHandle(message.receiptHandle()));
      }
    }
    return nanos;
  }

  private List<Message> receive(String url) {
    return bench
        .services()
        .sqs()
        .receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(10)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static long call(Caller caller, String event) {
    var answer = Json.parse(caller.invoke(event));
    if (!answer.at("batchItemFailures").items().isEmpty()) {
      throw new IllegalStateException("a message failed: " + event);
    }
    return caller.nanos();
  }

  private static String streamEvent(Map<String, AttributeValue> row) {
    var change =
        Json.object()
            .put("Keys", image(Map.of("pk", value(row, "pk"), "sk", value(row, "sk"))))
            .put("NewImage", image(row))
            .put("SequenceNumber", "1")
            .put("StreamViewType", "NEW_IMAGE")
            .build();
    return records(
        Json.object()
            .put("eventID", "1")
            .put("eventName", "INSERT")
            .put("eventSource", "aws:dynamodb")
            .put("dynamodb", change)
            .build());
  }

  private static AttributeValue value(Map<String, AttributeValue> row, String name) {
    var value = row.get(name);
    if (value == null) {
      throw new IllegalStateException("a row without " + name);
    }
    return value;
  }

  private static Json image(Map<String, AttributeValue> item) {
    var out = Json.object();
    item.forEach((name, value) -> {
      var typed =
          switch (value.type()) {
            case S -> Json.object().put("S", value.s());
            case N -> Json.object().put("N", value.n());
            case B ->
                Json.object()
                    .put(
                        "B",
                        java.util.Base64.getEncoder()
                            .encodeToString(value.b().asByteArrayUnsafe()));
            default -> throw new IllegalStateException("an attribute of type " + value.type());
          };
      out.put(name, typed.build());
    });
    return out.build();
  }

  private static String queueEvent(Message message) {
    var attributes = Json.object();
    message.attributesAsStrings().forEach((name, value) -> attributes.put(name, value));
    return records(
        Json.object()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body())
            .put("attributes", attributes.build())
            .put("messageAttributes", Json.object().build())
            .put("eventSource", "aws:sqs")
            .build());
  }

  private static String records(Json record) {
    return Json.object().put("Records", List.of(record)).build().write();
  }
}
