package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.sales.Books;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import dev.utkast.local.template.TemplateReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a start refuses is told in one line that names the way out.
class StartTest {
  private static final Path SHOP = Path.of("../../template.yaml");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot 8081",
        "--port",
        "--port http",
        "--port -1",
        "--port 99999999999",
        "--set ShopCurrency",
        "--env HOME",
        "--env =x",
        "--visibility soon"
      })
  void wordsThatAreNotUnderstoodLeadToTheHelp(String words) {
    var line =
        refusal(IllegalArgumentException.class, () -> LocalCommand.options(words.split(" ")));
    assertTrue(line.contains(words.split(" ")[0]), line);
    assertTrue(line.endsWith("; see ./utkast up --help"), line);
  }

  @Test
  void theStateLiesWhereTokenAndVerifyLook() {
    assertTrue(LocalCommand.options().state.endsWith(Path.of(".utkast", "shop")));
    assertEquals(Path.of("x"), LocalCommand.options("--state", "x").state);
  }

  @Test
  void aStateWithRatesOfItsOwnFetchesThose() throws IOException {
    var rates = Files.writeString(folder.resolve("ecb-rates.csv"), "2003-01-06,USD,1.0392\n");
    var state = folder.toString();
    assertEquals(Optional.of(rates), LocalCommand.options("--state", state).rates);
    var other = LocalCommand.options("--state", state, "--rates", "other.csv");
    assertEquals(Optional.of(Path.of("other.csv")), other.rates);
  }

  @Test
  void whoStartsIsToldWhereTheRatesAreFrom() {
    var table = Optional.of(Path.of("rates.csv"));
    var fetched = new Answer.Success("{}");
    var failed = new Answer.Failure("Unusable", "nobody answers", "{}");
    assertEquals("fetched from rates.csv", LocalCommand.told(table, fetched));
    assertEquals(
        "fetched from the European Central Bank", LocalCommand.told(Optional.empty(), fetched));
    var none = LocalCommand.told(table, failed);
    assertTrue(none.startsWith("none, until ") && none.contains("nobody answers"), none);
    var bundled = LocalCommand.told(Optional.empty(), failed);
    assertTrue(bundled.startsWith("of ") && bundled.contains(", bundled, until "), bundled);
  }

  @Test
  void aTableWithoutRatesIsRefused() throws IOException {
    var empty = Files.writeString(folder.resolve("empty.csv"), "day;currency\n");
    for (var file : new Path[] {empty, folder.resolve("nowhere.csv"), folder}) {
      var line =
          refusal(IllegalArgumentException.class, () -> new ReferenceRates(Optional.of(file)));
      assertTrue(line.startsWith(file.toString()), line);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      var ports = new ServicePorts(taken, 1, 2, 3, 4, 5, 6);
      var line = refusal(IllegalStateException.class, ports::requireFree);
      assertTrue(line.startsWith("port " + taken + " is taken; --port N"), line);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1023, 65_529, 70_000, -5})
  void aPortThatCannotBeIsRefused(int first) {
    var line = refusal(IllegalArgumentException.class, () -> ServicePorts.from(first));
    assertTrue(line.contains("1024 to 65528, or 0"), line);
  }

  @Test
  void aStateThatIsAFileIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    for (var state : new Path[] {file, file.resolve("below"), Path.of("/proc/nowhere/state")}) {
      var line = refusal(IllegalStateException.class, () -> StateFolder.open(state, false));
      assertTrue(line.contains(state.toString()) && line.contains("--state"), line);
      assertFalse(line.contains("Exception"), line);
    }
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("letters.txt"), "dear");
    for (boolean fresh : new boolean[] {false, true}) {
      var line = refusal(IllegalStateException.class, () -> StateFolder.open(folder, fresh));
      assertTrue(line.contains("holds other things than a local system"), line);
    }
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void theFolderOfAReplayMayHoldASystemToo() throws IOException {
    Files.writeString(folder.resolve("replay-steelwheels.journal"), "");
    StateFolder.open(folder, false).close();
  }

  @Test
  void aStateThatIsInUseIsRefused() throws IOException {
    try (var first = StateFolder.open(folder, false)) {
      var line = refusal(IllegalStateException.class, () -> StateFolder.open(folder, false));
      assertTrue(line.contains(first.path() + "; stop it first"), line);
    }
  }

  @Test
  void whatWasSetIsKeptUntilItIsSetOtherwiseOrForgotten() throws IOException {
    try (var state = StateFolder.open(folder, false)) {
      parameters(state, Map.of("Name", "Bücher & Söhne=Gut", "Gone", "x")).keep();
    }
    try (var state = StateFolder.open(folder, false)) {
      assertEquals("Bücher & Söhne=Gut", parameters(state, Map.of()).values().get("Name"));
      assertEquals("Oak", parameters(state, Map.of("Name", "Oak")).values().get("Name"));
      var later = new StateParameters(state, Set.of("Name"), Map.of());
      assertFalse(later.values().containsKey("Gone"), "the template has it no longer");
    }
    try (var state = StateFolder.open(folder, true)) {
      assertEquals(Map.of(), parameters(state, Map.of()).values());
    }
  }

  private static StateParameters parameters(StateFolder state, Map<String, String> given)
      throws IOException {
    return new StateParameters(state, Set.of("Name", "Gone"), given);
  }

  /// What lies in a state and was damaged is not thrown away, and not gone on with.
  @ParameterizedTest
  @ValueSource(strings = {"shop.properties", "token", "clock", "queues/messages.mv.db"})
  void aDamagedStateIsRefused(String file) throws IOException {
    for (int size : new int[] {5, 100_000}) {
      var damaged = folder.resolve(file);
      Files.createDirectories(damaged.resolveSibling("."));
      var noise = new byte[size];
      new java.util.Random(size).nextBytes(noise);
      Files.write(damaged, noise);
      var options = TestSystem.options(folder);
      var line = refusal(IllegalStateException.class, () -> LocalSystem.start(options));
      assertTrue(line.contains(damaged + " is ") && line.contains("--fresh"), line);
      assertArrayEquals(noise, Files.readAllBytes(damaged));
    }
  }

  @Test
  void queuesWithAHoleAreRefused() throws IOException {
    try (var system = new TestSystem(TestSystem.options(folder))) {
      system.send("work-dlq", "kept");
    }
    assertFalse(Files.exists(folder.resolve("queues/messages.trace.db")), "closed in good order");
    var file = folder.resolve("queues/messages.mv.db");
    var bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 8192, bytes.length, (byte) 7);
    Files.write(file, bytes);
    var options = TestSystem.options(folder);
    var line = refusal(IllegalStateException.class, () -> LocalSystem.start(options));
    assertTrue(line.contains(file + " cannot be read") && line.contains("--fresh"), line);
  }

  @Test
  void booksOfOneCurrencyDoNotGoOnInAnother() throws IOException {
    var state = folder.resolve("state");
    var dollars = LocalOptions.of(shopTemplate(), state).withParameter("Currency", "USD");
    try (var system = LocalSystem.start(dollars)) {
      new Books(new DynamoDatabase(system.services().dynamoDb(), _ -> "Drafts"))
          .open(CurrencyUnit.USD);
    }
    var euros = dollars.withParameter("Currency", "EUR");
    var line = refusal(IllegalStateException.class, () -> LocalSystem.start(euros));
    assertTrue(line.startsWith("the books in " + state + " are kept in USD and cannot"), line);
    assertTrue(line.contains("--set ShopCurrency=USD") && line.endsWith("with --fresh"), line);
    try (var again = LocalSystem.start(LocalOptions.of(shopTemplate(), state))) {
      assertEquals("USD", again.environment().get("SHOP_CURRENCY"), "what was refused is not kept");
    }
    LocalSystem.start(euros.withFresh(true)).close();
  }

  /// The test template as that of a shop.
  private Path shopTemplate() throws IOException {
    var text =
        Files.readString(TestSystem.TEMPLATE)
            .replace(
                "  Greeting:\n", "  Currency:\n    Type: String\n  Greeting:\n    Default: Hej\n")
            .replace(
                "        TABLE_NOTES: !Ref Notes\n",
                """
                        TABLE_NOTES: !Ref Notes
                        TABLE_DRAFTS: !Ref Drafts
                        SHOP_NAME: Oak
                        SHOP_EMAIL: oak@example.com
                        SHOP_CURRENCY: !Ref Currency
                        SHOP_COUNTRY: DE
                        SHOP_TIME_ZONE: Europe/Berlin
                """)
            .replace(
                "Resources:\n",
                """
                Resources:
                  Drafts:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: Drafts
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions:
                        - {AttributeName: pk, AttributeType: S}
                        - {AttributeName: sk, AttributeType: S}
                        - {AttributeName: status, AttributeType: S}
                        - {AttributeName: id16, AttributeType: S}
                      KeySchema:
                        - {AttributeName: pk, KeyType: HASH}
                        - {AttributeName: sk, KeyType: RANGE}
                      GlobalSecondaryIndexes:
                        - IndexName: by-status
                          KeySchema:
                            - {AttributeName: status, KeyType: HASH}
                            - {AttributeName: id16, KeyType: RANGE}
                          Projection: {ProjectionType: KEYS_ONLY}
                """);
    return Files.writeString(folder.resolve("template.yaml"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.yaml", "."})
  void aTemplateThatIsNoFileIsRefused(String name) {
    var file = folder.resolve(name);
    var line = refusal(TemplateException.class, () -> TemplateReader.read(file));
    assertEquals("there is no template " + file + "; name one with --template", line);
  }

  @Test
  void aTemplateThatIsNoYamlIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("broken.yaml"), "Resources:\n  A: [1\n");
    var line = refusal(TemplateException.class, () -> TemplateReader.read(file));
    assertTrue(line.startsWith(file + " is no template that can be read: line 3: "), line);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 43_201})
  void aVisibilityThatNoQueueHasIsRefused(int seconds) {
    var line =
        refusal(
            IllegalArgumentException.class,
            () ->
                LocalOptions.of(SHOP, folder)
                    .withVisibility(Optional.of(Duration.ofSeconds(seconds))));
    assertTrue(line.contains("1 to 43200 seconds"), line);
  }

  @ParameterizedTest
  @CsvSource({
    "ShopCurrency, euro",
    "ShopCurrency, EURO",
    "ShopCountry, Norway",
    "ShopCountry, UK",
    "ShopCurrency, XAU",
    "ShopName, \u200b",
    "ShopName, '\u3000 \u2060'",
    "ShopNmae, Oak",
  })
  void aValueThatTheTemplateDoesNotAllowIsRefused(String name, String value) {
    var line = refusal(TemplateException.class, () -> model(Map.of(name, value)));
    assertTrue(line.contains(name), line);
  }

  @ParameterizedTest
  @CsvSource({
    "ShopCurrency, XQZ",
    "ShopCountry, ZZ",
    "ShopTimeZone, Mars/Phobos",
    "ReminderDays, 'soon,later'",
  })
  void aShopThatNoFunctionCouldReadIsRefused(String name, String value) {
    new LocalShop(model(Map.of()));
    var line = refusal(RuntimeException.class, () -> new LocalShop(model(Map.of(name, value))));
    assertTrue(line.contains(value), line);
  }

  /// The default is that of the default country.
  @Test
  void aShopElsewhereSaysInWhichTimeZoneItIs() {
    var line = refusal(TemplateException.class, () -> model(Map.of("ShopCountry", "NL")));
    assertTrue(line.startsWith("ShopTimeZone is that of New York"), line);
    new LocalShop(model(Map.of("ShopCountry", "NL", "ShopTimeZone", "Europe/Amsterdam")));
    new LocalShop(model(Map.of("ShopTimeZone", "America/Los_Angeles")));
  }

  private static SystemModel model(Map<String, String> parameters) {
    var here = Locality.of(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:2"));
    return SystemModel.of(TemplateReader.read(SHOP), here, parameters, Map.of());
  }

  private static String refusal(
      Class<? extends Exception> type, org.junit.jupiter.api.function.Executable start) {
    var line = String.valueOf(assertThrows(type, start).getMessage());
    assertFalse(Pattern.compile("\\R").matcher(line).find(), line);
    return line;
  }
}
