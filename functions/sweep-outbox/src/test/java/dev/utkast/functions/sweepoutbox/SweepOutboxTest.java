package dev.utkast.functions.sweepoutbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.memory.Invocations;
import dev.utkast.memory.MemoryDatabase;
import dev.utkast.memory.MemoryQueues;
import dev.utkast.memory.MemoryWiring;
import dev.utkast.memory.contract.Clause;
import dev.utkast.memory.contract.ConsumerContract;
import dev.utkast.memory.contract.Consumption;
import dev.utkast.model.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepOutboxTest {
  private static final Json FIRED = Json.object().put("time", "2026-03-02T12:00:00Z").build();

  private final MemoryWiring wiring = MemoryWiring.standard();

  private static void row(MemoryWiring wiring, long id, Duration age, Message message) {
    var at = wiring.clock().instant().minus(age);
    wiring.database().commit(Outbox.put(id, at, List.of(message)));
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
        .take(queue).stream().map(sent -> Messages.read(sent.body())).toList();
  }

  @Test
  void onlyWhatLingersIsSentAgain() {
    row(wiring, 1, SweepOutbox.LINGERING, new Message.IssueInvoice(7));
    row(wiring, 2, SweepOutbox.LINGERING.minusMillis(1), new Message.IssueInvoice(8));
    sweep();
    assertEquals(List.of(new Message.IssueInvoice(7)), arrived(QueueName.ISSUE_INVOICE));
    assertEquals(List.of("2"), rowIds());
  }

  @Test
  void anEmptyOutboxIsNothingToSend() {
    sweep();
    assertEquals(0, ((MemoryQueues) wiring.queues()).waiting().size());
  }

  @Test
  void aRowThatCannotBeReadIsReportedAndHoldsUpNoOther() {
    poison(1);
    row(wiring, 2, Duration.ofHours(1), new Message.IssueInvoice(7));
    assertThrows(IllegalStateException.class, this::sweep);
    assertEquals(List.of("1"), rowIds());
    assertEquals(List.of(new Message.IssueInvoice(7)), arrived(QueueName.ISSUE_INVOICE));
  }

  @Test
  void aQueueThatIsClosedHoldsUpNoOtherQueue() {
    row(wiring, 1, Duration.ofHours(1), new Message.IssueInvoice(7));
    row(wiring, 2, Duration.ofHours(1), new Message.ClaimStock(7));
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
    assertEquals(List.of(new Message.ClaimStock(7)), arrived(QueueName.ADJUST_INVENTORY));
  }

  static Stream<Clause<Consumption>> contract() {
    return ConsumerContract.clauses();
  }

  @ParameterizedTest
  @MethodSource("contract")
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofSchedule(
            SweepOutbox::new,
            wiring -> {
              row(wiring, 1, Duration.ofHours(1), new Message.IssueInvoice(7));
              row(wiring, 2, Duration.ofHours(1), new Message.ClaimStock(7));
              row(wiring, 3, Duration.ZERO, new Message.ClaimStock(8));
              return FIRED;
            }));
  }
}
