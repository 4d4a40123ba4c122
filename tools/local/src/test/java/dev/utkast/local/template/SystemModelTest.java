package dev.utkast.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.text.MailAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class SystemModelTest {

  private static final Locality HERE =
      Locality.of(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:8082"));
  private static final Path TEMPLATE = Path.of("src/test/resources/template.yaml");

  private static SystemModel model(Map<String, String> settings) {
    return SystemModel.of(TemplateReader.read(TEMPLATE), HERE, settings, Map.of());
  }

  @Test
  void resourcesAreAsTheTemplateSays() {
    var model = model(Map.of("Greeting", "Hej"));
    var notes = model.tables().getFirst();
    assertEquals("utkast-notes", notes.name());
    assertEquals(new TableSpec.Key("pk", Optional.of("sk")), notes.key());
    assertEquals(List.of("by-kind"), notes.indexes().stream().map(TableSpec.Index::name).toList());
    assertEquals(Optional.of("expires"), notes.expiryAttribute());
    assertEquals(
        StreamViewType.NEW_IMAGE,
        model.tables().get(1).request().streamSpecification().streamViewType());
    assertEquals(
        List.of("work-dlq", "steps-dlq.fifo"),
        model.deadLetterQueues().stream().map(QueueSpec::name).toList());
    assertEquals(
        Duration.ofMinutes(5),
        model.api().orElseThrow().authorizers().values().iterator().next().lifetime());
  }

  @Test
  void aConditionDecidesWhatExists() {
    assertFalse(
        model(Map.of("Greeting", "x")).queues().stream()
            .anyMatch(queue -> queue.logicalId().equals("Never")));
    assertTrue(
        model(Map.of("Greeting", "x", "Stage", "production")).queues().stream()
            .anyMatch(queue -> queue.logicalId().equals("Never")));
  }

  /// A setting under another name than a route's would throttle nothing.
  @Test
  void theShopsRoutesAreThrottledByTheirKeys() {
    var shop = SystemModel.of(Path.of("../../template.yaml"), HERE);
    var api = shop.api().orElseThrow();
    assertEquals(Optional.of(new HttpApiSpec.Throttling(500, 1000)), api.throttling());
    assertEquals(
        Map.of(
            "GET /invoices/{token}", new HttpApiSpec.Throttling(10, 20),
            "GET /invoices/{token}/document.pdf", new HttpApiSpec.Throttling(10, 20),
            "GET /invoices/{token}/receipt.pdf", new HttpApiSpec.Throttling(10, 20),
            "GET /invoices/{token}/paid/{id}", new HttpApiSpec.Throttling(10, 20),
            "POST /invoices/{token}/confirm", new HttpApiSpec.Throttling(10, 20),
            "POST /invoices/{token}/pay", new HttpApiSpec.Throttling(10, 20),
            "POST /webhooks/stripe", new HttpApiSpec.Throttling(50, 100)),
        api.routeThrottling());
    var keys =
        shop.functions().stream()
            .flatMap(function -> function.events().stream())
            .filter(EventSource.HttpRoute.class::isInstance)
            .map(EventSource.HttpRoute.class::cast)
            .map(route -> route.method() + " " + route.path())
            .toList();
    assertTrue(keys.containsAll(api.routeThrottling().keySet()), keys::toString);
  }

  @Test
  void parametersMustBeKnownAndGiven() {
    assertThrows(TemplateException.class, () -> model(Map.of()));
    assertThrows(TemplateException.class, () -> model(Map.of("Greeting", "x", "Nobody", "y")));
  }

  /// As CloudFormation does, before anything exists.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "shop@localhost",
        "jürgen@example.com",
        "shop@bücher.example",
        "a@b_c.com",
        "a@b-.com",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a..b@example.com",
        "a@example.com.",
        "",
        "Shop <a@example.com>",
        "a@example.com\nb@example.com",
        "a@example.com\u00a0"
      })
  void theShopsSenderIsAnAddressThatMailsCanComeFrom(String sender) {
    var template = TemplateReader.read(Path.of("../../template.yaml"));
    assertEquals(Optional.empty(), MailAddress.parse(sender).filter(a -> a.ascii().equals(sender)));
    var failure =
        assertThrows(
            TemplateException.class,
            () -> SystemModel.of(template, HERE, Map.of("ShopEmail", sender), Map.of()));
    assertTrue(String.valueOf(failure.getMessage()).contains("ShopEmail"));
    SystemModel.of(template, HERE, Map.of("ShopEmail", "o'hara+x@xn--bcher-kva.example"), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !GetAtt Work.Arn       | !GetAtt Nowhere.Arn  | Nowhere
          !Ref Stage             | !Ref Nothing         | Nothing
          !FindInMap             | !Frobnicate          | Frobnicate
          Type: ScheduleV2       | Type: Kafka          | Kafka
          AWS::IAM::Role         | AWS::Events::Rule    | SomeRole
          FifoQueue: true        | FifoQueue: false     | .fifo
          AttributeType: S       | AttributeKind: S     | Notes is no table
          Type: HttpApi          | Type: Schedule       | Schedule
          Method: GET            | Method: "*"          | Method
          Headers: [X-Key]       | QueryStrings: [key]  | QueryStrings
          !Sub "a-y-${           | !Join "a-y-${        | Join
          Role: !GetAtt          | Description: !GetAtt | names no Role
          TRIM_HORIZON           | LATEST               | TRIM_HORIZON
          """)
  void whatCannotBeRunIsRefusedByName(String from, String to, String named, @TempDir Path folder)
      throws IOException {
    Path changed = folder.resolve("template.yaml");
    Files.writeString(changed, Files.readString(TEMPLATE).replace(from, to));
    var failure =
        assertThrows(
            TemplateException.class,
            () ->
                SystemModel.of(
                    TemplateReader.read(changed), HERE, Map.of("Greeting", "Hej"), Map.of()));
    assertTrue(
        String.valueOf(failure.getMessage()).contains(named), String.valueOf(failure.getMessage()));
  }
}
