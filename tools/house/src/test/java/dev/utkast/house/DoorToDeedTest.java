package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// From the door to the deed: each field that a request may have, and where what it says is found
/// again. Each row sends a value, looks for it in an answer that is asked for afterwards or in a
/// message that leaves, and does not find it where the field is left as it was. What people see is
/// looked for in what they really get: the page behind the link, the PDFs, the mails. A field that
/// a request is asked for and no row names turns the test red.
class DoorToDeedTest {
  /// Asked for and kept nowhere: a new draft keeps no lines of before, nor a new customer
  /// addresses; and a draft of before keeps its currency, so that there is no rate for its
  /// customer's.
  private static final Map<String, List<String>> ASKED_ONLY =
      Map.of(
          "POST customers", List.of("addresses[].id"),
          "POST draft_orders", List.of("line_items[].id"),
          "POST draft_orders/calculate", List.of("line_items[].id"),
          "PUT draft_orders/{id}", List.of("customer.currency"));

  /// What is calculated only makes no customer, and an address is that of a customer, with rows of
  /// its own; one that takes the place of another is told whole.
  private static boolean isOfNewCustomer(String key, String name) {
    return name.startsWith("customer.addresses[].")
        || name.startsWith("customer.default_address.")
        || (key.startsWith("PUT customers") && name.startsWith("default_address."))
        || (key.endsWith("calculate") && name.startsWith("customer."));
  }

  /// By route, what its requests were asked for.
  private final Map<String, Set<String>> asked = new TreeMap<>();

  private Answer call(WrongCalls calls, DoorToDeedTable.Row row) {
    Consumer<String> note =
        name -> asked.computeIfAbsent(row.good().key(), _ -> new TreeSet<>()).add(plain(name));
    return ScopedValue.where(Fields.ASKED, note).call(() -> call(calls, row.good(), row.said()));
  }

  private static Answer call(
      WrongCalls calls, RouteTable.Good good, List<DoorToDeedTable.Said> all) {
    var body = good.body().orElseThrow();
    var inside = good.envelope().map(name -> name + ".").orElse("");
    for (var said : all.reversed()) {
      body = Json.parse(RouteTable.with(body, inside + said.path(), said.literal()));
    }
    return everything(calls, good.key())
        .call(good.method(), WrongCalls.withSuffix(good.at()), Optional.of(body.write()));
  }

  private static HttpCalls everything(WrongCalls calls, String key) {
    return calls.anybody(key).withScopes(TokensTable.Access.EVERY_SCOPE.toArray(String[]::new));
  }

  @TestFactory
  Stream<DynamicTest> whatIsSaidIsFound() {
    var rows =
        DoorToDeedTable.rows().stream()
            .map(row -> DynamicTest.dynamicTest(row.toString(), () -> assertFound(row)));
    return Stream.concat(
        rows, Stream.of(DynamicTest.dynamicTest("all there is", this::assertAllHaveTheirRow)));
  }

  private void assertFound(DoorToDeedTable.Row row) {
    var calls = new WrongCalls();
    var answer = call(calls, row);
    if (row.found().path().equals("refused")) {
      assertEquals(422, answer.status(), answer.text());
      WrongCalls.names(row.field(), answer);
      return;
    }
    assertEquals(2, answer.status() / 100, answer.text());
    assertTrue(isFound(calls, row, answer), () -> "not found for " + row);
    var unsaid = new WrongCalls();
    var otherwise = call(unsaid, row.good(), row.said().subList(1, row.said().size()));
    assertFalse(
        otherwise.status() / 100 == 2 && isFound(unsaid, row, otherwise),
        () -> "found also where it is not said: " + row);
  }

  private static boolean isFound(WrongCalls calls, DoorToDeedTable.Row row, Answer answer) {
    return switch (row.found().path()) {
      case "message" -> holds(calls, TableName.OUTBOX, row.found().literal());
      case "stored" -> holds(calls, TableName.ORDERS, row.found().literal());
      default -> {
        var wanted = Json.parse("[" + row.found().literal() + "]").items().getFirst();
        var place = row.found().path().replaceFirst("^@[^ ]+ ", "");
        yield wanted.write().equals(at(read(calls, row, answer), place).write());
      }
    };
  }

  private static boolean holds(WrongCalls calls, TableName table, String text) {
    return calls.contents().entrySet().stream()
        .filter(entry -> entry.getKey().table() == table)
        .anyMatch(entry -> entry.getValue().doc().contains(text));
  }

  /// Of what is calculated only, the answer is all there is.
  private static Json read(WrongCalls calls, DoorToDeedTable.Row row, Answer answer) {
    var inside = answer.body().fieldMap().values().stream().findFirst().orElse(answer.body());
    if (row.good().path().endsWith("/calculate")) {
      return inside;
    }
    boolean elsewhere = row.found().path().startsWith("@");
    var path =
        elsewhere
            ? row.found().path().substring(1).split(" ")[0]
            : DoorToDeedTable.READ_AT
                .getOrDefault(row.good().path(), row.good().at())
                .replace("*", inside.at("id").write());
    var key =
        RouteTable.rows().stream()
            .filter(good -> good.method().equals("GET"))
            .map(RouteTable.Good::key)
            .filter(route ->
                path.split("[?]")[0].matches(route.substring(4).replaceAll("[{]id[}]", "[0-9]+")))
            .findFirst()
            .orElseThrow();
    var read = everything(calls, key).get(WrongCalls.withSuffix(path));
    assertEquals(200, read.status(), read.text());
    var told = read.body().fieldMap().values().stream().findFirst().orElseThrow();
    return told instanceof Json.Arr ? read.body() : told;
  }

