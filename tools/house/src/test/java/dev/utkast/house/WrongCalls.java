package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Calls any route over stored sales, and holds every refusal to the documented form, to silence
/// about the inside, and to having changed nothing.
final class WrongCalls {
  /// What only somebody inside would say.
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|Throwable|(java|javax|dev|com|org|software)\\.[a-z]+\\.|StreamRead|JsonRead"
              + "|Optional[\\[.]|\\bclass\\b|`|\\bat [a-z.]+\\(");

  /// The same of whatever is stored.
  private static final Map<String, HttpRoutes.Served> SERVED =
      HttpRoutes.all(StoredSales.inMemory()).stream()
          .collect(Collectors.toMap(HttpRoutes.Served::key, one -> one));

  private final MemoryWiring wiring = StoredSales.inMemory();
  private final Map<String, HttpCalls> callers = new HashMap<>();

  List<HttpRoutes.Served> served() {
    return List.copyOf(SERVED.values());
  }

  HttpRoutes.Served served(String key) {
    var found = SERVED.get(key);
    if (found == null) {
      throw new AssertionError("the table has a row for " + key + ", which nobody answers");
    }
    return found;
  }

  /// @return a caller of the route with just the scopes that it may need
  HttpCalls entitled(String key) {
    var scope = served(key).route().scope();
    var caller = anybody(key);
    var further = served(key).route().further();
    return caller.withScopes(
        Stream.concat(Stream.of(scope.isEmpty() ? "read_orders" : scope), further.stream())
            .toArray(String[]::new));
  }

  /// @return a caller without any scope
  HttpCalls anybody(String key) {
    return callers.computeIfAbsent(
        served(key).function(),
        function -> new HttpCalls(HttpRoutes.handler(function, (Wiring) wiring)));
  }

  MemoryWiring wiring() {
    return wiring;
  }

  Map<Key, Item> contents() {
    return ((MemoryDatabase) wiring.database()).contents();
  }

  Map<Key, Item> contentsWithoutIdempotency() {
    var rest = new HashMap<>(contents());
    rest.keySet().removeIf(key -> key.table() == TableName.IDEMPOTENCY);
    return rest;
  }

  /// Calls, and expects that nothing was changed whatever was answered.
  Answer harmless(String key, String at, Optional<String> body, UnaryOperator<HttpCalls> as) {
    var before = contents();
    var answer = as.apply(entitled(key)).call(served(key).route().method(), withSuffix(at), body);
    assertEquals(before, contents(), key + " changed something: " + answer.text());
    return answer;
  }

  /// Expects a refusal in the documented form.
  Answer refused(int status, String key, String at, Optional<String> body) {
    return refused(status, key, at, body, caller -> caller);
  }

  Answer refused(
      int status, String key, String at, Optional<String> body, UnaryOperator<HttpCalls> as) {
    var answer = harmless(key, at, body, as);
    assertEquals(status, answer.status(), answer.text());
    documented(answer);
    return answer;
  }

  static String withSuffix(String at) {
    if (at.startsWith("/")) {
      return at;
    }
    int mark = at.indexOf('?');
    return mark < 0 ? at + ".json" : at.substring(0, mark) + ".json" + at.substring(mark);
  }

  /// `errors` is a sentence, or sentences by field; nothing else is told.
  static void documented(Answer answer) {
    assertEquals(List.of("errors"), List.copyOf(answer.body().fieldMap().keySet()), answer.text());
    switch (answer.at("errors")) {
      case Json.Str(var sentence) -> said(sentence, answer);
      case Json.Obj(var fields) -> {
        assertFalse(fields.isEmpty(), answer.text());
        fields.forEach((field, sentences) -> {
          assertFalse(field.isBlank(), answer.text());
          assertFalse(sentences.items().isEmpty(), answer.text());
          sentences.items().forEach(sentence -> said(sentence.text().orElse(""), answer));
        });
      }
      default -> throw new AssertionError("errors in no documented form: " + answer.text());
    }
  }

  private static void said(String sentence, Answer answer) {
    assertFalse(sentence.isBlank(), answer.text());
    assertFalse(INSIDE.matcher(sentence).find(), "tells of the inside: " + sentence);
  }

  /// Expects that the errors stand under the field, or that their sentence names it.
  static void names(String field, Answer answer) {
    var errors = answer.at("errors");
    boolean named =
        errors instanceof Json.Obj(var fields)
            ? fields.containsKey(field)
            : errors.text().orElse("").contains(field);
    assertTrue(named, "does not name " + field + ": " + answer.text());
  }
}
