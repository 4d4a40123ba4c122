package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.house.RouteTable.Good;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The same wrong calls to every route that any function answers: each gets the documented refusal,
/// and changes nothing.
class WrongInputTest {
  private static final String UNKNOWN_TOKEN =
      "[API] Invalid API key or access token (unrecognized login or wrong password)";
  private static final String UNKNOWN_ID = "987654321";

  private final WrongCalls calls = new WrongCalls();

  @Test
  void everyRouteHasItsGoodRequest() {
    var answered =
        calls.served().stream()
            .map(HttpRoutes.Served::key)
            .collect(Collectors.toCollection(TreeSet::new));
    var inTable =
        RouteTable.rows().stream().map(Good::key).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(answered, inTable);
  }

  private Stream<DynamicTest> staff(java.util.function.Consumer<Good> check) {
    return each(RouteTable.rows().stream().filter(good -> !calls.served(good.key()).open()), check);
  }

  private static Stream<DynamicTest> withBody(java.util.function.Consumer<Good> check) {
    return each(RouteTable.rows().stream().filter(good -> good.body().isPresent()), check);
  }

  private static Stream<DynamicTest> each(
      Stream<Good> rows, java.util.function.Consumer<Good> check) {
    return rows.map(good -> DynamicTest.dynamicTest(good.key(), () -> check.accept(good)));
  }

  private static Optional<String> text(Good good) {
    return good.body().map(Json::write);
  }

  @TestFactory
  Stream<DynamicTest> theGoodRequestIsAccepted() {
    return each(
        // What a provider signs is a sample in `events/`.
        RouteTable.rows().stream().filter(good -> !good.key().endsWith("webhooks/stripe")),
        good -> {
          var fresh = new WrongCalls();
          var answer =
              fresh
                  .entitled(good.key())
                  .call(good.method(), WrongCalls.withSuffix(good.at()), text(good));
          // What is in an order's or another's use is not deleted; that is no wrong input.
          boolean keeps = good.method().equals("DELETE") && answer.status() == 422;
          boolean ledBack = answer.status() == 303;
          assertTrue(
              answer.status() / 100 == 2 || keeps || ledBack,
              answer.status() + " " + answer.text());
        });
  }

  @TestFactory
  Stream<DynamicTest> anUnknownTokenIs401() {
    return staff(good -> {
      var answer =
          calls.refused(401, good.key(), good.at(), text(good), caller -> caller.withScopes());
      assertEquals(UNKNOWN_TOKEN, answer.textAt("errors"));
    });
  }

