package dev.utkast.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.events.Batch;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.FakeFunction;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.runtime.Payloads;
import dev.utkast.local.template.EventSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No event is larger than Lambda takes, and none smaller than it must be.
class EventSizeTest {

  @TempDir Path folder;

  private static Json record(int number, int bytes) {
    int around = record(number, "").write().length();
    return record(number, "x".repeat(bytes - around));
  }

  private static Json record(int number, String filling) {
    var change = Json.object().put("SequenceNumber", String.valueOf(number)).build();
    return Json.object().put("dynamodb", change).put("x", filling).build();
  }

  private static List<Json> records(int... sizes) {
    return IntStream.range(0, sizes.length).mapToObj(i -> record(i, sizes[i])).toList();
  }

  @Test
  void aBatchThatJustFitsIsOneEvent() {
    var records = records(100, 200, 300);
    int whole = Batch.of(records).write().length();
    assertEquals(List.of(records), BatchEvents.parts(records, whole));
    assertEquals(
        List.of(records.subList(0, 2), records.subList(2, 3)),
        BatchEvents.parts(records, whole - 1));
  }

  @Test
  void whatIsTooLargeByItselfIsAlone() {
    var records = records(100, 900, 100, 100);
    assertEquals(
        List.of(records.subList(0, 1), records.subList(1, 2), records.subList(2, 4)),
        BatchEvents.parts(records, 500));
  }

  @Test
  void bytesCount() {
    var record = Json.object().put("x", "\u20ac".repeat(100)).build();
    assertEquals(2, BatchEvents.parts(List.of(record, record), 500).size());
  }

  private static EventSource.Stream stream(int retries) {
    return new EventSource.Stream(
        "outbox", 100, true, Optional.of(retries), false, Optional.of("failures"), List.of());
  }

  @Test
  void recordsOfAStreamComeInEventsThatFit() {
    var sizes = new CopyOnWriteArrayList<Integer>();
    LambdaFunction function =
        FakeFunction.of(
            folder,
            Optional.empty(),
            event -> {
              sizes.add(Payloads.bytes(event));
              return new Answer.Success("null");
            });
    var lost = new ArrayList<String>();
    var delivery =
        new StreamDelivery(stream(0), function, (_, text) -> lost.add(text), () -> false);
    assertTrue(delivery.deliver(records(4_000_000, 2_000_000, 2_000_000, 4_000_000)));
    assertEquals(2, sizes.size());
    assertTrue(sizes.stream().allMatch(size -> size <= Payloads.LARGEST_EVENT), sizes::toString);
    assertEquals(List.of(), lost);
  }

  @Test
  void aThrottledCallIsNoRetry() {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < 3; i++) {
      answers.add(FakeFunction.throttled());
    }
    answers.add(FakeFunction.failed());
    answers.add(FakeFunction.throttled());
    answers.add(new Answer.Success("null"));
    var function = FakeFunction.of(folder, Optional.empty(), _ -> answers.removeFirst());
    var lost = new ArrayList<String>();
    var delivery =
        new StreamDelivery(stream(1), function, (_, text) -> lost.add(text), () -> false);
    assertTrue(delivery.deliver(records(100)));
    assertEquals(List.of(), answers);
    assertEquals(List.of(), lost);
  }
}
