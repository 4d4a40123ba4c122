package dev.utkast.aws.wiring;

import static dev.utkast.aws.wiring.Peer.cutOff;
import static dev.utkast.aws.wiring.Peer.fails;
import static dev.utkast.aws.wiring.Peer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues.Outgoing;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Edge.Clause;
import dev.utkast.events.QueueRecord;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What is sent to SQS, and what becomes of messages that it takes in part.
final class QueueClauses {
  private QueueClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("ten messages are one request", QueueClauses::tens),
        new Clause("a group keeps its order and its ids", QueueClauses::groups),
        new Clause("what was not taken is sent again, and only that", QueueClauses::inPart),
        new Clause("what is in no list was not taken", QueueClauses::unmentioned),
        new Clause("what stays refused is not sent", QueueClauses::staysRefused),
        new Clause("what is our fault is not tried again", QueueClauses::ourFault),
        new Clause("without an answer nothing is taken", QueueClauses::noAnswer),
        new Clause("a row whose message is refused stays", QueueClauses::rowStays),
        new Clause("a row is removed once it is sent", QueueClauses::rowGoes));
  }

  private static List<Outgoing> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Outgoing("body " + i, "group", "once-" + i))
        .toList();
  }

  /// @param taken the messages that were taken, in a batch of ids from 0
  private static Peer.Answer taken(List<String> bodies, List<Integer> taken, String failed) {
    var entries = new ArrayList<String>();
    for (int id : taken) {
      entries.add(
          "{\"Id\":\"%d\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}"
              .formatted(id, QueueRecord.md5(bodies.get(id))));
    }
    return says(
        "{\"Successful\":[%s],\"Failed\":[%s]}".formatted(String.join(",", entries), failed));
  }

  private static Peer.Answer taken(int... ids) {
    var bodies = messages(10).stream().map(Outgoing::body).toList();
    return taken(bodies, IntStream.of(ids).boxed().toList(), "");
  }

  private static Peer.Answer taken(String failed, int... ids) {
    var bodies = messages(10).stream().map(Outgoing::body).toList();
    return taken(bodies, IntStream.of(ids).boxed().toList(), failed);
  }

  private static String failed(int id, boolean ours) {
    return "{\"Id\":\"%d\",\"SenderFault\":%b,\"Code\":\"%s\",\"Message\":\"no\"}"
        .formatted(id, ours, ours ? "InvalidMessageContents" : "InternalError");
  }

  private static List<List<String>> sent(Edge edge) {
    return edge.peer.asked().stream()
        .map(asked ->
            asked.json().at("Entries").items().stream()
                .map(entry -> entry.textAt("MessageBody"))
                .toList())
        .toList();
  }

  private static void send(Edge edge, QueueName queue, int count) {
    edge.wiring.queues().send(queue, messages(count));
  }

  private static void tens(Edge edge) {
    var all = IntStream.range(0, 10).toArray();
    var further = messages(20).stream().skip(10).map(Outgoing::body).toList();
    var last = List.of("body 20");
    edge.answers(
        taken(all),
        taken(further, IntStream.range(0, 10).boxed().toList(), ""),
        taken(last, List.of(0), ""));
    send(edge, QueueName.SEND_MAIL, 21);
    assertEquals(List.of(10, 10, 1), sent(edge).stream().map(List::size).toList());
    assertTrue(edge.peer.asked().getFirst().body().contains("/queue-SEND_MAIL"));
  }

  private static void groups(Edge edge) {
    edge.answers(taken(0, 1));
    send(edge, QueueName.ADJUST_INVENTORY, 2);
    var entries = edge.peer.asked().getFirst().json().at("Entries").items();
    assertEquals(
        List.of("group once-0", "group once-1"),
        entries.stream()
            .map(entry ->
                entry.textAt("MessageGroupId") + " " + entry.textAt("MessageDeduplicationId"))
            .toList());
    edge.answers(taken(0));
    send(edge, QueueName.SEND_MAIL, 1);
    var plain = edge.peer.asked().getFirst().json().at("Entries").items().getFirst();
    assertEquals(Json.Null.NULL, plain.at("MessageGroupId"));
  }

  private static void inPart(Edge edge) {
    edge.answers(taken(failed(1, false), 0, 2), taken(failed(1, false)), taken(1));
    send(edge, QueueName.ADJUST_INVENTORY, 3);
    assertEquals(
        List.of(List.of("body 0", "body 1", "body 2"), List.of("body 1"), List.of("body 1")),
        sent(edge));
  }

  private static void unmentioned(Edge edge) {
    edge.answers(taken(0), taken(1));
    send(edge, QueueName.SEND_MAIL, 2);
    assertEquals(List.of(List.of("body 0", "body 1"), List.of("body 1")), sent(edge));
  }

  private static void staysRefused(Edge edge) {
    edge.answers(
        taken(failed(1, false), 0), taken(failed(1, false)), taken(failed(1, false)), taken(1));
    assertThrows(RuntimeException.class, () -> send(edge, QueueName.SEND_MAIL, 2));
    assertEquals(3, edge.peer.asked().size());
  }

  private static void ourFault(Edge edge) {
    edge.answers(taken(failed(0, true), 1), taken(0));
    assertThrows(RuntimeException.class, () -> send(edge, QueueName.SEND_MAIL, 2));
    assertEquals(1, edge.peer.asked().size());
  }

  private static void noAnswer(Edge edge) {
    for (var answer :
        List.of(cutOff(), fails(500, "InternalError"), fails(403, "AccessDeniedException"))) {
      edge.answersThrice(answer);
      assertThrows(RuntimeException.class, () -> send(edge, QueueName.SEND_MAIL, 1));
    }
  }

  private static final Message FIRST = new Message.ClaimStock(new OrderId(1));
  private static final Message SECOND = new Message.ClaimStock(new OrderId(2));

  private static MemoryDatabase outbox() {
    var database = new MemoryDatabase();
    database.commit(
        OutboxTable.put(1, Instant.EPOCH, List.of(FIRST)),
        OutboxTable.put(2, Instant.EPOCH, List.of(SECOND)));
    return database;
  }

  private static void rowStays(Edge edge) {
    var bodies = List.of(Messages.write(FIRST), Messages.write(SECOND));
    var second = bodies.subList(1, 2);
    edge.answers(
        taken(bodies, List.of(0), failed(1, true)),
        taken(bodies, List.of(0), ""),
        taken(second, List.of(), failed(0, true)));
    var database = outbox();
    var rows = database.everything(TableName.OUTBOX);
    var left = Outbox.deliverEach(rows, edge.wiring.queues(), database);
    assertEquals(List.of(), left.waiting());
    assertEquals(List.of(rows.getLast()), left.unsendable());
    assertEquals(List.of(rows.getLast()), database.everything(TableName.OUTBOX));
  }

  private static void rowGoes(Edge edge) {
    var bodies = List.of(Messages.write(FIRST), Messages.write(SECOND));
    edge.answers(taken(bodies, List.of(0, 1), ""));
    var database = outbox();
    var rows = database.everything(TableName.OUTBOX);
    var left = Outbox.deliverEach(rows, edge.wiring.queues(), database);
    assertEquals(List.of(), left.waiting());
    assertEquals(List.of(), left.unsendable());
    assertEquals(List.of(), database.everything(TableName.OUTBOX));
    assertEquals(List.of(bodies), sent(edge));
  }
}
