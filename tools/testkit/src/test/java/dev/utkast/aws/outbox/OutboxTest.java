package dev.utkast.aws.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryQueues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A message leaves after its commit, at least once, and its row only after it left.
class OutboxTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final MemoryQueues queues = new MemoryQueues();

  private List<Outbox.StoredRow> rows() {
    return database.scan(TableName.OUTBOX, Optional.empty(), 100).stream()
        .map(Outbox::read)
        .toList();
  }

  private void put(long id, Message... messages) {
    database.commit(OutboxTable.put(id, NOON, List.of(messages)));
  }

  @Test
  void whatWasPutIsReadBack() {
    put(7, new Message.IssueInvoice(new OrderId(1)), new Message.ClaimStock(new OrderId(1)));
    assertEquals(
        List.of(
            new OutboxTable.Row(
                List.of(
                    new Message.IssueInvoice(new OrderId(1)),
                    new Message.ClaimStock(new OrderId(1))),
                NOON)),
        rows().stream().map(Outbox.StoredRow::row).toList());
  }

  @Test
  void aRowIsPutOnce() {
    put(7, new Message.IssueInvoice(new OrderId(1)));
    assertThrows(ConflictException.class, () -> put(7, new Message.IssueInvoice(new OrderId(2))));
  }

  @Test
  void everyMessageGoesToItsQueueAndTheRowsGo() {
    put(7, new Message.IssueInvoice(new OrderId(1)), new Message.ClaimStock(new OrderId(1)));
    put(8, new Message.ClaimStock(new OrderId(2)), new Message.ReleaseStock(new OrderId(2)));
    Outbox.deliver(rows(), queues, database);
    assertEquals(
        List.of(
            new Queues.Outgoing(
                body(new Message.IssueInvoice(new OrderId(1))), "legal-documents", "7-0")),
        queues.take(QueueName.ISSUE_INVOICE));
    assertEquals(
        List.of(
            new Queues.Outgoing(body(new Message.ClaimStock(new OrderId(1))), "1", "7-1"),
            new Queues.Outgoing(body(new Message.ClaimStock(new OrderId(2))), "2", "8-0"),
            new Queues.Outgoing(body(new Message.ReleaseStock(new OrderId(2))), "2", "8-1")),
        queues.take(QueueName.ADJUST_INVENTORY));
    assertEquals(List.of(), rows());
  }

  private static String body(Message message) {
    return Messages.write(message);
  }

  @Test
  void whatCouldNotBeSentStays() {
    put(7, new Message.IssueInvoice(new OrderId(1)));
    Queues down =
        (_, _) -> {
          throw new IllegalStateException("queues are down");
        };
    assertThrows(IllegalStateException.class, () -> Outbox.deliver(rows(), down, database));
    assertEquals(1, rows().size());
  }

  @Test
  void whatIsSentAgainIsTheSameMessage() {
    put(7, new Message.IssueInvoice(new OrderId(1)));
    var seen = rows();
    Outbox.deliver(seen, queues, database);
    var first = queues.take(QueueName.ISSUE_INVOICE);
    Outbox.deliver(seen, queues, database);
    assertEquals(first, queues.take(QueueName.ISSUE_INVOICE));
  }

  @Test
  void anEmptyOutboxIsHealthy() {
    Outbox.deliver(List.of(), queues, database);
    assertEquals(List.of(), rows());
  }
}
