package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.memory.HttpCalls;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a function does, its role in `template.yaml` allows: a good call of every route, once more
/// under its `Idempotency-Key`, and every sample event. On a laptop nothing is forbidden, so that a
/// right that is missing would first be missed in somebody's account.
class RolesTest {

  @TestFactory
  Stream<DynamicTest> whatARouteDoesIsAllowed() {
    return HttpRoutes.all(StoredSales.inMemory()).stream()
        .map(route -> DynamicTest.dynamicTest(route.key(), () -> called(route)));
  }

  private static void called(HttpRoutes.Served route) {
    var good = RouteTable.row(route.key());
    var recorded = new RecordedCalls();
    var wiring = recorded.over(StoredSales.inMemory());
    var caller =
        new HttpCalls(HttpRoutes.handler(route.function(), wiring))
            .withScopes(TokensTable.Access.EVERY_SCOPE.toArray(String[]::new));
    var at = WrongCalls.withSuffix(good.at());
    var body = good.body().map(Json::write);
    var answer = caller.call(good.method(), at, body);
    assertTrue(answer.status() < 500, answer.text());
    if (body.isPresent()) {
      var keyed = caller.withIdempotencyKey("once");
      keyed.call(good.method(), at, body);
      keyed.call(good.method(), at, body);
    }
    assertAllowed(route.function(), recorded);
  }

  @TestFactory
  Stream<DynamicTest> whatASampleDoesIsAllowed() throws IOException {
    return EventsTest.samples()
        .map(file ->
            DynamicTest.dynamicTest(
                EventsTest.name(file),
                () -> {
                  var recorded = new RecordedCalls();
                  EventsTest.handle(file, recorded.over(StoredSales.inMemory()));
                  assertAllowed(EventsTest.function(file), recorded);
                }));
  }

  private static void assertAllowed(String folder, RecordedCalls recorded) {
    var missing = new TreeSet<>(recorded.calls());
    missing.removeAll(allowed(folder));
    assertEquals(Set.of(), missing, folder + " may not, but does");
  }

  private static Set<String> allowed(String folder) {
    var role = TemplateTest.functionOf(folder) + "Role";
    return TemplateTest.TEMPLATE.statements(role).stream()
        .flatMap(statement ->
            TemplateYaml.listed(statement.get("Action")).stream()
                .flatMap(action ->
                    TemplateYaml.listed(statement.get("Resource")).stream()
                        .map(resource -> action + " " + plain(resource))))
        .collect(Collectors.toSet());
  }

  /// `${DraftsTable.Arn}/index/by-status` to `DraftsTable/index/by-status`.
  private static String plain(String resource) {
    return resource.contains("Identity")
        ? "Identity"
        : resource
            .replaceAll("[${}]", "")
            .replaceFirst("\\.Arn", "")
            .replaceFirst("^Documents/.*", "Documents");
  }

  @Test
  void aRightThatIsMissingIsSeen() {
    var recorded = new RecordedCalls();
    var wiring = recorded.over(StoredSales.inMemory());
    new HttpCalls(HttpRoutes.handler("customers", wiring))
        .withScopes("read_customers")
        .call("GET", "customers/3001.json", Optional.empty());
    assertEquals(Set.of("dynamodb:GetItem CustomersTable"), recorded.calls());
    assertTrue(allowed("customers").containsAll(recorded.calls()));
    assertTrue(allowed("authorizer").stream().noneMatch(recorded.calls()::contains));
  }
}
