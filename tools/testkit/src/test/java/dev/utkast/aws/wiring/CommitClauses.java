package dev.utkast.aws.wiring;

import static dev.utkast.aws.wiring.Edge.key;
import static dev.utkast.aws.wiring.Peer.cutOff;
import static dev.utkast.aws.wiring.Peer.fails;
import static dev.utkast.aws.wiring.Peer.says;
import static dev.utkast.aws.wiring.Peer.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.StoreUnavailableException;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Edge.Clause;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a commit sends to DynamoDB, and what it makes of every answer.
final class CommitClauses {
  private CommitClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("a commit of one part is one write under its condition", CommitClauses::single),
        new Clause("an item is written with all it has", CommitClauses::whole),
        new Clause("a commit of several is one transaction with a token", CommitClauses::together),
        new Clause("a second try has the token of the first", CommitClauses::sameToken),
        new Clause("every mixture of reasons is understood", CommitClauses::mixtures),
        new Clause("a single write in the way is a conflict", CommitClauses::singleConflicts),
        new Clause("a write's own first try is nobody else", CommitClauses::ownWay),
        new Clause("a transaction still under way has no outcome", CommitClauses::inProgress),
        new Clause("without an answer there is no outcome", CommitClauses::lost),
        new Clause("a fault of the service has no outcome", CommitClauses::serverFaults),
        new Clause("too much load is worth another try", CommitClauses::throttled),
        new Clause("a mistake of ours stays one", CommitClauses::mistakes),
        new Clause("an answer too late is no answer", CommitClauses::late));
  }

  private static Item item(String pk, long version) {
    return Item.of(key(pk), version, "{}");
  }

  private static final Write ONE = new Write.PutNew(item("one", 1));
  private static final Write TWO = new Write.Replace(item("two", 4), 3);

  private static void commit(Edge edge, Write... writes) {
    edge.wiring.database().commit(writes);
  }

  private static void single(Edge edge) {
    var expected =
        Map.of(
            ONE,
            "attribute_not_exists(pk) -",
            TWO,
            "v = :v {\":v\":{\"N\":\"3\"}}",
            new Write.DeleteVersion(key("one"), 7),
            "v = :v {\":v\":{\"N\":\"7\"}}",
            new Write.Overwrite(item("one", 1)),
            " -",
            new Write.Delete(key("one")),
            " -");
    expected.forEach((write, condition) -> {
      edge.answers(says("{}"));
      commit(edge, write);
      var asked = edge.peer.asked().getFirst();
      boolean removes = write instanceof Write.DeleteVersion || write instanceof Write.Delete;
      assertEquals(removes ? "DeleteItem" : "PutItem", asked.operation());
      assertEquals("table-DRAFTS", asked.json().textAt("TableName"));
      assertEquals(condition, condition(asked.json()));
    });
  }

  private static String condition(Json part) {
    var values = part.at("ExpressionAttributeValues");
    return part.textAt("ConditionExpression") + " " + (values.isNull() ? "-" : values.write());
  }

  private static void whole(Edge edge) {
    edge.answers(says("{}"));
    var item =
        new Item(
            key("one"),
            1,
            Map.of("status", "open", "id16", "0000000000000042"),
            java.util.Optional.of(Instant.ofEpochSecond(1_900_000_000)),
            "{\"title\":\"Cup\"}");
    commit(edge, new Write.PutNew(item));
    var stored = edge.peer.asked().getFirst().json().at("Item");
    assertEquals("one", stored.at("pk").textAt("S"));
    assertEquals("-", stored.at("sk").textAt("S"));
    assertEquals("1", stored.at("v").textAt("N"));
    assertEquals("open", stored.at("status").textAt("S"));
    assertEquals("0000000000000042", stored.at("id16").textAt("S"));
    assertEquals("1900000000", stored.at("ttl").textAt("N"));
    assertEquals("{\"title\":\"Cup\"}", stored.at("doc").textAt("S"));
  }

  private static void together(Edge edge) {
    edge.answers(says("{}"));
    commit(edge, ONE, TWO, new Write.DeleteVersion(key("three"), 7), new Write.Delete(key("four")));
    var asked = edge.peer.asked().getFirst();
    assertEquals("TransactWriteItems", asked.operation());
    assertFalse(asked.json().textAt("ClientRequestToken").isEmpty());
    var parts = asked.json().at("TransactItems").items();
    assertEquals(
        List.of(
            "attribute_not_exists(pk) -",
            "v = :v {\":v\":{\"N\":\"3\"}}",
            "v = :v {\":v\":{\"N\":\"7\"}}",
            " -"),
        List.of(
            condition(parts.get(0).at("Put")),
            condition(parts.get(1).at("Put")),
            condition(parts.get(2).at("Delete")),
            condition(parts.get(3).at("Delete"))));
  }

  private static void sameToken(Edge edge) {
    edge.answers(cutOff(), says("{}"));
    commit(edge, ONE, TWO);
    var tokens =
        edge.peer.asked().stream()
            .map(asked -> asked.json().textAt("ClientRequestToken"))
            .collect(Collectors.toSet());
    assertEquals(2, edge.peer.asked().size());
    assertEquals(1, tokens.size());
    edge.answers(says("{}"));
    commit(edge, ONE, TWO);
    assertFalse(tokens.contains(edge.peer.asked().getFirst().json().textAt("ClientRequestToken")));
  }

  private static Peer.Answer cancelled(String reasons) {
    var list =
        Arrays.stream(reasons.split(" "))
            .map(code -> "{\"Code\":\"" + code + "\"}")
            .collect(Collectors.joining(","));
    var body =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
            + "\"Message\":\"Transaction cancelled\",\"CancellationReasons\":["
            + list
            + "]}";
    return says(400, body);
  }

  private static final String MIXTURES =
      """
      None ConditionalCheckFailed                           | conflict: two
      ConditionalCheckFailed None                           | conflict: one
      ConditionalCheckFailed ConditionalCheckFailed         | conflict: one two
      TransactionConflict None                              | conflict:
      TransactionConflict TransactionConflict               | conflict:
      TransactionConflict ConditionalCheckFailed            | conflict: two
      DuplicateItem None                                    | conflict: one
      None ThrottlingError                                  | busy
      ProvisionedThroughputExceeded None                    | busy
      TransactionConflict ThrottlingError                   | busy
      ProvisionedThroughputExceeded ThrottlingError         | busy
      ConditionalCheckFailed ThrottlingError                | conflict: one
      ProvisionedThroughputExceeded ConditionalCheckFailed  | conflict: two
      None ValidationError                                  | mistake
      ConditionalCheckFailed ValidationError                | mistake
      ItemCollectionSizeLimitExceeded TransactionConflict   | mistake
      ThrottlingError ItemCollectionSizeLimitExceeded       | mistake
      AccessDenied None                                     | mistake\
      """;

  private static void mixtures(Edge edge) {
    MIXTURES
        .lines()
        .forEach(row -> {
          var reasons = row.substring(0, row.indexOf('|')).strip();
          edge.answers(cancelled(reasons));
          var expected = row.substring(row.indexOf('|') + 1).strip();
          assertEquals(expected, told(() -> commit(edge, ONE, TWO)), reasons);
        });
  }

  private static String told(Runnable commit) {
    return switch (assertThrows(RuntimeException.class, commit::run)) {
      case ConflictException e ->
          ("conflict: " + e.failed().stream().map(key -> key.pk()).sorted().collect(spaced()))
              .strip();
      case UnknownOutcomeException _ -> "unknown";
      case StoreUnavailableException _ -> "busy";
      case RuntimeException _ -> "mistake";
    };
  }

  private static java.util.stream.Collector<CharSequence, ?, String> spaced() {
    return Collectors.joining(" ");
  }

  private static void singleConflicts(Edge edge) {
    edge.answers(fails("ConditionalCheckFailedException"));
    assertEquals(
        Set.of(TWO.key()), assertThrows(ConflictException.class, () -> commit(edge, TWO)).failed());
    edge.answers(fails("TransactionConflictException"));
    assertEquals("conflict:", told(() -> commit(edge, ONE)));
  }

  /// The first try was taken and its answer lost: the second finds what the first has written.
  private static void ownWay(Edge edge) {
    for (var refusal : List.of("ConditionalCheckFailedException", "TransactionConflictException")) {
      for (var lost : List.of(cutOff(), fails(500, "InternalServerError"))) {
        edge.answers(lost, fails(refusal));
        assertEquals("unknown", told(() -> commit(edge, ONE)), refusal);
        assertEquals(2, edge.peer.asked().size());
      }
    }
  }

  private static void inProgress(Edge edge) {
    edge.answersThrice(fails("TransactionInProgressException"));
    assertEquals("unknown", told(() -> commit(edge, ONE, TWO)));
  }

  private static void lost(Edge edge) {
    edge.answersThrice(cutOff());
    assertEquals("unknown", told(() -> commit(edge, ONE, TWO)));
    assertEquals(3, edge.peer.asked().size());
    edge.answersThrice(cutOff());
    assertEquals("unknown", told(() -> commit(edge, ONE)));
    edge.answers(says(200, "{\"half\":"), says(200, "{\"half\":"), says(200, "{\"half\":"));
    assertEquals("unknown", told(() -> commit(edge, ONE, TWO)));
  }

  private static void late(Edge edge) {
    edge.answersThrice(silent());
    assertEquals("unknown", told(() -> commit(edge, ONE, TWO)));
    assertTrue(edge.peer.asked().size() <= 3, edge.operations()::toString);
  }

  private static void serverFaults(Edge edge) {
    for (var fault :
        List.of(
            fails(500, "InternalServerError"), fails(503, "ServiceUnavailable"), says(502, ""))) {
      edge.answersThrice(fault);
      assertEquals("unknown", told(() -> commit(edge, ONE, TWO)));
      edge.answersThrice(fault);
      assertEquals("unknown", told(() -> commit(edge, ONE)));
    }
  }

  private static void throttled(Edge edge) {
    for (var type :
        List.of(
            "ThrottlingException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded")) {
      edge.answersThrice(fails(type));
      var told = told(() -> commit(edge, ONE, TWO));
      assertTrue(List.of("busy", "unknown").contains(told), told);
      edge.answers(fails(type), says("{}"));
      commit(edge, ONE);
      assertEquals(2, edge.peer.asked().size());
    }
  }

  private static void mistakes(Edge edge) {
    for (var type :
        List.of(
            "IdempotentParameterMismatchException",
            "ValidationException",
            "ResourceNotFoundException",
            "AccessDeniedException")) {
      edge.answers(fails(type));
      assertEquals("mistake", told(() -> commit(edge, ONE, TWO)), type);
      edge.answers(fails(type));
      assertEquals("mistake", told(() -> commit(edge, ONE)), type);
      assertEquals(1, edge.peer.asked().size(), type);
    }
  }
}
