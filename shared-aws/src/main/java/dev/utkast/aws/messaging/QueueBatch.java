package dev.utkast.aws.messaging;

import com.amazonaws.services.lambda.runtime.Context;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.aws.storage.RetryBudget;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Consumes one SQS batch message by message and reports those that failed
/// (`ReportBatchItemFailures`), so that one bad message holds up only itself; on a FIFO queue also
/// what follows it in its group, which must not overtake it. When little time is left the rest is
/// given back untouched: a function that is cut off gives back what it has done as well.
public final class QueueBatch {
  private QueueBatch() {}

  /// @param queue the messages that it takes
  public static <M extends Message> void consume(
      InputStream in,
      OutputStream out,
      Context context,
      Pauses pauses,
      Class<M> queue,
      Consumer<M> consumer)
      throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var answer =
        ConflictRetry.within(
            pauses,
            context::getRemainingTimeInMillis,
            () -> consume(event, queue, consumer, context::getRemainingTimeInMillis));
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }

  static <M extends Message> Json consume(
      Json event, Class<M> queue, Consumer<M> consumer, IntSupplier remainingMillis) {
    var failures = new ArrayList<Json>();
    var stoppedGroups = new HashSet<String>();
    var records = event.at("Records").items();
    for (int i = 0; i < records.size(); i++) {
      var record = records.get(i);
      if (i > 0 && remainingMillis.getAsInt() < RetryBudget.RESERVE.toMillis()) {
        Log.event("message.left", "messageId", record.textAt("messageId"));
        failures.add(failure(record));
        continue;
      }
      var group = record.at("attributes").textAt("MessageGroupId");
      if (!group.isEmpty() && stoppedGroups.contains(group)) {
        failures.add(failure(record));
        continue;
      }
      try {
        consumer.accept(Messages.read(record.textAt("body"), queue));
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
