package dev.utkast.aws.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stored form of every document and message, in `src/test/resources/golden`. What is stored
/// outlives the code: a component that was renamed or removed turns a test red, and so does an enum
/// constant or a type of a sealed interface. If the change is wanted and old documents are taken
/// care of, `-Dgolden.write=true` writes the files anew.
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Pattern CODEC =
      Pattern.compile("RecordCodec\\s*\\.of\\(\\s*(?:\\w+\\.)*(\\w+)\\.class");

  /// Every type that has a codec somewhere in the deployed code.
  private static final List<String> STORED =
      List.of(
          "dev.utkast.model.draftorder.DraftOrder",
          "dev.utkast.model.order.Order",
          "dev.utkast.model.fulfillment.FulfillmentOrder",
          "dev.utkast.model.fulfillment.Fulfillment",
          "dev.utkast.model.customer.Customer",
          "dev.utkast.model.catalog.Product",
          "dev.utkast.model.catalog.Variant",
          "dev.utkast.model.catalog.Location",
          "dev.utkast.model.invoice.Invoice",
          "dev.utkast.model.payment.PaymentEntry",
          "dev.utkast.model.inventory.StockLevel",
          "dev.utkast.model.inventory.Movement",
          "dev.utkast.model.money.CrossRates$Quote",
          "dev.utkast.model.message.Message",
          "dev.utkast.aws.storage.SlipsTable$Slip",
          "dev.utkast.aws.storage.MailTable$Mail",
          "dev.utkast.aws.storage.TokensTable$Access",
          "dev.utkast.aws.storage.TokensTable$Link",
          "dev.utkast.aws.outbox.Outbox$Row",
          "dev.utkast.aws.http.Idempotency$Memory");

  static Stream<Class<?>> stored() {
    return STORED.stream().map(GoldenTest::named);
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  void theStoredFormIsTheGoldenOne(Class<?> type) throws IOException {
    hold(type.getSimpleName(), jsonOf(type, Samples.full(type)));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatIsInTheGoldenFileIsReadBackWhole(Class<?> type) throws IOException {
    var text = Files.readString(FOLDER.resolve(type.getSimpleName() + ".json"));
    assertEquals(Samples.full(type), RecordCodec.of(type).read(text));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatIsEmptyIsLeftOutAndReadsBackEmpty(Class<?> type) {
    var bare = Samples.bare(type);
    assertEquals(bare, RecordCodec.of(type).fromJson(Json.parse(jsonOf(type, bare).write())));
  }

  @Test
  void everyChoiceIsTheGoldenOne() throws IOException {
    var choices = Json.object();
    for (var choice : Samples.choices(stored().collect(Collectors.toList()))) {
      choices.put(choice.getName(), Json.array(alternatives(choice)));
    }
    hold("choices", choices.build());
  }

  @Test
  void everyChoiceIsReadBack() {
    for (var choice : Samples.choices(stored().collect(Collectors.toList()))) {
      for (var json : alternatives(choice)) {
        assertEquals(json, jsonOf(choice, RecordCodec.of(choice).fromJson(json)));
      }
    }
  }

  private static List<Json> alternatives(Class<?> choice) {
    return choice.isEnum()
        ? Stream.of(choice.getEnumConstants()).map(value -> jsonOf(choice, value)).toList()
        : Stream.of(choice.getPermittedSubclasses())
            .map(permitted -> jsonOf(choice, Samples.full(permitted)))
            .toList();
  }

  @Test
  void everyTypeWithCodecHasItsGoldenFile() throws IOException {
    var root = Path.of("..");
    try (var files = Files.walk(root)) {
      var coded =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("/src/main/java/"))
              .filter(file -> !root.relativize(file).toString().startsWith("."))
              .filter(file -> isDeployed(root.relativize(file).toString()))
              .flatMap(file -> CODEC.matcher(text(file)).results())
              .map(match -> match.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      coded.removeAll(stored().map(Class::getSimpleName).toList());
      assertEquals(List.of(), List.copyOf(coded), "add them to STORED");
    }
  }

  private static boolean isDeployed(String file) {
    return file.startsWith("shared-aws/") || file.startsWith("functions/");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Json jsonOf(Class<T> type, Object value) {
    return RecordCodec.of(type).toJson(type.cast(value));
  }

  private static void hold(String name, Json json) throws IOException {
    var file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, Pretty.of(json));
    }
    assertEquals(Files.readString(file), Pretty.of(json), name + ": see this test's Javadoc");
  }
}
