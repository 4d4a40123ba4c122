package dev.utkast.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.storage.Item;
import dev.utkast.events.Batch;
import dev.utkast.events.QueueRecord;
import dev.utkast.events.StreamRecord;
import dev.utkast.model.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Hands events to functions as Lambda does: batches of a queue, batches of the outbox table's
/// stream, and schedules; and reads from the answer what is to come again.
public final class Deliveries {
  private Deliveries() {}

  /// Where a function's events come from.
  public enum Source {
    /// What the answer names comes again.
    QUEUE,
    /// The first that the answer names comes again, with all after it.
    STREAM,
    /// An event that comes alone.
    SCHEDULE
  }

  /// @return a message as a queue gives it out, in its group where the queue is FIFO
  public static Json queued(Message message, int number) {
    var sent = Messages.outgoing(message, Integer.toString(number));
    return queued(Messages.queueOf(message), "message-" + number, sent);
  }

  public static Json queued(QueueName queue, String id, Queues.Outgoing sent) {
    var group = queue.fifo() ? Optional.of(sent.group()) : Optional.<String>empty();
    return QueueRecord.of(queue.toString(), id, sent.body(), group);
  }

  /// @return the record of a new row of the outbox
  public static Json inserted(Item row, int number) {
    var image =
        Map.of(
            "pk", AttributeValue.fromS(row.key().pk()),
            "sk", AttributeValue.fromS(row.key().sk()),
            "v", AttributeValue.fromN(Long.toString(row.version())),
            "doc", AttributeValue.fromS(row.doc()));
    return StreamRecord.inserted("outbox", image, Integer.toString(number));
  }

  /// @return the records that are to come again
  public static List<Json> deliver(
      RequestStreamHandler function, Source source, List<Json> records) {
    return switch (source) {
      case QUEUE -> {
        var named = Batch.failures(Invocations.invoke(function, Batch.of(records)));
        yield records.stream().filter(one -> named.contains(one.textAt("messageId"))).toList();
      }
      case STREAM -> {
        var named = Batch.failures(Invocations.invoke(function, Batch.of(records)));
        yield records.stream()
            .dropWhile(one -> !named.contains(one.at("dynamodb").textAt("SequenceNumber")))
            .toList();
      }
      case SCHEDULE -> {
        records.forEach(event -> Invocations.invoke(function, event));
        yield List.of();
      }
    };
  }

  /// @return the messages that failed
  public static List<Message> deliver(RequestStreamHandler function, Message... messages) {
    var records = new ArrayList<Json>();
    for (var message : messages) {
      records.add(queued(message, records.size()));
    }
    return deliver(function, Source.QUEUE, records).stream()
        .map(record -> Messages.read(record.textAt("body"), Message.class))
        .toList();
  }
}
