package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.IdempotencyTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import dev.utkast.events.HttpEvents;
import dev.utkast.events.HttpRequest;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One key, one effect, one answer; whatever happens between them.
class IdempotencyTest extends KeyedProducts {
  @Test
  void theSameRequestGetsTheSameAnswerAndNoSecondEffect() {
    var first = calls.post("products.json", BODY);
    answer = () -> Response.created(Json.of("made again"));
    var second = calls.post("products.json", BODY);
    assertEquals(201, second.status());
    assertEquals(first.text(), second.text());
    assertEquals("true", second.headers().get("idempotency-replayed"));
    assertEquals(1, effects.size());
  }

  @Test
  void withoutKeyEachRequestIsItsOwn() {
    var plain = new HttpCalls(new Products()).withScopes("write_products");
    plain.post("products.json", BODY);
    plain.post("products.json", BODY);
    assertEquals(2, effects.size());
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() {
    calls.post("products.json", BODY);
    for (var other :
        List.of(
            calls.post("products.json", "{\"product\":{}}"),
            calls.put("products/7.json", BODY),
            calls.post("products.json?notify=true", BODY))) {
      assertEquals(422, other.status());
      assertTrue(other.at("errors.Idempotency-Key").items().size() == 1, other.text());
    }
    assertEquals(1, effects.size());
  }

  /// An answer that does not deflate into one item is kept in several, down to the last sign.
  @Test
  void aLargeAnswerIsReplayedWhole() {
    var text =
        new java.util.Random(7)
            .ints(400_000, 0x20000, 0x2a6df)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    var database = new MemoryDatabase();
    var products =
        new HttpFunction(
            MemoryWiring.standard().with((Database) database),
            List.of(
                Route.of(
                    "POST",
                    "products",
                    "write_products",
                    request ->
                        request.commit(
                            database, Response.ok(Json.object().put("text", text).build())))));
    var caller =
        new HttpCalls(products::handle).withScopes("write_products").withIdempotencyKey("large");
    var first = caller.post("products.json", BODY);
    var second = caller.post("products.json", BODY);
    assertEquals("true", second.headers().get("idempotency-replayed"));
    assertEquals(first.text(), second.text());
    assertTrue(database.everything(TableName.IDEMPOTENCY).size() > 2);
  }

  @Test
  void theSameQueryInAnotherOrderIsTheSameRequest() {
    calls.post("products.json?a=1&b=2&c=3&d=4&e=5&f=6", BODY);
    assertEquals(201, calls.post("products.json?f=6&e=5&d=4&c=3&b=2&a=1", BODY).status());
    assertEquals(1, effects.size());
  }

  /// Two instances of a function must agree, and unordered maps differ from one JVM to the next.
  @Test
  void theFingerprintIsTheSameInEveryProcess() {
    var query = "f=1&a=1&d=1&c=1&e=1&b=1";
    var path = "/admin/api/2026-07/products.json";
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    var json = Map.of("content-type", "application/json");
    var request = new HttpRequest("POST", path, query, json, List.of(), body, "192.0.2.1");
    var event =
        new HttpEvents("api", "shop.example.com", "$default", Map.of(), "request", Instant.EPOCH)
            .event(request, Optional.empty());
    assertEquals(
        Digests.sha256("POST /admin/api/2026-07/products.json{a=1, b=1, c=1, d=1, e=1, f=1}\n{}"),
        Idempotency.fingerprint(Request.withoutBody(event).withBodyOf(event)));
  }

  @Test
  void anotherCallersKeyIsAnotherKey() {
    calls.post("products.json", BODY);
    calls.withPrincipal("someone-else").post("products.json", BODY);
    assertEquals(2, effects.size());
  }

  @Test
  void readingNeedsNoKey() {
    assertEquals(201, calls.get("products.json").status());
    assertEquals(201, calls.get("products.json").status());
    assertEquals(2, effects.size());
  }

  @Test
  void aSecondRequestWhileTheFirstRunsIsTurnedAway() {
    var inner = new ArrayList<HttpCalls.Answer>();
    before =
        () -> {
          before = KeyedProducts::nothing;
          inner.add(calls.post("products.json", BODY));
        };
    assertEquals(201, calls.post("products.json", BODY).status());
    assertEquals(409, inner.getFirst().status());
    assertEquals(1, effects.size());
  }

  @Test
  void aRunThatDiedIsTakenOverAfterItsLease() {
    before =
        () -> {
          before = KeyedProducts::nothing;
          throw new StackOverflowError("the process is gone");
        };
    try {
      calls.post("products.json", BODY);
    } catch (StackOverflowError _) {
      // Killed: nothing tidied up.
    }
    advance(Idempotency.LEASE.minusMillis(1));
    assertEquals(409, calls.post("products.json", BODY).status());
    advance(Duration.ofMillis(1));
    assertEquals(201, calls.post("products.json", BODY).status());
    assertEquals(1, effects.size());
  }

  @Test
  void whoWasOvertakenCommitsNothing() {
    var late = new ArrayList<HttpCalls.Answer>();
    before =
        () -> {
          before = KeyedProducts::nothing;
          advance(Idempotency.LEASE);
          late.add(calls.post("products.json", BODY));
        };
    assertEquals(409, calls.post("products.json", BODY).status());
    assertEquals(201, late.getFirst().status());
    assertEquals(1, effects.size());
    assertEquals(201, calls.post("products.json", BODY).status());
    assertEquals(1, effects.size());
  }

  @Test
  void aFailureOfOursLetsTheKeyGo() {
    before =
        () -> {
          before = KeyedProducts::nothing;
          throw new IllegalStateException("out of order");
        };
    assertEquals(500, calls.post("products.json", BODY).status());
    assertEquals(201, calls.post("products.json", BODY).status());
    assertEquals(1, effects.size());
  }

  @Test
  void anAnswerOf500LetsTheKeyGo() {
    answer = () -> HttpProblem.unavailable().toResponse();
    assertEquals(503, calls.post("products.json", BODY).status());
    answer = () -> Response.created(Json.of("made"));
    assertEquals(201, calls.post("products.json", BODY).status());
  }

  @Test
  void anEffectWhoseAnswerWasLostIsReplayed() {
    after =
        () -> {
          after = KeyedProducts::nothing;
          throw new ConflictException(Set.of());
        };
    assertEquals(409, calls.post("products.json", BODY).status());
    var second = calls.post("products.json", BODY);
    assertEquals(201, second.status());
    assertEquals("true", second.headers().get("idempotency-replayed"));
    assertEquals(1, effects.size());
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    calls.post("products.json", BODY);
    advance(IdempotencyTable.KEPT);
    calls.post("products.json", "{}");
    assertEquals(1, effects.size());
    advance(Duration.ofMillis(1));
    assertEquals(201, calls.post("products.json", "{}").status());
    assertEquals(2, effects.size());
  }

  @Test
  void theEffectAndItsMemoryAreOneCommit() {
    calls.post("products.json", BODY);
    var memory = database.everything(TableName.IDEMPOTENCY).getFirst();
    assertEquals(2, memory.version());
    assertEquals(
        Map.of(effects.getFirst(), Item.of(effects.getFirst(), 1, "{}")), database.getAll(effects));
    assertTrue(memory.expiresAt().isPresent());
    assertTrue(!memory.doc().contains("key-1"), "the key itself is not stored");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255})
  void aKeyMayHaveUpTo255Characters(int length) {
    var answered = calls.withIdempotencyKey("k".repeat(length)).post("products.json", BODY);
    assertEquals(201, answered.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "256"})
  void aKeyThatIsNoneIsRefused(String given) {
    var key = given.equals("256") ? "k".repeat(256) : given;
    assertEquals(400, calls.withIdempotencyKey(key).post("products.json", BODY).status());
    assertEquals(0, effects.size());
  }
}
