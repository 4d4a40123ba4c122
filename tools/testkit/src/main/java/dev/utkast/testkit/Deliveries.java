package dev.utkast.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.storage.Item;
import dev.utkast.model.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    boolean fifo = Messages.queueOf(message).fifo();
    return queued(sent.body(), fifo ? Optional.of(sent.group()) : Optional.empty(), number);
  }

  public static Json queued(String body, Optional<String> group, int number) {
    var attributes = Json.object().put("ApproximateReceiveCount", "1");
    group.ifPresent(name -> attributes.put("MessageGroupId", name));
    return Json.object()
        .put("messageId", "message-" + number)
        .put("body", body)
        .put("attributes", attributes.build())
        .build();
  }

  /// @return the record of a new row of the outbox
  public static Json inserted(Item row, int number) {
    var image =
        Json.object()
            .put("pk", Json.object().put("S", row.key().pk()).build())
            .put("sk", Json.object().put("S", row.key().sk()).build())
            .put("v", Json.object().put("N", Long.toString(row.version())).build())
            .put("doc", Json.object().put("S", row.doc()).build())
            .build();
    var change =
        Json.object()
            .put("SequenceNumber", Integer.toString(number))
            .put("NewImage", image)
            .build();
    return Json.object().put("eventName", "INSERT").put("dynamodb", change).build();
  }

  /// @return the records that are to come again
  public static List<Json> deliver(
      RequestStreamHandler function, Source source, List<Json> records) {
    return switch (source) {
      case QUEUE -> {
        var named = named(Invocations.invoke(function, batch(records)));
        yield records.stream().filter(one -> named.contains(one.textAt("messageId"))).toList();
      }
      case STREAM -> {
        var named = named(Invocations.invoke(function, batch(records)));
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

  private static Json batch(List<Json> records) {
    return Json.object().put("Records", records).build();
  }

  private static List<String> named(Json answer) {
    return answer.at("batchItemFailures").items().stream()
        .map(failure -> failure.textAt("itemIdentifier"))
        .toList();
  }
}
