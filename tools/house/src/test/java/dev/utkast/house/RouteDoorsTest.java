package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.TokensTable;
import dev.utkast.testkit.HttpCalls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The gateway's doors in `template.yaml` and the routes behind them: every route can be reached,
/// no door leads to nothing, and only customers' links come in without an access token.
class RouteDoorsTest {
  private static final String API = "admin/api/{version}/";

  private final List<HttpRoutes.Served> served = HttpRoutes.all(StoredSales.inMemory());
  private final List<Door> doors = doors();

  /// One HTTP event of a function in the template.
  private record Door(String function, String method, List<String> path, boolean open) {

    boolean leadsTo(HttpRoutes.Served route) {
      return (method.equals("ANY") || method.equals(route.route().method())) && holds(place(route));
    }

    private boolean holds(List<String> asked) {
      boolean greedy = path.getLast().endsWith("+}");
      if (greedy ? asked.size() < path.size() : asked.size() != path.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (!path.get(i).startsWith("{") && !path.get(i).equals(asked.get(i))) {
          return false;
        }
      }
      return true;
    }

    /// As the gateway chooses: a whole path before one with a greedy end, more words before fewer.
    int precision() {
      boolean greedy = path.getLast().endsWith("+}");
      long words = path.stream().filter(step -> !step.startsWith("{")).count();
      return (greedy ? 0 : 100) + (int) words;
    }
  }

  private static List<String> place(HttpRoutes.Served route) {
    var whole = route.open() ? route.path() : API + route.path() + ".json";
    return List.of(whole.split("/"));
  }

  private static List<Door> doors() {
    var found = new ArrayList<Door>();
    for (var function : TemplateTest.functions().values()) {
      var folder =
          TemplateYaml.text(function, "Properties", "CodeUri").replaceFirst("^functions/", "");
      for (var event : TemplateYaml.map(function, "Properties", "Events").values()) {
        if (TemplateYaml.text(event, "Type").equals("HttpApi")) {
          found.add(door(folder, event));
        }
      }
    }
    return found;
  }

  private static Door door(String folder, Object event) {
    var path = TemplateYaml.text(event, "Properties", "Path").replaceFirst("^/", "");
    var open = TemplateYaml.text(event, "Properties", "Auth", "Authorizer").equals("NONE");
    return new Door(
        folder, TemplateYaml.text(event, "Properties", "Method"), List.of(path.split("/")), open);
  }

  @TestFactory
  Stream<DynamicTest> theGatewayLeadsToTheFunctionThatAnswers() {
    return served.stream()
        .map(route ->
            DynamicTest.dynamicTest(
                route.key(),
                () -> {
                  var door =
                      doors.stream()
                          .filter(one -> one.leadsTo(route))
                          .max(Comparator.comparingInt(Door::precision));
                  assertEquals(Optional.of(route.function()), door.map(Door::function));
                  assertEquals(Optional.of(route.open()), door.map(Door::open));
                }));
  }

  @Test
  void noDoorLeadsToNothing() {
    var blind =
        doors.stream()
            .filter(door ->
                served.stream()
                    .noneMatch(
                        route -> route.function().equals(door.function()) && door.leadsTo(route)))
            .toList();
    assertEquals(List.of(), blind);
  }

  @Test
  void everyFunctionWithADoorHasRoutesAndTheReverse() {
    var withDoors = doors.stream().map(Door::function).collect(Collectors.toSet());
    var withRoutes = served.stream().map(HttpRoutes.Served::function).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(withDoors), new TreeSet<>(withRoutes));
  }

  @Test
  void noTwoFunctionsAnswerTheSameCall() {
    var twice =
        served.stream()
            .collect(Collectors.groupingBy(HttpRoutes.Served::key, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), twice);
  }

  /// What only looks needs no right to write, and what writes is not done with a right to read.
  @Test
  void scopesFollowMethods() {
    var asksOnly = List.of("GET", "POST draft_orders/calculate");
    for (var route : served) {
      var scope = route.route().scope();
      boolean reads = asksOnly.contains(route.route().method()) || asksOnly.contains(route.key());
      if (!scope.isEmpty()) {
        assertEquals(reads ? "read" : "write", scope.split("_")[0], route.key());
      }
    }
  }

  @Test
  void aFullAccessTokenReachesEveryRoute() {
    var granted = TokensTable.Access.EVERY_SCOPE;
    for (var route : served) {
      var scope = route.route().scope().replaceFirst("^read_", "write_");
      assertTrue(scope.isEmpty() || granted.contains(scope), route.key() + " needs " + scope);
    }
  }

  /// Customers' links: what they present is a secret or it is nothing, and looking changes nothing.
  @TestFactory
  Stream<DynamicTest> aLinkThatLeadsNowhereTellsNothing() {
    var calls = new WrongCalls();
    var secret = StoredSales.LINK_SECRET;
    var wrong =
        List.of(
            "x",
            "1001",
            "%00",
            "%2e%2e",
            "..%2f..%2fetc",
            "<script>",
            secret.toLowerCase(java.util.Locale.ROOT),
            secret.substring(1),
            secret + "A",
            dev.utkast.aws.http.Digests.sha256(secret),
            "a".repeat(8_000));
    return RouteTable.rows().stream()
        .filter(good -> calls.served(good.key()).forCustomers())
        .flatMap(good ->
            wrong.stream()
                .map(
                    token -> good.at().replace(secret, token).replace(StoredSales.PAID_LINK, token))
                .map(at ->
                    DynamicTest.dynamicTest(
                        good.key() + " " + at.substring(0, Math.min(40, at.length())),
                        () -> {
                          var answer =
                              calls.harmless(
                                  good.key(), at, Optional.empty(), HttpCalls::withScopes);
                          assertEquals(404, answer.status(), answer.text());
                          assertTrue(!answer.text().contains("Utkast Trading"), answer.text());
                          assertTrue(!answer.text().contains("<script"), answer.text());
                        })));
  }

  @TestFactory
  Stream<DynamicTest> lookingChangesNothing() {
    var calls = new WrongCalls();
    return RouteTable.rows().stream()
        .filter(good -> good.method().equals("GET"))
        .map(good ->
            DynamicTest.dynamicTest(
                good.key(),
                () -> {
                  var answer = calls.harmless(good.key(), good.at(), Optional.empty(), c -> c);
                  // Who comes back from the provider is led to the page of the link.
                  int expected = good.key().endsWith("/paid/{id}") ? 303 : 200;
                  assertEquals(expected, answer.status(), answer.text());
                }));
  }
}
