package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Invocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every sample in `events/` is walked through the handler of the function it is named after, over
/// stored sales that it speaks of; every message has its exact wire form there.
final class EventsTest {
  private static final Path EVENTS = Sources.root().resolve("events");

  /// Samples that answer something else than 200.
  private static final Map<String, Integer> STATUS =
      Map.ofEntries(
          Map.entry("catalog.create-product", 201),
          Map.entry("customers.create", 201),
          Map.entry("draft-orders.create", 201),
          Map.entry("confirm-payment.of-draft", 201),
          Map.entry("confirm-payment.of-order", 201),
          Map.entry("confirm-payment.by-customer", 303),
          Map.entry("orders.ship", 201),
          Map.entry("settings.register", 201),
          Map.entry("card-payments.back", 303),
          Map.entry("card-payments.pay", 303));

  @TestFactory
  Stream<DynamicTest> everySampleIsHandled() throws IOException {
    return samples().map(file -> DynamicTest.dynamicTest(name(file), () -> walk(file)));
  }

  static Stream<Path> samples() throws IOException {
    try (var files = Files.list(EVENTS)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.json$", "");
  }

  static String function(Path file) {
    return name(file).replaceFirst("\\..*$", "");
  }

  private static void walk(Path file) throws Exception {
    var answer = handle(file, StoredSales.inMemory());
    if (answer.at("statusCode") instanceof Json.Num(var status)) {
      assertEquals(
          STATUS.getOrDefault(name(file), 200), status.intValueExact(), answer.textAt("body"));
    }
    assertEquals(List.of(), answer.at("batchItemFailures").items());
  }

  static Json handle(Path file, Wiring wiring) throws Exception {
    var type = Class.forName(TemplateTest.handlerOf(function(file)));
    var handler = (RequestStreamHandler) type.getConstructor(Wiring.class).newInstance(wiring);
    return Invocations.invoke(handler, Files.readAllBytes(file));
  }

  @Test
  void everyFunctionHasASample() throws IOException {
    var sampled = samples().map(EventsTest::function).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(TemplateTest.functionFolders()), new TreeSet<>(sampled));
  }

  @TestFactory
  Stream<DynamicTest> everyMessageHasItsWireForm() {
    return messageTypes()
        .map(type ->
            DynamicTest.dynamicTest(
                type,
                () -> {
                  var golden = wireForm(type);
                  var message = Messages.read(golden, Message.class);
                  assertEquals(type, message.getClass().getSimpleName());
                  assertEquals(golden.strip(), Messages.write(message));
                }));
  }

  static Stream<String> messageTypes() {
    return Arrays.stream(Message.class.getPermittedSubclasses())
        .flatMap(queue -> Arrays.stream(queue.getPermittedSubclasses()))
        .map(Class::getSimpleName);
  }

  static String wireForm(String type) throws IOException {
    var file = EVENTS.resolve("messages/" + type + ".json");
    assertTrue(Files.exists(file), () -> file + " is missing: one as Messages.write writes it");
    return Files.readString(file);
  }

  @Test
  void noWireFormIsLeftOver() throws IOException {
    try (var files = Files.list(EVENTS.resolve("messages"))) {
      var types = messageTypes().toList();
      assertTrue(files.allMatch(file -> types.contains(name(file))));
    }
  }
}
