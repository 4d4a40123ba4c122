package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.memory.HttpCalls;
import dev.utkast.memory.MeddledDatabase;
import dev.utkast.memory.MemoryDatabase;
import dev.utkast.memory.MemoryWiring;
import dev.utkast.memory.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One key, one effect, one answer; whatever happens between them.
class IdempotencyTest {
  private static final String BODY = "{\"product\":{\"title\":\"Tea\"}}";
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final MemoryDatabase database = new MemoryDatabase();
  private final MeddledDatabase meddled = new MeddledDatabase(database);
  private final List<Key> effects = new ArrayList<>();

  /// What happens in the handler before and after its commit.
  private Runnable before = IdempotencyTest::nothing;

  private Runnable after = IdempotencyTest::nothing;
  private Supplier<Response> answer = () -> Response.created(Json.of("made"));
  private HttpCalls calls = new HttpCalls((_, _, _) -> {});

  /// A function that makes one product a request.
  private final class Products implements RequestStreamHandler {
    private final HttpFunction http =
        new HttpFunction(
            wiring.with((Database) meddled),
            List.of(
                Route.of("POST", "products", "write_products", this::make)
                    .taking("notify", "a", "b", "c", "d", "e", "f"),
                Route.of("PUT", "products/{id}", "write_products", this::make),
                Route.of("GET", "products", "read_products", this::make)));

    private Response make(Request request) {
      before.run();
      var key = Key.alone(TableName.PRODUCTS, Long.toString(wiring.ids().next()));
      var response = answer.get();
      if (response.status() >= 400) {
        return response;
      }
      var kept = request.commit(meddled, response, new Write.PutNew(Item.of(key, 1, "{}")));
      effects.add(key);
      after.run();
      return kept;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      http.handle(in, out);
    }
  }

  private static void nothing() {}

  @BeforeEach
  void open() {
    calls = new HttpCalls(new Products()).withScopes("write_products").withIdempotencyKey("key-1");
  }

  private void advance(Duration duration) {
    if (wiring.clock() instanceof SettableClock clock) {
      clock.advance(duration);
    }
  }

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

  @Test
  void theSameQueryInAnotherOrderIsTheSameRequest() {
    calls.post("products.json?a=1&b=2&c=3&d=4&e=5&f=6", BODY);
    assertEquals(201, calls.post("products.json?f=6&e=5&d=4&c=3&b=2&a=1", BODY).status());
    assertEquals(1, effects.size());
  }

  /// Two instances of a function must agree, and unordered maps differ from one JVM to the next.
  @Test
  void theFingerprintIsTheSameInEveryProcess() {
    var parameters = Json.object();
    List.of("f", "a", "d", "c", "e", "b").forEach(name -> parameters.put(name, "1"));
    var event =
        Json.object()
            .put("rawPath", "/admin/api/2026-07/products.json")
            .put("queryStringParameters", parameters.build())
            .put(
                "requestContext",
                Json.object().put("http", Json.object().put("method", "POST").build()).build())
            .put("body", "{}")
            .build();
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
          before = IdempotencyTest::nothing;
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
          before = IdempotencyTest::nothing;
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
          before = IdempotencyTest::nothing;
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
          before = IdempotencyTest::nothing;
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
  void aRefusalIsKept() {
    answer = () -> HttpProblem.invalid("title", "can't be blank").toResponse();
    var first = calls.post("products.json", BODY);
    answer = () -> Response.created(Json.of("made"));
    var second = calls.post("products.json", BODY);
    assertEquals(422, second.status());
    assertEquals(first.text(), second.text());
    assertEquals(0, effects.size());
  }

  private static void conflict() {
    throw new ConflictException(Set.of());
  }

  /// A transaction on the same row conflicts without changing it.
  @Test
  void aRefusalIsKeptWhateverWasInTheWay() {
    answer = () -> HttpProblem.invalid("title", "can't be blank").toResponse();
    meddled.beforeNextCommit(IdempotencyTest::nothing).beforeNextCommit(IdempotencyTest::conflict);
    var first = calls.post("products.json", BODY);
    assertEquals(422, first.status());
    answer = () -> Response.created(Json.of("made"));
    assertEquals(first.text(), calls.post("products.json", BODY).text());
    assertEquals(0, effects.size());
  }

  @Test
  void anAnswerThatCannotBeKeptIsNotGiven() {
    answer = () -> HttpProblem.invalid("title", "can't be blank").toResponse();
    meddled.beforeNextCommit(IdempotencyTest::nothing);
    for (int i = 0; i < 3; i++) {
      meddled.beforeNextCommit(IdempotencyTest::conflict);
    }
    assertEquals(409, calls.post("products.json", BODY).status());
    advance(Idempotency.LEASE);
    answer = () -> Response.created(Json.of("made"));
    assertEquals(201, calls.post("products.json", BODY).status());
  }

  @Test
  void whoWasOvertakenRefusesNothing() {
    answer = () -> HttpProblem.invalid("title", "can't be blank").toResponse();
    before =
        () -> {
          before =
              () -> {
                throw new StackOverflowError("the process is gone");
              };
          advance(Idempotency.LEASE);
          assertThrows(StackOverflowError.class, () -> calls.post("products.json", BODY));
        };
    assertEquals(409, calls.post("products.json", BODY).status());
  }

  @Test
  void aProblemThatIsThrownIsKeptToo() {
    answer =
        () -> {
          throw HttpProblem.notFound();
        };
    assertEquals(404, calls.post("products.json", BODY).status());
    answer = () -> Response.created(Json.of("made"));
    assertEquals(404, calls.post("products.json", BODY).status());
  }

  @Test
  void anEffectWhoseAnswerWasLostIsReplayed() {
    after =
        () -> {
          after = IdempotencyTest::nothing;
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
    advance(Idempotency.KEPT);
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
