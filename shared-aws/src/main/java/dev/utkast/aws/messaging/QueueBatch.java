package dev.utkast.aws.messaging;

import com.amazonaws.services.lambda.runtime.Context;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Consumer;

/// Consumes one SQS batch message by message and reports those that failed
/// (`ReportBatchItemFailures`), so that one bad message holds up only itself; on a FIFO queue also
/// what follows it in its group, which must not overtake it.
public final class QueueBatch {
  private QueueBatch() {}

  public static void consume(
      InputStream in, OutputStream out, Context context, Pauses pauses, Consumer<Message> consumer)
      throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var answer =
        Attempts.within(pauses, context::getRemainingTimeInMillis, () -> consume(event, consumer));
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }

  static Json consume(Json event, Consumer<Message> consumer) {
    var failures = new ArrayList<Json>();
    var stoppedGroups = new HashSet<String>();
    for (var record : event.at("Records").items()) {
      var group = record.at("attributes").textAt("MessageGroupId");
      if (!group.isEmpty() && stoppedGroups.contains(group)) {
        failures.add(failure(record));
        continue;
      }
      try {
        consumer.accept(Messages.read(record.textAt("body")));
      } catch (RuntimeException e) {
        Log.failure("message.failed", e, "messageId", record.textAt("messageId"));
        failures.add(failure(record));
        stoppedGroups.add(group);
      }
    }
    return Json.object().put("batchItemFailures", failures).build();
  }

  private static Json failure(Json record) {
    return Json.object().put("itemIdentifier", record.textAt("messageId")).build();
  }
}
