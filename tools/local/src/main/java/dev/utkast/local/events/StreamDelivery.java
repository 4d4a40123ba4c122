package dev.utkast.local.events;

import dev.utkast.aws.json.Json;
import dev.utkast.events.Batch;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// Brings a batch of stream records to its function until each was taken or given up: retries from
/// the first failed record, halves a failing batch if the template says so, and stops after the
/// template's number of retries, of which a throttled call is none. What is too large for one event
/// is several.
final class StreamDelivery {
  private static final long FIRST_REST_MILLIS = 100;
  private static final long LONGEST_REST_MILLIS = 5_000;

  private final EventSource.Stream source;
  private final LambdaFunction function;
  private final EventPattern filter;
  private final BiConsumer<String, String> onFailure;
  private final BooleanSupplier closed;

  /// @param onFailure is given the destination that the template names, and what is given up
  StreamDelivery(
      EventSource.Stream source,
      LambdaFunction function,
      BiConsumer<String, String> onFailure,
      BooleanSupplier closed) {
    this.source = source;
    this.function = function;
    this.filter = new EventPattern(source.filters());
    this.onFailure = onFailure;
    this.closed = closed;
  }

  /// @return false when the system closed before all was dealt with
  boolean deliver(List<Json> records) {
    var wanted = records.stream().filter(filter::passes).toList();
    return wanted.isEmpty()
        || BatchEvents.parts(wanted).stream().allMatch(part -> deliver(part, 0));
  }

  private boolean deliver(List<Json> batch, int attempts) {
    List<Json> left = batch;
    int attempt = attempts;
    while (!closed.getAsBoolean()) {
      var ids = left.stream().map(StreamDelivery::sequence).toList();
      Answer answer = function.invoke(Batch.of(left).write());
      if (answer.throttled()) {
        Pause.millis(FIRST_REST_MILLIS);
        continue;
      }
      var failed = BatchEvents.failures(answer, source.partialFailures(), ids);
      if (failed.isEmpty()) {
        return true;
      }
      int first = Math.toIntExact(ids.stream().takeWhile(id -> !failed.contains(id)).count());
      if (first > 0) {
        left = left.subList(first, left.size());
        attempt = 0;
        continue;
      }
      if (attempt >= source.maximumRetries().orElse(Integer.MAX_VALUE)) {
        var lost = Batch.of(left).write();
        source.onFailureQueue().ifPresent(queue -> onFailure.accept(queue, lost));
        return true;
      }
      attempt++;
      if (source.bisect() && left.size() > 1) {
        int half = left.size() / 2;
        return deliver(left.subList(0, half), attempt)
            && deliver(left.subList(half, left.size()), attempt);
      }
      Pause.millis(Math.min(LONGEST_REST_MILLIS, FIRST_REST_MILLIS << Math.min(attempt, 10)));
    }
    return false;
  }

  private static String sequence(Json record) {
    return record.at("dynamodb").textAt("SequenceNumber");
  }
}
