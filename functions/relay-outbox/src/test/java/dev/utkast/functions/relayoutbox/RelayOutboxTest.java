package dev.utkast.functions.relayoutbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.Deliveries.Source;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.FaultyPorts.Fault;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryQueues;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.ConsumerTest;
import dev.utkast.testkit.contract.Consumption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayOutboxTest {
  private final MemoryWiring wiring = MemoryWiring.standard();

  private static void row(MemoryWiring wiring, long id, Message... messages) {
    wiring.database().commit(OutboxTable.put(id, wiring.clock().instant(), List.of(messages)));
  }

  /// A row that nothing can read.
  private void poison(long id) {
    var key = Key.alone(TableName.OUTBOX, Long.toString(id));
    wiring.database().commit(new Write.PutNew(Item.of(key, 1, "{\"messages\":[{}]}")));
  }

  private List<Item> rows() {
    return ((MemoryDatabase) wiring.database()).everything(TableName.OUTBOX);
  }

  private List<String> rowIds() {
    return rows().stream().map(row -> row.key().pk()).toList();
  }

  private List<Json> records() {
    var records = new ArrayList<Json>();
    rows().forEach(row -> records.add(Deliveries.inserted(row, records.size() + 1)));
    return records;
  }

  private List<Json> relay(MemoryWiring ports, List<Json> records) {
    return Deliveries.deliver(new RelayOutbox(ports), Source.STREAM, records);
  }

  private List<Message> arrived(QueueName queue) {
    return ((MemoryQueues) wiring.queues())
        .take(queue).stream().map(sent -> Messages.read(sent.body(), Message.class)).toList();
  }

  @Test
  void eachMessageGoesToItsQueueInTheOrderOfTheRowsAndTheRowsAreRemoved() {
    row(
        wiring,
        1,
        new Message.IssueInvoice(new OrderId(7)),
        new Message.ClaimStock(new OrderId(7)));
    row(wiring, 2, new Message.ReleaseStock(new OrderId(7)));
    assertEquals(List.of(), relay(wiring, records()));
    assertEquals(
        List.of(new Message.IssueInvoice(new OrderId(7))), arrived(QueueName.ISSUE_INVOICE));
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7)), new Message.ReleaseStock(new OrderId(7))),
        arrived(QueueName.ADJUST_INVENTORY));
    assertEquals(List.of(), rows());
  }

  @Test
  void aRowIsRemovedOnlyAfterItsMessagesWereSent() {
    row(wiring, 1, new Message.IssueInvoice(new OrderId(7)));
    Queues closed =
        (_, _) -> {
          throw new IllegalStateException("throttled");
        };
    var records = records();
    assertEquals(records, relay(wiring.with(closed), records));
    assertEquals(List.of("1"), rowIds());
  }

  @Test
  void whatWasSentAndNotRemovedIsSentAgainUnderTheSameDeduplicationId() {
    row(wiring, 1, new Message.IssueInvoice(new OrderId(7)));
    var records = records();
    // The queue, then the removal.
    relay(FaultyPorts.at(1, new Fault.Refused()).over(wiring), records);
    relay(wiring, records);
    var sent = ((MemoryQueues) wiring.queues()).take(QueueName.ISSUE_INVOICE);
    assertEquals(2, sent.size());
    assertEquals(sent.getFirst(), sent.getLast());
    assertEquals(List.of(), rows());
  }

  @Test
  void aRowThatCannotBeReadHoldsUpNoOther() {
    row(wiring, 1, new Message.IssueInvoice(new OrderId(7)));
    poison(2);
    row(wiring, 3, new Message.ClaimStock(new OrderId(7)));
    var records = records();
    assertEquals(List.of(), relay(wiring, records));
    assertEquals(List.of("2"), rowIds());
    assertEquals(
        List.of(new Message.IssueInvoice(new OrderId(7))), arrived(QueueName.ISSUE_INVOICE));
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7))), arrived(QueueName.ADJUST_INVENTORY));
  }

  @Test
  void aQueueThatIsClosedHoldsUpNoOtherQueue() {
    row(wiring, 1, new Message.IssueInvoice(new OrderId(7)));
    row(wiring, 2, new Message.ClaimStock(new OrderId(7)));
    Queues oneClosed =
        (queue, messages) -> {
          if (queue == QueueName.ISSUE_INVOICE) {
            throw new IllegalStateException("throttled");
          }
          wiring.queues().send(queue, messages);
        };
    var records = records();
    assertEquals(records, relay(wiring.with(oneClosed), records));
    assertEquals(List.of("1"), rowIds());
    assertEquals(
        List.of(new Message.ClaimStock(new OrderId(7))), arrived(QueueName.ADJUST_INVENTORY));
  }

  @Test
  void whatWasSetAsideIsNotSent() {
    row(wiring, 1, new Message.IssueInvoice(new OrderId(7)));
    Outbox.setAside(
        rows().getFirst(),
        (_, _) -> {
          throw new MessageRefusedException("never");
        },
        wiring.database());
    assertEquals(List.of(), relay(wiring, records()));
    assertEquals(List.of(), arrived(QueueName.ISSUE_INVOICE));
    assertEquals(1, rows().size());
  }

  @Test
  void removalsInTheStreamAreNoNews() {
    var removed =
        Json.object()
            .put("eventName", "REMOVE")
            .put("dynamodb", Json.object().put("SequenceNumber", "1").build())
            .build();
    assertEquals(List.of(), relay(wiring, List.of(removed)));
  }

  @ConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofOutboxStream(
            RelayOutbox::new,
            wiring -> {
              row(
                  wiring,
                  1,
                  new Message.IssueInvoice(new OrderId(7)),
                  new Message.ClaimStock(new OrderId(7)));
              row(wiring, 2, new Message.ClaimStock(new OrderId(8)));
              row(wiring, 3, new Message.RenderPackingSlip(new FulfillmentOrderId(9)));
            }));
  }
}
