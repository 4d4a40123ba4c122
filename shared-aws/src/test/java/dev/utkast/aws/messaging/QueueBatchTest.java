package dev.utkast.aws.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One bad message holds up only itself, and on a FIFO queue what follows it in its group.
class QueueBatchTest {
  private static final Context UNTIMED =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> 30_000);

  private final List<Long> consumed = new ArrayList<>();
  private Deque<Integer> left = new ArrayDeque<>(Collections.nCopies(20, 30_000));

  private void consume(Message.ToAdjustInventory message) {
    if (message.orderId().value() >= 100) {
      throw new IllegalStateException("cannot claim " + message.orderId());
    }
    consumed.add(message.orderId().value());
  }

  private static Json record(String id, String body, Optional<String> group) {
    var attributes = Json.object();
    group.ifPresent(name -> attributes.put("MessageGroupId", name));
    return Json.object()
        .put("messageId", id)
        .put("body", body)
        .put("attributes", attributes.build())
        .build();
  }

  private static Json claim(String id, long order) {
    return record(id, Messages.write(new Message.ClaimStock(new OrderId(order))), Optional.empty());
  }

  private static Json claim(String id, long order, String group) {
    return record(
        id, Messages.write(new Message.ClaimStock(new OrderId(order))), Optional.of(group));
  }

  private List<String> failures(Json... records) {
    var event = Json.object().put("Records", Arrays.asList(records)).build();
    var answer =
        QueueBatch.consume(
            event, Message.ToAdjustInventory.class, this::consume, () -> left.removeFirst());
    return answer.at("batchItemFailures").items().stream()
        .map(failure -> failure.textAt("itemIdentifier"))
        .toList();
  }

  /// Even the first of a batch that comes late is tried: else none ever would be.
  @Test
  void whatThereIsNoTimeForComesBackUntouched() {
    left = new ArrayDeque<>(List.of(9_999, 9_998, 9_997));
    assertEquals(
        List.of("b", "c", "d"),
        failures(claim("a", 1), claim("b", 2), claim("c", 100), claim("d", 4)));
    assertEquals(List.of(1L), consumed);
    left = new ArrayDeque<>(List.of(10_000, 9_999));
    assertEquals(List.of("c"), failures(claim("a", 1), claim("b", 2), claim("c", 3)));
    assertEquals(List.of(1L, 1L, 2L), consumed);
  }

  @Test
  void allThatSucceedAreDone() {
    assertEquals(List.of(), failures(claim("a", 1), claim("b", 2)));
    assertEquals(List.of(1L, 2L), consumed);
  }

  @Test
  void onAStandardQueueOnlyTheBadOneComesBack() {
    assertEquals(List.of("b"), failures(claim("a", 1), claim("b", 100), claim("c", 3)));
    assertEquals(List.of(1L, 3L), consumed);
  }

  @Test
  void onAFifoQueueNothingOvertakesInItsGroup() {
    assertEquals(
        List.of("b", "d"),
        failures(
            claim("a", 1, "x"),
            claim("b", 100, "x"),
            claim("c", 3, "y"),
            claim("d", 4, "x"),
            claim("e", 5, "y")));
    assertEquals(List.of(1L, 3L, 5L), consumed);
  }

  @Test
  void poisonIsAFailureOfItsOwn() {
    assertEquals(
        List.of("a", "b", "c", "d", "e"),
        failures(
            record("a", "not JSON", Optional.empty()),
            record("b", "{\"type\":\"Nonsense\"}", Optional.empty()),
            record("c", "{\"type\":\"ClaimStock\"}", Optional.empty()),
            record("d", "", Optional.empty()),
            record("e", Messages.write(new Message.IssueInvoice(new OrderId(5))), Optional.empty()),
            claim("f", 5)));
    assertEquals(List.of(5L), consumed);
  }

  @Test
  void anEmptyBatchHasNoFailures() {
    assertEquals(List.of(), failures());
  }

  @Test
  void theAnswerIsWhatLambdaReads() throws IOException {
    var event = Json.object().put("Records", List.of(claim("id-1", 100))).build();
    var out = new ByteArrayOutputStream();
    QueueBatch.consume(
        new ByteArrayInputStream(event.write().getBytes(StandardCharsets.UTF_8)),
        out,
        UNTIMED,
        Pauses.NONE,
        Message.ToAdjustInventory.class,
        this::consume);
    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"id-1\"}]}",
        out.toString(StandardCharsets.UTF_8));
  }
}
