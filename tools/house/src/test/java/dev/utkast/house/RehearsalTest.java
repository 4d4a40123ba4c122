package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.ReadOnlyWiring;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function that is started from a snapshot has rehearsed by then, and has changed nothing.
class RehearsalTest {
  /// That something is done, or that what it is done with is not there; nothing else would come
  /// near to what callers ask for.
  private static final Set<String> GOOD = Set.of("200", "201", "404", "422");

  static Stream<String> functionsFromSnapshots() throws Exception {
    return TemplateTest.functionFolders().stream()
        .filter(folder ->
            TemplateYaml.map(
                    TemplateTest.TEMPLATE.resource(TemplateTest.functionOf(folder)), "Properties")
                .containsKey("SnapStart"));
  }

  @Test
  void thereAreSome() throws Exception {
    assertEquals(11, functionsFromSnapshots().count());
  }

  @ParameterizedTest
  @MethodSource("functionsFromSnapshots")
  void rehearsesAndChangesNothing(String folder) {
    var database = new MemoryDatabase();
    var recorded = new RecordedCalls();
    HttpRoutes.handler(folder, forSnapshot(recorded.over(MemoryWiring.standard().with(database))));

    assertFalse(recorded.calls().isEmpty(), "nothing was read");
    assertEquals(List.of(), everything(database));
  }

  @ParameterizedTest
  @MethodSource("functionsFromSnapshots")
  void rehearsesWhatIsServed(String folder) throws Exception {
    var handler = HttpRoutes.handler(folder, new ReadOnlyWiring(MemoryWiring.standard()));
    for (var event : rehearsed(handler)) {
      var answer = Invocations.invoke(handler, event);
      assertTrue(
          answer.at("isAuthorized") == Json.Bool.TRUE
              || GOOD.contains(answer.at("statusCode").write())
              // Nobody can rehearse the signature of somebody else.
              || (folder.equals("payment-webhook")
                  && answer.at("statusCode").write().equals("400")),
          () -> event.write() + " is answered " + answer.write());
    }
  }

  @Test
  void whereNoSnapshotIsTakenNothingIsRehearsed() {
    var recorded = new RecordedCalls();
    HttpRoutes.handler("draft-orders", recorded.over(MemoryWiring.standard()));

    assertTrue(recorded.calls().isEmpty());
  }

  private static List<Item> everything(MemoryDatabase database) {
    return Arrays.stream(TableName.values())
        .flatMap(table -> database.scan(table, Optional.empty(), 10).stream())
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Json> rehearsed(RequestStreamHandler handler) throws Exception {
    var method = handler.getClass().getDeclaredMethod("rehearsed");
    method.setAccessible(true);
    return (List<Json>) method.invoke(null);
  }

  private static Wiring forSnapshot(Wiring wiring) {
    return (Wiring)
        Proxy.newProxyInstance(
            Wiring.class.getClassLoader(),
            new Class<?>[] {Wiring.class},
            (_, method, arguments) -> {
              if (method.getName().equals("isForSnapshot")) {
                return true;
              }
              try {
                return method.invoke(wiring, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
