package dev.utkast.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What AWS would not deploy does not start here: each row just within and just beyond.
class TemplateLimitsTest {

  private static final Locality HERE =
      Locality.of(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:8082"));
  private static final Path TEMPLATE = Path.of("src/test/resources/template.yaml");

  private static final String WORK = "BatchSize: 10\n            FunctionResponse";
  private static final String STEPS = "BatchSize: 5\n";
  private static final String ROWS = "BatchSize: 10\n            Bisect";

  @TempDir Path folder;

  private SystemModel model(String from, String to, Map<String, String> environment)
      throws IOException {
    var text = Files.readString(TEMPLATE);
    assertTrue(text.contains(from), from);
    var file = Files.writeString(folder.resolve("template.yaml"), text.replace(from, to));
    return SystemModel.of(TemplateReader.read(file), HERE, Map.of("Greeting", "x"), environment);
  }

  private String refusal(String from, String to) {
    return String.valueOf(
        assertThrows(TemplateException.class, () -> model(from, to, Map.of())).getMessage());
  }

  private static String place(String name) {
    return switch (name) {
      case "work" -> WORK;
      case "steps" -> STEPS;
      case "rows" -> ROWS;
      default -> name;
    };
  }

  private static String with(String place, String property) {
    return property + "\n            " + place(place);
  }

  /// The part of the template that stays, and what is said before it or in its place.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work  | BatchSize: 10  | BatchSize: 11  | Worker, event Work: BatchSize must be 1 to 10
          work  | BatchSize: 1   | BatchSize: 0   | Worker, event Work: BatchSize must be 1 to 10
          steps | BatchSize: 10  | BatchSize: 11  | Worker, event Steps: BatchSize must be 1 to 10
          rows  | BatchSize: 10000 | BatchSize: 10001 | Relay, event Rows: BatchSize must be 1 to
          """)
  void aBatchHasAsManyRecordsAsLambdaTakes(String place, String within, String beyond, String named)
      throws IOException {
    var size = place(place).lines().findFirst().orElseThrow();
    model(place(place), place(place).replace(size, within), Map.of());
    var line = refusal(place(place), place(place).replace(size, beyond));
    assertTrue(line.startsWith(named), line);
  }

  /// What would be passed over is refused, where it is no limit of AWS at all.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work  | MaximumBatchingWindowInSeconds: 1
          work  | FilterCriteria: {Filters: []}
          steps | MaximumBatchingWindowInSeconds: 1
          rows  | MaximumBatchingWindowInSeconds: 1
          rows  | ParallelizationFactor: 2
          rows  | TumblingWindowInSeconds: 1
          """)
  void whatAnEventSourceDoesNotDoHereIsRefused(String place, String property) {
    var line = refusal(place(place), with(place, property));
    assertTrue(line.contains(", event ") && line.contains(property.split(":")[0]), line);
  }

  @Test
  void aStreamIsTriedNoMoreOftenThanLambdaAllows() throws IOException {
    model(ROWS, with("rows", "MaximumRetryAttempts: 10000"), Map.of());
    assertEquals(
        "Relay, event Rows: MaximumRetryAttempts must be 0 to 10000, found 10001",
        refusal(ROWS, with("rows", "MaximumRetryAttempts: 10001")));
  }

  @ParameterizedTest
  @CsvSource({
    "MaximumConcurrency: 2, MaximumConcurrency: 1000, MaximumConcurrency: 1001",
    "MaximumConcurrency: 2, MaximumConcurrency: 2, MaximumConcurrency: 1",
    "MemorySize: 256, MemorySize: 10240, MemorySize: 10241",
    "MemorySize: 256, MemorySize: 128, MemorySize: 127",
    "Timeout: 2, Timeout: 900, Timeout: 901",
    "VisibilityTimeout: 30, VisibilityTimeout: 43200, VisibilityTimeout: 43201",
    "VisibilityTimeout: 30, DelaySeconds: 900, DelaySeconds: 901",
    "VisibilityTimeout: 30, MessageRetentionPeriod: 1209600, MessageRetentionPeriod: 1209601",
    "VisibilityTimeout: 30, MessageRetentionPeriod: 60, MessageRetentionPeriod: 59",
    "VisibilityTimeout: 30, ReceiveMessageWaitTimeSeconds: 20, ReceiveMessageWaitTimeSeconds: 21",
    "maxReceiveCount: 2, maxReceiveCount: 1000, maxReceiveCount: 1001"
  })
  void whatIsBeyondARangeIsRefusedByName(String from, String within, String beyond)
      throws IOException {
    model(from, within, Map.of());
    var line = refusal(from, beyond);
    var found = beyond.split(": ");
    assertTrue(line.contains(found[0]) && line.endsWith("found " + found[1]), line);
  }

  /// Else a message is shown again while it is worked on; Lambda refuses the mapping.
  @Test
  void aQueueHidesItsMessagesWhileItsFunctionRuns() throws IOException {
    var visibility = "QueueName: work\n      VisibilityTimeout: ";
    model(visibility + 30, visibility + 5, Map.of());
    assertEquals(
        "Work: its VisibilityTimeout of 4 seconds is less than the Timeout of Worker, 5",
        refusal(visibility + 30, visibility + 4));
  }

  @Test
  void aFunctionReservesNothingOrMore() throws IOException {
    var echo = "Handler: dev.utkast.local.handlers.Echo::handleRequest\n";
    var reserved = echo + "      ReservedConcurrentExecutions: ";
    model(echo, reserved + "0\n", Map.of());
    assertEquals(
        "Echo: ReservedConcurrentExecutions must be 0 to 1000, found -1",
        refusal(echo, reserved + "-1\n"));
  }

  @Test
  void aRateMayBeLessThanOneASecond() throws IOException {
    var api = "Api:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n";
    var limited =
        model(api, api + "      DefaultRouteSettings: {ThrottlingRateLimit: 0.5}\n", Map.of());
    assertEquals(
        Optional.of(new HttpApiSpec.Throttling(0.5, 1)),
        limited.api().flatMap(HttpApiSpec::throttling));
  }

  @Test
  void theVariablesOfAFunctionHaveFourKilobytesAsJson() throws IOException {
    var none = model("x", "x", Map.of("LONG", ""));
    int others =
        none.functions().stream()
            .mapToInt(function -> TemplateLimits.json(function.environment()).length())
            .max()
            .orElseThrow();
    model("x", "x", Map.of("LONG", "x".repeat(4_096 - others)));
    var beyond = Map.of("LONG", "x".repeat(4_097 - others));
    var line =
        String.valueOf(
            assertThrows(TemplateException.class, () -> model("x", "x", beyond)).getMessage());
    assertTrue(line.startsWith("Echo: the variables of its Environment have 4097 bytes"), line);
  }

  @Test
  void aScheduleSaysNothingOfItsOwn() {
    var expression = "ScheduleExpression: ";
    assertEquals(
        "Daily, event Morning has Input, which is not known here",
        refusal(expression, "Input: x, " + expression));
  }
}
