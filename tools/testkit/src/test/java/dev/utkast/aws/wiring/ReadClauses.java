package dev.utkast.aws.wiring;

import static dev.utkast.aws.wiring.Edge.key;
import static dev.utkast.aws.wiring.Peer.cutOff;
import static dev.utkast.aws.wiring.Peer.fails;
import static dev.utkast.aws.wiring.Peer.says;
import static dev.utkast.aws.wiring.Peer.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.StoreUnavailableException;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Edge.Clause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What reads ask of DynamoDB, and what they make of answers in part.
final class ReadClauses {
  private ReadClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("an item is read consistently", ReadClauses::get),
        new Clause("what was left unprocessed is asked for again", ReadClauses::unprocessed),
        new Clause("what stays unprocessed is not absent", ReadClauses::staysUnprocessed),
        new Clause("a hundred keys are one request", ReadClauses::hundred),
        new Clause("items that nobody asked for are a mistake", ReadClauses::otherTable),
        new Clause("an empty page is not the last", ReadClauses::emptyPage),
        new Clause("an empty page of an index is not the last", ReadClauses::emptyIndexPage),
        new Clause("all pages are counted", ReadClauses::count),
        new Clause("a number is asked for again", ReadClauses::number),
        new Clause("a mistake of ours stays one", ReadClauses::mistakes),
        new Clause("a read without an answer may be made again", ReadClauses::unavailable));
  }

  private static String item(String pk) {
    return item(pk, "-");
  }

  private static String item(String pk, String sk) {
    return "{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"%s\"},\"v\":{\"N\":\"2\"},\"doc\":{\"S\":\"{}\"}}"
        .formatted(pk, sk);
  }

  private static String key1(String pk) {
    return "{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"-\"}}".formatted(pk);
  }

  private static void get(Edge edge) {
    edge.answers(says("{\"Item\":" + item("one") + "}"), says("{}"));
    var found = edge.wiring.database().get(key("one")).orElseThrow();
    assertEquals(key("one"), found.key());
    assertEquals(2, found.version());
    assertEquals(Optional.empty(), edge.wiring.database().get(key("two")));
    for (var asked : edge.peer.asked()) {
      assertEquals("GetItem", asked.operation());
      assertEquals(Json.Bool.TRUE, asked.json().at("ConsistentRead"));
    }
  }

  private static Peer.Answer batch(String found, String unprocessed) {
    return says(
        "{\"Responses\":{\"table-DRAFTS\":[%s]},\"UnprocessedKeys\":{%s}}"
            .formatted(found, unprocessed));
  }

  private static String left(String... pks) {
    var keys = List.of(pks).stream().map(ReadClauses::key1).toList();
    return "\"table-DRAFTS\":{\"Keys\":[" + String.join(",", keys) + "]}";
  }

  private static void unprocessed(Edge edge) {
    edge.answers(
        batch(item("one"), left("two", "three")), batch("", left("two")), batch(item("two"), ""));
    var keys = List.of(key("one"), key("two"), key("three"));
    assertEquals(Set.of(key("one"), key("two")), edge.wiring.database().getAll(keys).keySet());
    var sizes =
        edge.peer.asked().stream()
            .map(asked -> asked.json().at("RequestItems").at("table-DRAFTS"))
            .peek(table -> assertEquals(Json.Bool.TRUE, table.at("ConsistentRead")))
            .map(table -> table.at("Keys").items().size())
            .toList();
    assertEquals(List.of(3, 2, 1), sizes);
  }

  private static void staysUnprocessed(Edge edge) {
    edge.answersThrice(batch("", left("one")));
    assertThrows(
        StoreUnavailableException.class, () -> edge.wiring.database().getAll(List.of(key("one"))));
    assertEquals(3, edge.peer.asked().size());
  }

  private static void hundred(Edge edge) {
    edge.answers(batch("", ""), batch("", ""));
    var keys = IntStream.range(0, 101).mapToObj(i -> key("k" + i)).toList();
    edge.wiring.database().getAll(keys);
    assertEquals(List.of("BatchGetItem", "BatchGetItem"), edge.operations());
  }

  private static void otherTable(Edge edge) {
    edge.answers(says("{\"Responses\":{\"table-ORDERS\":[" + item("one") + "]}}"));
    assertThrows(
        IllegalStateException.class, () -> edge.wiring.database().getAll(List.of(key("one"))));
  }

  private static Peer.Answer page(String items, String last) {
    var next = last.isEmpty() ? "" : ",\"LastEvaluatedKey\":" + key1(last);
    return says("{\"Items\":[%s],\"Count\":%d%s}".formatted(items, items.isEmpty() ? 0 : 1, next));
  }

  private static void emptyPage(Edge edge) {
    edge.answers(page("", "a"), page(item("p", "x"), "b"), page(item("p", "y"), ""));
    var found =
        edge.wiring.database().query(TableName.STOCK, "p", new Range.All(), true, 10).stream()
            .map(one -> one.key())
            .toList();
    assertEquals(
        List.of(new Key(TableName.STOCK, "p", "x"), new Key(TableName.STOCK, "p", "y")), found);
    goneOn(edge);
    assertEquals(Json.Bool.TRUE, edge.peer.asked().getFirst().json().at("ConsistentRead"));
  }

  /// Each page begins where the one before ended.
  private static void goneOn(Edge edge) {
    var starts =
        edge.peer.asked().stream().map(asked -> asked.json().at("ExclusiveStartKey")).toList();
    assertEquals(3, starts.size());
    assertEquals(List.of("null", key1("a"), key1("b")), starts.stream().map(Json::write).toList());
  }

  private static void emptyIndexPage(Edge edge) {
    var entry =
        "{\"pk\":{\"S\":\"1\"},\"sk\":{\"S\":\"-\"},\"status\":{\"S\":\"open\"},"
            + "\"id16\":{\"S\":\"0000000000000001\"}}";
    edge.answers(page("", "a"), page("", "b"), page(entry, ""));
    var found =
        edge.wiring
            .database()
            .queryIndex(TableName.DRAFTS, DraftsTable.BY_STATUS, "open", new Range.All(), true, 10);
    assertEquals("0000000000000001", found.getFirst().range());
    goneOn(edge);
  }

  private static void count(Edge edge) {
    edge.answers(page(item("1"), "a"), page("", "b"), page(item("2"), ""));
    assertEquals(
        2,
        edge.wiring
            .database()
            .count(TableName.DRAFTS, DraftsTable.BY_STATUS, "open", new Range.All()));
    goneOn(edge);
  }

  private static void number(Edge edge) {
    edge.answers(cutOff(), says("{\"Attributes\":{\"v\":{\"N\":\"12\"}}}"));
    assertEquals(12, edge.wiring.database().nextNumber(key("COUNTER")));
    var asked = edge.peer.asked().getLast();
    assertEquals("UpdateItem", asked.operation());
    assertEquals("ADD v :one", asked.json().textAt("UpdateExpression"));
  }

  private static void unavailable(Edge edge) {
    var database = edge.wiring.database();
    for (var answer :
        List.of(
            cutOff(),
            fails(500, "InternalServerError"),
            fails(503, "ServiceUnavailable"),
            fails("ProvisionedThroughputExceededException"),
            fails("ThrottlingException"),
            silent())) {
      edge.answersThrice(answer);
      assertThrows(StoreUnavailableException.class, () -> database.get(key("one")));
      assertFalse(edge.peer.asked().isEmpty());
    }
    for (Runnable read :
        List.<Runnable>of(
            () -> database.getAll(List.of(key("one"))),
            () -> database.query(TableName.STOCK, "p", new Range.All(), true, 10),
            () -> database.scan(TableName.OUTBOX, Optional.empty(), 10),
            () -> database.nextNumber(key("COUNTER")))) {
      edge.answersThrice(fails(500, "InternalServerError"));
      assertThrows(StoreUnavailableException.class, read::run);
    }
  }

  private static void mistakes(Edge edge) {
    for (var type : List.of("ValidationException", "ResourceNotFoundException")) {
      edge.answers(fails(type));
      var failure =
          assertThrows(RuntimeException.class, () -> edge.wiring.database().get(key("one")));
      assertFalse(failure instanceof StoreUnavailableException, type);
    }
  }
}
