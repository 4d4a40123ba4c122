package dev.utkast.aws.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was once stored is still read whole. The golden files, in `src/test/resources/golden`, are
/// documents of an earlier day with something in every component: a component that was renamed,
/// removed or made to mean something else, and an enum constant or type of a sealed interface that
/// is gone, turn a test red; so does a new one that is not in its file, where nothing guards it.
///
/// `-Dgolden.write=true` writes the files anew: for what is new, and where a change is wanted and
/// old documents are taken care of.
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Path CHOICES = FOLDER.resolve("choices.json");
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
          "dev.utkast.model.shop.SalesSettings",
          "dev.utkast.model.shop.ShopIdentity",
          "dev.utkast.aws.storage.SettingsTable$StoredLogo",
          "dev.utkast.model.invoice.Invoice",
          "dev.utkast.model.refund.Refund",
          "dev.utkast.model.payment.PaymentEntry",
          "dev.utkast.model.checkout.Checkout",
          "dev.utkast.model.checkout.ReceivedEvent",
          "dev.utkast.model.inventory.StockLevel",
          "dev.utkast.model.inventory.Movement",
          "dev.utkast.model.inventory.MovementBatch",
          "dev.utkast.model.money.CrossRates$Quote",
          "dev.utkast.model.message.Message",
          "dev.utkast.model.lifecycle.OrderEvent",
          "dev.utkast.model.customer.OrderHistory$Entry",
          "dev.utkast.aws.storage.DraftsTable$BooksCurrency",
          "dev.utkast.aws.storage.SlipsTable$Slip",
          "dev.utkast.model.mail.Mail",
          "dev.utkast.aws.storage.TokensTable$Access",
          "dev.utkast.model.lifecycle.LinkTarget",
          "dev.utkast.aws.storage.OutboxTable$Row",
          "dev.utkast.aws.storage.IdempotencyTable$StoredAnswer");

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

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      for (var type : stored().toList()) {
        Files.writeString(file(type), Pretty.of(jsonOf(type, Samples.full(type))));
      }
      var choices = Json.object();
      for (var choice : Samples.choices(stored().collect(Collectors.toList()))) {
        choices.put(choice.getName(), Json.array(alternatives(choice)));
      }
      Files.writeString(CHOICES, Pretty.of(choices.build()));
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  void anEarlierDocumentIsReadWhole(Class<?> type) throws IOException {
    var golden = golden(type);
    var read = RecordCodec.of(type).read(golden);
    assertEquals(golden, Pretty.of(jsonOf(type, read)), "what is read is all that was stored");
  }

  @ParameterizedTest
  @MethodSource("stored")
  void everyComponentIsInItsGoldenFile(Class<?> type) throws IOException {
    var golden = Json.parse(golden(type));
    assertEquals(
        List.of(),
        missing("", jsonOf(type, Samples.full(type)), golden),
        () -> file(type) + " lacks what is stored: -Dgolden.write=true writes it anew");
  }

  private static List<String> missing(String path, Json full, Json golden) {
    return switch (full) {
      case Json.Obj(var fields) ->
          fields.entrySet().stream()
              .map(field ->
                  missing(path + "/" + field.getKey(), field.getValue(), golden.at(field.getKey())))
              .flatMap(List::stream)
              .toList();
      case Json.Arr(var items) when !golden.items().isEmpty() ->
          missing(path, items.getFirst(), golden.items().getFirst());
      default -> golden == Json.Null.NULL ? List.of(path) : List.of();
    };
  }

  private static String golden(Class<?> type) throws IOException {
    var file = file(type);
    assertTrue(Files.exists(file), () -> file + " is missing: -Dgolden.write=true");
    return Files.readString(file);
  }

  private static Path file(Class<?> type) {
    return FOLDER.resolve(type.getSimpleName() + ".json");
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatIsWrittenIsReadBackWhole(Class<?> type) {
    for (var value : List.of(Samples.full(type), Samples.bare(type))) {
      var text = jsonOf(type, value).write();
      assertEquals(value, RecordCodec.of(type).read(text));
    }
  }

  @Test
  void everyEarlierChoiceIsStillRead() throws IOException {
    for (var earlier : Json.parse(Files.readString(CHOICES)).fieldMap().entrySet()) {
      var choice = named(earlier.getKey());
      for (var json : earlier.getValue().items()) {
        assertEquals(json, jsonOf(choice, RecordCodec.of(choice).fromJson(json)));
      }
    }
  }

  @Test
  void everyChoiceIsInItsGoldenFile() throws IOException {
    var golden = Json.parse(Files.readString(CHOICES));
    for (var choice : Samples.choices(stored().collect(Collectors.toList()))) {
      var earlier = golden.at(choice.getName()).items();
      for (var one : alternatives(choice)) {
        assertTrue(
            earlier.stream().anyMatch(json -> isLike(one, json)),
            () -> choice + " " + one.write() + ": -Dgolden.write=true");
      }
    }
  }

  private static boolean isLike(Json one, Json earlier) {
    return one instanceof Json.Obj
        ? one.at("type").equals(earlier.at("type")) && missing("", one, earlier).isEmpty()
        : one.equals(earlier);
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
    var coded = new TreeSet<String>();
    for (var folder : List.of("../shared-aws/src/main/java", "../functions")) {
      try (var files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().contains("/src/main/java/"))
            .flatMap(file -> CODEC.matcher(text(file)).results())
            .forEach(match -> coded.add(match.group(1)));
      }
    }
    coded.removeAll(stored().map(Class::getSimpleName).toList());
    assertEquals(List.of(), List.copyOf(coded), "add them to STORED");
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
}
