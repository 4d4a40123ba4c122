package dev.utkast.functions.sweepoutbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryQueues;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.ConsumerTest;
import dev.utkast.testkit.contract.Consumption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepOutboxTest {
  private static final Json FIRED =
      ScheduledEvent.of("sweep-outbox", Instant.parse("2026-03-02T12:00:00Z"));

  private final MemoryWiring wiring = MemoryWiring.standard();

  private static void row(MemoryWiring wiring, long id, Duration age, Message message) {
    var at = wiring.clock().instant().minus(age);
    wiring.database().commit(OutboxTable.put(id, at, List.of(message)));
  }

  private void poison(long id) {
    var key = Key.alone(TableName.OUTBOX, Long.toString(id));
    wiring.database().commit(new Write.PutNew(Item.of(key, 1, "{\"messages\":[{}]}")));
  }

  private void sweep() {
    Invocations.invoke(new SweepOutbox(wiring), FIRED);
  }

  private List<String> rowIds() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.OUTBOX).stream().map(row -> row.key().pk()).toList();
  }

  private List<Message> arrived(QueueName queue) {
    return ((MemoryQueues) wiring.queues())
        .take(queue).stream().map(sent -> Messages.read(sent.body(), Message.class)).toList();
  }

  @Test
  void onlyWhatLingersIsSentAgain() {
    row(wiring, 1, SweepOutbox.LINGERING, new Message.IssueInvoice(new OrderId(7)));
    row(wiring, 2, SweepOutbox.LINGERING.minusMillis(1), new Message.IssueInvoice(new OrderId(8)));
    sweep();
    assertEquals(
        List.of(new Message.IssueInvoice(new OrderId(7))), arrived(QueueName.ISSUE_INVOICE));
    assertEquals(List.of("2"), rowIds());
  }

  @Test
  void anEmptyOutboxIsNothingToSend() {
    sweep();
    assertEquals(0, ((MemoryQueues) wiring.queues()).waiting().size());
  }

  @Test
  void aRowThatCannotBeReadIsSetAsideAndHoldsUpNoOther() {
    poison(1);
    row(wiring, 2, Duration.ofHours(1), new Message.IssueInvoice(new OrderId(7)));
    sweep();
    assertEquals(List.of("1 SET_ASIDE"), rows());
    assertEquals(
        List.of(new Message.IssueInvoice(new OrderId(7))), arrived(QueueName.ISSUE_INVOICE));
    sweep();
    assertEquals(List.of("1 SET_ASIDE"), rows());
  }

  private List<String> rows() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.OUTBOX).stream()
            .map(row -> row.key().pk() + " " + row.key().sk())
            .toList();
  }

  private static Message mail(String subject) {
    var wishes =
        new Message.MailOverrides(
            Optional.empty(), List.of(), Optional.of(subject), Optional.empty());
    return new Message.SendMail(
        MailKind.PAYMENT_REQUEST, 7, 1, Instant.EPOCH, Optional.of(wishes), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufffe", "\uffff", "\ud800", "LONG"})
  void whatNoQueueTakesIsSetAsideAndTheRestOfItsRowIsSent(String text) {
    var subject = text.equals("LONG") ? "x".repeat(Queues.MAX_BYTES) : text;
    var at = wiring.clock().instant().minus(Duration.ofHours(1));
    var messages =
        List.of(
            new Message.IssueInvoice(new OrderId(7)),
            mail(subject),
            new Message.ClaimStock(new OrderId(7)));
    wiring.database().commit(OutboxTable.put(1, at, messages));
    sweep();
    assertEquals(List.of("1 SET_ASIDE"), rows());
    var aside = ((MemoryDatabase) wiring.database()).everything(TableName.OUTBOX).getFirst();
    assertEquals(List.of(mail(subject)), Outbox.read(aside).row().messages());
    assertEquals(
        List.of(new Message.IssueInvoice(new OrderId(7))), arrived(QueueName.ISSUE_INVOICE));
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7))), arrived(QueueName.ADJUST_INVENTORY));
    assertEquals(List.of(), arrived(QueueName.SEND_MAIL));
  }

  /// As the runbook tells: a function that reads it is deployed, or the row was mended.
  @Test
  void whatWasSetAsideGoesOnItsWayOnceItIsReleased() {
    row(wiring, 1, Duration.ofHours(1), new Message.ClaimStock(new OrderId(7)));
    Queues refusing =
        (_, _) -> {
          throw new MessageRefusedException("too large for a queue so set");
        };
    Invocations.invoke(new SweepOutbox(wiring.with(refusing)), FIRED);
    assertEquals(List.of("1 SET_ASIDE"), rows());
    Invocations.invoke(new SweepOutbox(wiring), Json.object().put("release", "2").build());
    assertEquals(List.of("1 SET_ASIDE"), rows());
    Invocations.invoke(new SweepOutbox(wiring), Json.object().put("release", "1").build());
    sweep();
    assertEquals(List.of(), rows());
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7))), arrived(QueueName.ADJUST_INVENTORY));
  }

  /// However many wait for a queue that is down, those behind them are reached.
  @Test
  void rowsThatWaitHideNoOthers() {
    for (int id = 1; id <= 250; id++) {
      row(wiring, 1_000 + id, Duration.ofHours(1), new Message.IssueInvoice(new OrderId(id)));
    }
    row(wiring, 9_999, Duration.ofHours(1), new Message.ClaimStock(new OrderId(7)));
    var asked = new AtomicInteger();
    Queues oneClosed =
        (queue, messages) -> {
          if (queue == QueueName.ISSUE_INVOICE) {
            asked.incrementAndGet();
            throw new IllegalStateException("down");
          }
          wiring.queues().send(queue, messages);
        };
    assertThrows(
        IllegalStateException.class,
        () -> Invocations.invoke(new SweepOutbox(wiring.with(oneClosed)), FIRED));
    assertEquals(250, rowIds().size());
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7))), arrived(QueueName.ADJUST_INVENTORY));
    assertEquals(SweepOutbox.MAX_FAILURES, asked.get());
    sweep();
    assertEquals(List.of(), rowIds());
  }

  @Test
  void aQueueThatIsClosedHoldsUpNoOtherQueue() {
    row(wiring, 1, Duration.ofHours(1), new Message.IssueInvoice(new OrderId(7)));
    row(wiring, 2, Duration.ofHours(1), new Message.ClaimStock(new OrderId(7)));
    Queues oneClosed =
        (queue, messages) -> {
          if (queue == QueueName.ISSUE_INVOICE) {
            throw new IllegalStateException("throttled");
          }
          wiring.queues().send(queue, messages);
        };
    assertThrows(
        IllegalStateException.class,
        () -> Invocations.invoke(new SweepOutbox(wiring.with(oneClosed)), FIRED));
    assertEquals(List.of("1"), rowIds());
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7))), arrived(QueueName.ADJUST_INVENTORY));
  }

  @ConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofSchedule(
            SweepOutbox::new,
            wiring -> {
              row(wiring, 1, Duration.ofHours(1), new Message.IssueInvoice(new OrderId(7)));
              row(wiring, 2, Duration.ofHours(1), new Message.ClaimStock(new OrderId(7)));
              row(wiring, 3, Duration.ZERO, new Message.ClaimStock(new OrderId(8)));
              return FIRED;
            }));
  }
}
