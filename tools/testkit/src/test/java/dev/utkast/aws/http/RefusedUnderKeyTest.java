package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A refusal ends with its cause; what is wrong with a request for ever stays so.
class RefusedUnderKeyTest extends KeyedProducts {
  private static Response refused(HttpProblem problem) {
    throw problem;
  }

  /// What is wrong with the request itself.
  private static HttpProblem wrong() {
    return HttpProblem.wrong(Map.of("title", List.of("can't be blank")));
  }

  static Stream<HttpProblem> causesThatEnd() {
    return Stream.of(
        HttpProblem.notFound(),
        HttpProblem.conflict("no rate of today is known"),
        HttpProblem.invalid("email", "nobody to send to is known"),
        HttpProblem.tooLarge("what is stored and asked for"),
        HttpProblem.busy(),
        HttpProblem.unavailable(),
        HttpProblem.internal());
  }

  /// A rate that is missing comes, an address is entered, a product is made: the next try is
  /// decided anew.
  @ParameterizedTest
  @MethodSource("causesThatEnd")
  void aRefusalEndsWithItsCause(HttpProblem problem) {
    answer = () -> refused(problem);
    assertEquals(problem.status(), calls.post("products.json", BODY).status());
    answer = () -> Response.created(Json.of("made"));
    var second = calls.post("products.json", BODY);
    assertEquals(201, second.status());
    assertEquals(1, effects.size());
    assertEquals(second.text(), calls.post("products.json", BODY).text());
    assertEquals(1, effects.size());
  }

  static Stream<HttpProblem> wrongForEver() {
    return Stream.of(HttpProblem.malformed("no JSON"), HttpProblem.tooLarge(7), wrong());
  }

  @ParameterizedTest
  @MethodSource("wrongForEver")
  void whatIsWrongForEverIsKept(HttpProblem problem) {
    answer = () -> refused(problem);
    var first = calls.post("products.json", BODY);
    answer = () -> Response.created(Json.of("made"));
    var second = calls.post("products.json", BODY);
    assertEquals(problem.status(), second.status());
    assertEquals(first.text(), second.text());
    assertEquals("true", second.headers().get("idempotency-replayed"));
    assertEquals(0, effects.size());
  }

  /// Nobody said that it is for ever.
  @Test
  void aRefusalThatIsNoProblemIsNotKept() {
    answer = () -> HttpProblem.malformed("no JSON").toResponse();
    assertEquals(400, calls.post("products.json", BODY).status());
    answer = () -> Response.created(Json.of("made"));
    assertEquals(201, calls.post("products.json", BODY).status());
  }

  /// The key was let go of, so its answer is free for another request too.
  @Test
  void afterARefusalTheKeyIsFreeForAnotherRequest() {
    answer = () -> refused(HttpProblem.notFound());
    calls.post("products.json", BODY);
    answer = () -> Response.created(Json.of("made"));
    assertEquals(201, calls.post("products.json", "{\"product\":{}}").status());
  }

  @Test
  void aRefusalIsGivenWhenTheAnswerToLettingGoIsLost() {
    answer = () -> refused(HttpProblem.notFound());
    meddled.beforeNextCommit(KeyedProducts::nothing).beforeNextCommit(meddled::loseNextAnswer);
    assertEquals(404, calls.post("products.json", BODY).status());
    answer = () -> Response.created(Json.of("made"));
    assertEquals(201, calls.post("products.json", BODY).status());
  }

  /// Of a commit whose answer was lost, a second look may say no: it is done all the same.
  @Test
  void whatWasDoneIsAnsweredThoughASecondLookRefusesIt() {
    after =
        () -> {
          after = KeyedProducts::nothing;
          throw HttpProblem.conflict("was done already");
        };
    var first = calls.post("products.json", BODY);
    assertEquals(201, first.status());
    assertEquals(first.text(), calls.post("products.json", BODY).text());
    assertEquals(1, effects.size());
  }

  @Test
  void whoseAnswerToTakingTheKeyIsLostHoldsIt() {
    meddled.loseNextAnswer();
    assertEquals(201, calls.post("products.json", BODY).status());
    assertEquals(1, effects.size());
  }

  /// The store's client tries again by itself, and trips over its own write.
  @Test
  void whoIsInHisOwnWayHoldsTheKey() {
    var taken = new ArrayList<Item>();
    meddled.beforeNextCommit(() -> {
      meddled.afterNextCommit(KeyedProducts.conflicting());
      taken.addAll(database.everything(TableName.IDEMPOTENCY));
    });
    assertEquals(201, calls.post("products.json", BODY).status());
    assertEquals(List.of(), taken);
    assertEquals(1, effects.size());
  }

  @Test
  void aRefusalThatIsKeptIsReplayed() {
    answer = () -> refused(wrong());
    var first = calls.post("products.json", BODY);
    answer = () -> Response.created(Json.of("made"));
    var second = calls.post("products.json", BODY);
    assertEquals(422, second.status());
    assertEquals(first.text(), second.text());
    assertEquals(0, effects.size());
  }

  private void alwaysInTheWay() {
    if (inTheWay) {
      meddled.beforeNextCommit(this::alwaysInTheWay);
      conflicting().run();
    }
  }

  /// A transaction on the same row conflicts without changing it.
  @Test
  void aRefusalIsKeptWhateverWasInTheWay() {
    answer = () -> refused(wrong());
    meddled.beforeNextCommit(KeyedProducts::nothing).beforeNextCommit(KeyedProducts.conflicting());
    var first = calls.post("products.json", BODY);
    assertEquals(422, first.status());
    answer = () -> Response.created(Json.of("made"));
    assertEquals(first.text(), calls.post("products.json", BODY).text());
    assertEquals(0, effects.size());
  }

  @Test
  void anAnswerThatCannotBeKeptIsNotGiven() {
    answer = () -> refused(wrong());
    meddled.beforeNextCommit(KeyedProducts::nothing);
    meddled.beforeNextCommit(this::alwaysInTheWay);
    assertEquals(409, calls.post("products.json", BODY).status());
    inTheWay = false;
    advance(Idempotency.LEASE);
    answer = () -> Response.created(Json.of("made"));
    assertEquals(201, calls.post("products.json", BODY).status());
  }

  @Test
  void whoWasOvertakenRefusesNothing() {
    answer = () -> refused(wrong());
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
}
