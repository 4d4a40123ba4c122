package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What is asked twice, at once, or without hearing the answer.
class ProductRetriesTest {
  private final Shopkeeper keeper = new Shopkeeper();

  private Answer edit(long id, String product) {
    return keeper.calls.put("products/" + id + ".json", "{\"product\": " + product + "}");
  }

  private Answer read(long id) {
    return keeper.calls.get("products/" + id + ".json");
  }

  @Test
  void theSameRequestUnderTheSameKeyHappensOnce() {
    var once = keeper.calls.withIdempotencyKey("k-1");
    var body = "{\"product\": {\"title\": \"Lamp\"}}";
    var made = once.post("products.json", body);
    var again = once.post("products.json", body);
    assertEquals(201, again.status());
    assertEquals(made.body(), again.body());
    assertEquals("true", again.headers().get("idempotency-replayed"));
    assertEquals(1, keeper.calls.get("products/count.json").longAt("count"));
    var other = once.post("products.json", "{\"product\": {\"title\": \"Other\"}}");
    assertEquals(422, other.status());
    assertEquals(201, once.withPrincipal("another").post("products.json", body).status());
  }

  @Test
  void aRefusalIsRememberedUnderItsKeyToo() {
    var once = keeper.calls.withIdempotencyKey("k-1");
    assertEquals(422, once.post("products.json", "{\"product\": {}}").status());
    var again = once.post("products.json", "{\"product\": {}}");
    assertEquals(422, again.status());
    assertEquals("true", again.headers().get("idempotency-replayed"));
  }

  @Test
  void aKeyThatIsStillRunningIsAConflict() {
    var meddled = new InterceptedDatabase(keeper.database());
    var answers = new ArrayList<Answer>();
    var body = "{\"product\": {\"title\": \"Lamp\"}}";
    meddled
        .beforeNextCommit(() -> {})
        .beforeNextCommit(
            () -> answers.add(keeper.calls.withIdempotencyKey("k").post("products.json", body)));
    var first = keeper.over(meddled).withIdempotencyKey("k").post("products.json", body);
    assertEquals(201, first.status());
    assertEquals(409, answers.getFirst().status());
  }

  @Test
  void anEditOvertakenByAnotherIsDecidedAgain() {
    long id = keeper.tracked("Lamp").longAt("product.id");
    var meddled =
        new InterceptedDatabase(keeper.database())
            .beforeNextCommit(() -> edit(id, "{\"vendor\": \"V\"}"));
    var edited =
        keeper.over(meddled).put("products/" + id + ".json", "{\"product\": {\"title\": \"L\"}}");
    assertEquals(200, edited.status());
    assertEquals("V", edited.textAt("product.vendor"));
    assertEquals("L", edited.textAt("product.title"));
    assertEquals(edited.body(), read(id).body());
  }

  @Test
  void anEditOvertakenAgainAndAgainIsAConflict() {
    long id = keeper.tracked("Lamp").longAt("product.id");
    var meddled = new InterceptedDatabase(keeper.database());
    for (int i = 0; i < 100; i++) {
      var vendor = "{\"vendor\": \"V" + i + "\"}";
      meddled.beforeNextCommit(() -> edit(id, vendor));
    }
    var edited =
        keeper.over(meddled).put("products/" + id + ".json", "{\"product\": {\"title\": \"L\"}}");
    assertEquals(409, edited.status());
    assertEquals("Lamp", read(id).textAt("product.title"));
  }

  @Test
  void aCreationWhoseAnswerWasLostIsFoundAgainUnderItsKey() {
    var body = "{\"product\": {\"title\": \"Lamp\"}}";
    var meddled = new InterceptedDatabase(keeper.database());
    meddled.beforeNextCommit(() -> {}).beforeNextCommit(meddled::loseNextAnswer);
    var once = keeper.over(meddled).withIdempotencyKey("k");
    assertEquals(503, once.post("products.json", body).status());
    var again = once.post("products.json", body);
    assertEquals(201, again.status());
    assertEquals(1, keeper.calls.get("products/count.json").longAt("count"));
  }
}
