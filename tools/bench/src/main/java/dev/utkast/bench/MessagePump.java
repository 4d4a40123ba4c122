package dev.utkast.bench;

import static java.util.Objects.requireNonNull;

import dev.utkast.aws.json.Json;
import dev.utkast.events.Batch;
import dev.utkast.events.QueueRecord;
import dev.utkast.events.StreamRecord;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.template.EventSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Brings messages from the outbox to the queues and from the queues to their functions, one row
/// and one message an invocation, when it is told to: what Lambda's pollers do by themselves in a
/// shop with little to do.
final class MessagePump {
  private final Workbench bench;
  private final String outbox;
  private final TimedFunction relay;
  private final Map<String, Consumer> consumers = new LinkedHashMap<>();
  private final Steps steps;

  /// Runs one invocation, and may look at what it does.
  interface Steps {
    Steps BLIND = (_, _, call) -> call.getAsLong();

    /// @param queue the queue that the invocation is fed from; empty for the stream
    /// @return how long the invocation took
    long run(String function, String queue, LongSupplier call);
  }

  private record Consumer(String function, TimedFunction caller, String url) {}

  MessagePump(Workbench bench, Functions functions, Steps steps) {
    this.bench = bench;
    this.steps = steps;
    this.outbox = bench.table("OutboxTable");
    this.relay = TimedFunction.of(functions, "RelayOutbox");
    for (var spec : bench.model.functions()) {
      for (var event : spec.events()) {
        if (event instanceof EventSource.Queue queue) {
          var url = bench.model.locality().queueUrl(queue.queueName());
          var caller = TimedFunction.of(functions, spec.logicalId());
          consumers.put(queue.queueName(), new Consumer(spec.logicalId(), caller, url));
        }
      }
    }
  }

  /// Until outbox and queues are empty.
  void drain() {
    while (relay() + consumers.keySet().stream().mapToLong(this::consume).sum() > 0) {
      // What was worked on may have put more into the outbox.
    }
  }

  /// Relays what lies in the outbox and claims the stock; leaves all other messages where they are.
  ///
  /// @return nanoseconds in the functions
  long untilClaimed() {
    return relay()
        + consumers.keySet().stream()
            .filter(queue -> queue.contains("adjust-inventory"))
            .mapToLong(this::consume)
            .sum();
  }

  private long relay() {
    long nanos = 0;
    var rows =
        bench
            .services
            .dynamoDb()
            .scan(request -> request.tableName(outbox).consistentRead(true))
            .items();
    for (var row : rows) {
      var event = eventOf(StreamRecord.inserted(outbox, row, "1"));
      nanos += steps.run("RelayOutbox", "", () -> call(relay, event));
    }
    return nanos;
  }

  private long consume(String queue) {
    var consumer = requireNonNull(consumers.get(queue));
    long nanos = 0;
    for (var messages = receive(consumer.url());
        !messages.isEmpty();
        messages = receive(consumer.url())) {
      for (var message : messages) {
        var group =
            Optional.ofNullable(
                message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        var event = eventOf(QueueRecord.of(queue, message.messageId(), message.body(), group));
        nanos += steps.run(consumer.function(), queue, () -> call(consumer.caller(), event));
        bench
            .services
            .sqs()
            .deleteMessage(
                request -> request.queueUrl(consumer.url()).receiptHandle(message.receiptHandle()));
      }
    }
    return nanos;
  }

  private List<Message> receive(String url) {
    return bench
        .services
        .sqs()
        .receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(10)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static long call(TimedFunction caller, String event) {
    var answer = Json.parse(caller.invoke(event));
    if (!Batch.failures(answer).isEmpty()) {
      throw new IllegalStateException("a message failed: " + event);
    }
    return caller.nanos;
  }

  private static String eventOf(Json record) {
    return Batch.of(List.of(record)).write();
  }
}
