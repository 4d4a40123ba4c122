package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.memory.HttpCalls.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// From the door to the deed: each field that a request may have, and where what it says is found
/// again. Each row sends a value that nothing else has, and looks for it in an answer that is asked
/// for afterwards, or in a message that leaves; a field that a request is asked for and no row
/// names turns the first test red.
class DoorToDeedTest {
  /// Asked for and kept nowhere: a new draft keeps no lines of before, and what is calculated only
  /// makes no customer (an address is that of a customer, with rows of its own).
  private static final List<String> ASKED_ONLY =
      List.of(
          "POST draft_orders line_items[].id",
          "POST draft_orders/calculate line_items[].id",
          "POST draft_orders/calculate customer.first_name",
          "POST draft_orders/calculate customer.last_name",
          "POST draft_orders/calculate customer.phone",
          "POST draft_orders/calculate customer.note",
          "POST draft_orders/calculate customer.tags",
          "POST draft_orders/calculate customer.tax_exempt",
          "POST draft_orders/calculate customer.addresses");

  /// As a customer's own, above.
  private static boolean isAddressOfNewCustomer(String name) {
    return name.startsWith("customer.addresses[].");
  }

  private static Answer call(WrongCalls calls, DoorToDeedTable.Row row) {
    var body = row.good().body().orElseThrow();
    var inside = row.good().envelope().map(name -> name + ".").orElse("");
    for (var said : row.said()) {
      body = Json.parse(RouteTable.with(body, inside + said.path(), said.literal()));
    }
    return everything(calls, row.good().key())
        .call(
            row.good().method(), WrongCalls.withSuffix(row.good().at()), Optional.of(body.write()));
  }

  private static dev.utkast.memory.HttpCalls everything(WrongCalls calls, String key) {
    return calls.anybody(key).withScopes(TokensTable.Access.EVERY_SCOPE.toArray(String[]::new));
  }

  @TestFactory
  Stream<DynamicTest> whatIsSaidIsFound() {
    return DoorToDeedTable.rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> assertFound(row)));
  }

  private static void assertFound(DoorToDeedTable.Row row) {
    var calls = new WrongCalls();
    var answer = call(calls, row);
    if (row.found().path().equals("refused")) {
      assertEquals(422, answer.status(), answer.text());
      WrongCalls.names(row.field(), answer);
      return;
    }
    assertEquals(2, answer.status() / 100, answer.text());
    switch (row.found().path()) {
      case "message" -> assertHolds(calls, TableName.OUTBOX, row.found().literal());
      case "stored" -> assertHolds(calls, TableName.ORDERS, row.found().literal());
      default -> assertRead(calls, row, answer);
    }
  }

  private static void assertHolds(WrongCalls calls, TableName table, String text) {
    assertTrue(
        calls.contents().entrySet().stream()
            .filter(entry -> entry.getKey().table() == table)
            .anyMatch(entry -> entry.getValue().doc().contains(text)),
        "nothing in " + table + " has " + text);
  }

  private static void assertRead(WrongCalls calls, DoorToDeedTable.Row row, Answer answer) {
    var read = read(calls, row, answer);
    var wanted = Json.parse("[" + row.found().literal() + "]").items().getFirst();
    var place = row.found().path().replaceFirst("^@[^ ]+ ", "");
    assertEquals(wanted.write(), at(read, place).write(), read.write());
  }

  /// Of what is calculated only, the answer is all there is.
  private static Json read(WrongCalls calls, DoorToDeedTable.Row row, Answer answer) {
    var inside = answer.body().fieldMap().values().stream().findFirst().orElse(answer.body());
    if (row.good().path().equals("draft_orders/calculate")) {
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
  @Test
  void everyFieldThatIsAskedForHasItsRow() {
    var asked = new LinkedHashMap<String, TreeSet<String>>();
    for (var row : DoorToDeedTable.rows()) {
      Consumer<String> note =
          name -> asked.computeIfAbsent(row.good().key(), _ -> new TreeSet<>()).add(plain(name));
      ScopedValue.where(Fields.ASKED, note).run(() -> call(new WrongCalls(), row));
    }
    var missing = new TreeSet<String>();
    asked.forEach((key, names) -> {
      var told = new TreeSet<String>();
      DoorToDeedTable.rows().stream()
          .filter(row -> row.good().key().equals(key))
          .forEach(row -> row.said().forEach(said -> told.add(plain(said.path()))));
      DoorToDeedTable.rows().stream()
          .filter(row -> row.good().key().equals(key))
          .forEach(row -> told.add(plain(row.found().path())));
      names.stream()
          .filter(name -> !told.contains(name) && !ASKED_ONLY.contains(key + " " + name))
          .filter(name -> !isAddressOfNewCustomer(name))
          .filter(name -> !isWithinRefused(key, name))
          .filter(name ->
              told.stream()
                  .noneMatch(one -> one.startsWith(name + ".") || one.startsWith(name + "[")))
          .forEach(name -> missing.add(key + " " + name));
    });
    assertEquals(List.of(), List.copyOf(missing));
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