  /// Nobody is told of paths, methods and limits whose token is not known.
  @TestFactory
  Stream<DynamicTest> aStrangerHears401WhateverElseIsWrong() {
    var large = Optional.of(" ".repeat((1 << 20) + 1));
    return staff(good -> {
      var stranger = calls.entitled(good.key()).withScopes();
      for (var method : List.of(good.method(), "PATCH")) {
        for (var at : List.of(good.at(), "nothing")) {
          var answer = stranger.call(method, WrongCalls.withSuffix(at), large);
          assertEquals(401, answer.status(), method + " " + at);
          assertEquals(UNKNOWN_TOKEN, answer.textAt("errors"));
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whoMayNotHears403BeforeTheSizeOfABodyIsLookedAt() {
    var large = Optional.of(" ".repeat((1 << 20) + 1));
    return staff(good -> {
      if (!calls.served(good.key()).route().scope().isEmpty()) {
        calls.refused(403, good.key(), good.at(), large, c -> c.withScopes("write_themes"));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> aTokenForSomethingElseIs403() {
    return staff(good -> {
      var scope = calls.served(good.key()).route().scope();
      var others =
          scope.startsWith("write_")
              ? List.of(scope.replaceFirst("write_", "read_"), "write_themes")
              : List.of("write_themes");
      for (var other : scope.isEmpty() ? List.<String>of() : others) {
        var answer =
            calls.refused(403, good.key(), good.at(), text(good), c -> c.withScopes(other));
        assertTrue(answer.textAt("errors").contains(scope), answer.text());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> anotherMethodIs405() {
    return each(
        RouteTable.rows().stream(),
        good -> {
          var before = calls.contents();
          var answer =
              calls
                  .entitled(good.key())
                  .call("PATCH", WrongCalls.withSuffix(good.at()), text(good));
          assertEquals(405, answer.status(), answer.text());
          WrongCalls.documented(answer);
          assertEquals(before, calls.contents());
        });
  }

  @TestFactory
  Stream<DynamicTest> anIdThatNothingHasIs404() {
    return staff(good ->
        IntStream.range(0, good.ids())
            .boxed()
            .flatMap(place ->
                Stream.of(UNKNOWN_ID, "0", "x", "-1", "1.5", "1e3", "12345678901234567", "%00")
                    .map(id -> good.withId(place, id)))
            .forEach(at ->
                assertEquals(
                    "Not Found", calls.refused(404, good.key(), at, text(good)).textAt("errors"))));
  }

  @TestFactory
  Stream<DynamicTest> anotherContentTypeIs400() {
    return withBody(good -> {
      for (var type : List.of("application/x-www-form-urlencoded", "text/plain", "text/json", "")) {
        var answer =
            calls.refused(
                400, good.key(), good.at(), text(good), c -> c.withHeader("content-type", type));
        WrongCalls.names("content type", answer);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoJsonIs400() {
    return withBody(good -> {
      for (var body : noJson(good)) {
        // What an empty object is in some languages.
        if (!(good.bodyOptional() && body.equals("[]"))) {
          calls.refused(400, good.key(), good.at(), Optional.of(body));
        }
      }
    });
  }

  /// Each breaks another rule of the reader: syntax, numbers, one reading only, depth.
  private static List<String> noJson(Good good) {
    var whole = text(good).orElseThrow();
    var open = whole.substring(0, whole.length() - 1);
    var more = open.equals("{") ? "{" : open + ",";
    return List.of(
        "not JSON",
        "{",
        open,
        whole + "}",
        whole + whole,
        "a=1&b=2",
        "[]",
        "\"x\"",
        "7",
        "null",
        "true",
        more + "'single': 1}",
        more + "\"n\": NaN}",
        more + "\"n\": -Infinity}",
        more + "\"n\": 1e400}",
        more + "\"n\": 01}",
        more + "\"n\": " + "9".repeat(100) + "}",
        more + "\"t\": \"\u0001\"}",
        more + "\"t\": \"\\ud8\"}",
        more + "\"twice\": 1, \"twice\": 1}",
        more + "\"deep\": " + "[".repeat(40) + "]".repeat(40) + "}",
        more + "\"deep\": " + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + "}");
  }

  @TestFactory
  Stream<DynamicTest> noBodyWhereOneIsNeededIs400() {
    return withBody(good -> {
      if (!good.bodyOptional()) {
        for (var body : List.of(Optional.<String>empty(), Optional.of(""), Optional.of("  \n"))) {
          // Without an envelope to miss, the fields are what is missing.
          int status = good.envelope().isPresent() ? 400 : 422;
          calls.refused(status, good.key(), good.at(), body);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> anotherEnvelopeIs400() {
    return withBody(good -> {
      var name = good.envelope();
      for (var content : List.of("null", "[]", "\"x\"", "7", "true")) {
        boolean nothing = content.equals("null") || content.equals("[]");
        if (name.isPresent() && !(good.bodyOptional() && nothing)) {
          var body = "{\"" + name.get() + "\": " + content + "}";
          var answer = calls.refused(400, good.key(), good.at(), Optional.of(body));
          WrongCalls.names(name.get(), answer);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> moreThanAMegabyteIs413() {
    return withBody(good -> {
      var whole = text(good).orElseThrow();
      var body = whole + " ".repeat((1 << 20) + 1 - whole.length());
      calls.refused(413, good.key(), good.at(), Optional.of(body));
    });
  }

  @TestFactory
  Stream<DynamicTest> readOnlyFieldsTakeNoEffect() {
    return withBody(good -> {
      if (RouteTable.INSTRUCTIONS.contains(good.key())) {
        return;
      }
      var plain = new WrongCalls();
      var full = new WrongCalls();
      var at = WrongCalls.withSuffix(good.at());
      var one = plain.entitled(good.key()).call(good.method(), at, text(good));
      var other =
          full.entitled(good.key())
              .call(good.method(), at, good.body().map(body -> crowded(body, good).write()));
      assertEquals(one.text(), other.text());
      assertEquals(plain.contents(), full.contents());
    });
  }

  /// Who says more than is understood is not half obeyed.
  @TestFactory
  Stream<DynamicTest> anInstructionIsUnderstoodWhole() {
    return withBody(good -> {
      if (!RouteTable.INSTRUCTIONS.contains(good.key())) {
        return;
      }
      var whole = good.body().orElseThrow();
      for (var inside : List.of("", good.envelope().map(name -> name + ".").orElse(""))) {
        var body = RouteTable.with(whole, inside + "unheard_of", "{\"a\": []}");
        var answer = calls.refused(422, good.key(), good.at(), Optional.of(body));
        assertEquals(Set.of("unheard_of"), answer.at("errors").fieldMap().keySet());
      }
    });
  }

  /// Read-only fields wherever there is an object: beside the fields, in each line.
  private static Json crowded(Json json, Good good) {
    var spared =
        good.envelope()
            .map(name -> RouteTable.WRITABLE.getOrDefault(name, Set.of()))
            .orElse(Set.of());
    var fields = new LinkedHashMap<String, Json>();
    if (good.envelope().isEmpty()) {
      fields.putAll(RouteTable.READ_ONLY);
    }
    json.fieldMap()
        .forEach((name, value) -> {
          if (Optional.of(name).equals(good.envelope())) {
            var inner = new LinkedHashMap<>(RouteTable.READ_ONLY);
            inner.keySet().removeAll(spared);
            value.fieldMap().forEach((field, v) -> inner.put(field, lines(field, v)));
            fields.put(name, new Json.Obj(inner));
          } else {
            fields.put(name, value);
          }
        });
    return new Json.Obj(fields);
  }

  private static Json lines(String field, Json value) {
    if (!field.equals("line_items")) {
      return value;
    }
    return Json.array(
        value.items().stream()
            .map(line -> {
              var all = new LinkedHashMap<>(RouteTable.READ_ONLY);
              all.putAll(line.fieldMap());
              return new Json.Obj(all);
            })
            .toList());
  }

  /// The one trace that a refusal may leave, and only where the caller asked for it.
  @TestFactory
  Stream<DynamicTest> aRefusalIsKeptUnderItsIdempotencyKeyAndNothingElseIs() {
    return withBody(good -> {
      var fresh = new WrongCalls();
      var before = fresh.contentsWithoutIdempotency();
      var caller = fresh.entitled(good.key()).withIdempotencyKey("k");
      var at = WrongCalls.withSuffix(good.at());
      var first = caller.call(good.method(), at, Optional.of("not JSON"));
      var second = caller.call(good.method(), at, Optional.of("not JSON"));
      assertEquals(400, first.status(), first.text());
      assertEquals(first.text(), second.text());
      assertEquals("true", second.headers().get("idempotency-replayed"));
      assertEquals(before, fresh.contentsWithoutIdempotency());
    });
  }
}