  private static Json at(Json json, String path) {
    var value = json;
    for (var step : path.replace("[", ".").replace("]", "").split("[.]")) {
      value =
          step.matches("[0-9]+")
              ? value.items().size() > Integer.parseInt(step)
                  ? value.items().get(Integer.parseInt(step))
                  : Json.Null.NULL
              : value.at(step);
    }
    return value;
  }

  /// Whatever a request is asked for has its row; what holds others of them needs none.
  private void assertAllHaveTheirRow() {
    var missing = new TreeSet<String>();
    asked.forEach((key, names) -> {
      var told = new TreeSet<>(ASKED_ONLY.getOrDefault(key, List.of()));
      DoorToDeedTable.rows().stream()
          .filter(row -> row.good().key().equals(key))
          .forEach(row -> told.add(plain(row.field())));
      names.stream()
          .filter(name -> !told.contains(name))
          .filter(name -> !isOfNewCustomer(key, name))
          .filter(name -> !isWithinRefused(key, name))
          .filter(name ->
              told.stream()
                  .noneMatch(one -> one.startsWith(name + ".") || one.startsWith(name + "[")))
          .forEach(name -> missing.add(key + " " + name));
    });
    assertEquals(Set.of(), missing);
  }

  /// The rows of what people see of it, in as few sales as can have them all.
  @TestFactory
  Stream<DynamicTest> whatIsSaidIsSeenWhereItShould() {
    var sales = new ArrayList<List<DoorToDeedTable.Row>>();
    for (var row : DoorToDeedTable.rows()) {
      if (row.seen().isPresent()) {
        sales.stream()
            .filter(sale -> sale.stream().allMatch(other -> go(row, other)))
            .findFirst()
            .orElseGet(() -> {
              sales.add(new ArrayList<>());
              return sales.getLast();
            })
            .add(row);
      }
    }
    return sales.stream()
        .map(rows ->
            DynamicTest.dynamicTest(
                rows.getFirst() + " and " + (rows.size() - 1) + " more", () -> assertSeen(rows)));
  }

  /// Whether both can be said of one sale, and be told apart in it.
  private static boolean go(DoorToDeedTable.Row one, DoorToDeedTable.Row other) {
    return one.good().equals(other.good())
        && !isAlone(one)
        && !isAlone(other)
        && !one.seen().get().text().equals(other.seen().get().text())
        && one.said().stream()
            .noneMatch(said ->
                other.said().stream()
                    .anyMatch(there ->
                        !said.equals(there)
                            && (said.path().startsWith(there.path())
                                || there.path().startsWith(said.path()))));
  }

  private static boolean isAlone(DoorToDeedTable.Row row) {
    return row.seen().filter(DoorToDeedTable.Seen::alone).isPresent();
  }

  private static void assertSeen(List<DoorToDeedTable.Row> rows) {
    var calls = new WrongCalls();
    var good = rows.getFirst().good();
    var answer = call(calls, good, rows.stream().flatMap(row -> row.said().stream()).toList());
    assertEquals(2, answer.status() / 100, answer.text());
    var texts = Deeds.after(calls, good, answer);
    assertAll(
        rows.stream()
            .map(row -> {
              var seen = row.seen().orElseThrow();
              var word = Pattern.compile("(?<!\\w)" + Pattern.quote(seen.text()) + "(?!\\w)");
              var in =
                  texts.keySet().stream()
                      .filter(name -> word.matcher(texts.get(name)).find())
                      .collect(Collectors.toCollection(TreeSet::new));
              return () -> assertEquals(seen.in(), in, row.toString());
            }));
  }

  /// What is refused whole needs no rows for what is in it.
  private static boolean isWithinRefused(String key, String name) {
    return DoorToDeedTable.rows().stream()
        .filter(row -> row.good().key().equals(key) && row.found().path().equals("refused"))
        .anyMatch(row -> name.startsWith(row.field() + ".") || name.startsWith(row.field() + "["));
  }

  private static String plain(String name) {
    return name.replaceAll("[0-9]+", "");
  }

  /// Every route with a body has a row, so that what it asks is seen at all.
  @Test
  void everyRouteWithABodyIsTried() {
    var tried = new TreeSet<String>();
    DoorToDeedTable.rows().forEach(row -> tried.add(row.good().key()));
    var without =
        RouteTable.rows().stream()
            .filter(good -> good.body().filter(body -> !body.fieldMap().isEmpty()).isPresent())
            .map(RouteTable.Good::key)
            .filter(key -> !tried.contains(key))
            .toList();
    assertEquals(List.of(), without);
  }
}
