package dev.utkast.local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private final GivenUp givenUp;
  private final BooleanSupplier closed;

  StreamDelivery(
      EventSource.Stream source, LambdaFunction function, GivenUp givenUp, BooleanSupplier closed) {
    this.source = source;
    this.function = function;
    this.filter = new EventPattern(source.filters());
    this.givenUp = givenUp;
    this.closed = closed;
  }

  /// @return false when the system closed before all was dealt with
  boolean deliver(List<ObjectNode> records) {
    var wanted = records.stream().filter(filter::passes).toList();
    if (wanted.isEmpty()) {
      return true;
    }
    if (source.parallel() <= 1) {
      return deliverInParts(wanted);
    }
    var byKey = new LinkedHashMap<Integer, List<ObjectNode>>();
    for (ObjectNode record : wanted) {
      int lane =
          Math.floorMod(
              record.path("dynamodb").path("Keys").path("pk").hashCode(), source.parallel());
      byKey.computeIfAbsent(lane, _ -> new ArrayList<>()).add(record);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var lanes =
          byKey.values().stream()
              .<Callable<Boolean>>map(lane -> () -> deliverInParts(lane))
              .toList();
      boolean all = true;
      for (Future<Boolean> lane : threads.invokeAll(lanes)) {
        all &= lane.state() == Future.State.SUCCESS && lane.resultNow();
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean deliverInParts(List<ObjectNode> records) {
    return EventSize.parts(records).stream().allMatch(part -> deliver(part, 0));
  }

  private boolean deliver(List<ObjectNode> batch, int attempts) {
    List<ObjectNode> left = batch;
    int attempt = attempts;
    while (!closed.getAsBoolean()) {
      var ids = left.stream().map(StreamDelivery::sequence).toList();
      Answer answer = function.invoke(StreamRecordJson.event(left));
      if (answer.throttled()) {
        Pause.millis(FIRST_REST_MILLIS);
        continue;
      }
      var failed = BatchAnswer.failures(answer, source.partialFailures(), ids);
      if (failed.isEmpty()) {
        return true;
      }
      int first = Math.toIntExact(ids.stream().takeWhile(id -> !failed.contains(id)).count());
      if (first > 0) {
        left = left.subList(first, left.size());
        attempt = 0;
        continue;
      }
      if (exhausted(attempt)) {
        giveUp(left);
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

  private boolean exhausted(int attempt) {
    return source.maximumRetries().map(most -> attempt >= most).orElse(false);
  }

  private void giveUp(List<ObjectNode> records) {
    source
        .onFailureQueue()
        .ifPresent(queue -> givenUp.tell(queue, StreamRecordJson.event(records)));
  }

  private static String sequence(ObjectNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }
}
