package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.handlers.Recorded;
import dev.utkast.local.runtime.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {

  private static final String KEY = "X-Key";
  private static final int POISONS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  static TestSystem local;

  @BeforeAll
  static void start() throws IOException {
    Path rates = folder.resolve("rates.csv");
    Files.writeString(
        rates, "2003-01-03,USD,1.0392\n2003-01-06,USD,1.0469\n2003-01-06,JPY,124.56\n");
    local = new TestSystem(TestSystem.options(folder.resolve("state")).withRates(rates));
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }

  private static String routeOf(String path) {
    return json(local.get(path, KEY, "open")).at("/event/routeKey").asText();
  }

  @Test
  void theMostSpecificRouteIsTaken() {
    assertEquals("GET /things/fixed", routeOf("/things/fixed"));
    assertEquals("GET /things/{id}", routeOf("/things/1"));
    assertEquals("ANY /things/{proxy+}", routeOf("/things/1/parts"));
    assertEquals("ANY /{shop}/orders/{proxy+}", routeOf("/s/orders/1/cancel.json"));
    var unknown = local.get("/nothing", KEY, "open");
    assertEquals(404, unknown.statusCode());
    assertEquals("{\"message\":\"Not Found\"}", unknown.body());
  }

  @Test
  void anEventIsWhatApiGatewaySends() {
    var answer =
        json(
            local.get(
                "/my%20shop/orders/a%2Fb/c?x=1&x=2&name=%C3%A5+b&empty",
                KEY, "open", "Cookie", "a=1; b=2"));
    var event = answer.path("event");
    assertEquals("2.0", event.path("version").asText());
    assertEquals("/my shop/orders/a/b/c", event.path("rawPath").asText());
    assertEquals("x=1&x=2&name=%C3%A5+b&empty", event.path("rawQueryString").asText());
    assertEquals(
        "{\"empty\":\"\",\"name\":\"å b\",\"x\":\"1,2\"}",
        event.path("queryStringParameters").toString());
    assertEquals(
        "{\"shop\":\"my shop\",\"proxy\":\"a/b/c\"}", event.path("pathParameters").toString());
    assertEquals("[\"a=1\",\"b=2\"]", event.path("cookies").toString());
    assertEquals("open", event.at("/headers/x-key").asText());
    assertEquals("read,write", event.at("/requestContext/authorizer/lambda/scopes").asText());
    assertEquals("GET", event.at("/requestContext/http/method").asText());
    assertFalse(event.path("isBase64Encoded").asBoolean());
    assertFalse(event.has("body"));
    assertTrue(answer.path("remaining").asInt() > 1000 && answer.path("remaining").asInt() <= 2000);
    assertEquals(256, answer.path("memory").asInt());
    assertEquals("echoes", answer.path("logs").asText());
  }

  /// What a `Host` header says may have been made up, or be a name that somebody else gave this
  /// machine.
  @Test
  void theApiCallsItselfByItsOwnNamesOnly() throws IOException {
    int port = local.system().urls().api().getPort();
    assertEquals("127.0.0.1:" + port, domainName("127.0.0.1:" + port));
    assertEquals("localhost:" + port, domainName("LOCALHOST:" + port));
    for (String host :
        List.of(
            "evil.example", "evil.example:" + port, "127.0.0.1:1", "localhost", "x@127.0.0.1")) {
      assertEquals("127.0.0.1:" + port, domainName(host), host);
    }
  }

  private static String domainName(String host) throws IOException {
    var event = JSON.readTree(local.getUnder(host, "/things/1", KEY + ": open")).path("event");
    assertEquals(host, event.at("/headers/host").asText());
    return event.at("/requestContext/domainName").asText();
  }

  @Test
  void textComesAsTextAndAllElseInBase64() {
    var text =
        json(local.post("/open", "{\"å\":1}", "Content-Type", "application/json")).path("event");
    assertEquals("{\"å\":1}", text.path("body").asText());
    assertFalse(text.path("isBase64Encoded").asBoolean());
    assertFalse(text.at("/requestContext").has("authorizer"));
    var form =
        json(local.post("/open", "a=b", "Content-Type", "application/x-www-form-urlencoded"))
            .path("event");
    assertEquals("YT1i", form.path("body").asText());
    assertTrue(form.path("isBase64Encoded").asBoolean());
    assertEquals(413, local.post("/open", "x".repeat(10 * 1024 * 1024 + 1)).statusCode());
    assertEquals(413, local.post("/open", "x".repeat(7 * 1024 * 1024)).statusCode());
  }

  @Test
  void answersOfFunctionsBecomeAnswersToClients() {
    var structured = local.get("/odd/structured");
    assertEquals(201, structured.statusCode());
    assertEquals(List.of("a=1", "b=2"), structured.headers().allValues("set-cookie"));
    assertEquals("image/png", structured.headers().firstValue("content-type").orElse(""));
    assertEquals("\u0001\u0002\u0003", structured.body());
    var plain = local.get("/odd/plain");
    assertEquals("200 {\"hello\":\"world\"}", plain.statusCode() + " " + plain.body());
    assertEquals("application/json", plain.headers().firstValue("content-type").orElse(""));
    for (String odd : List.of("throw", "garbage", "number")) {
      var answer = local.get("/odd/" + odd);
      assertEquals(
          "500 {\"message\":\"Internal Server Error\"}",
          answer.statusCode() + " " + answer.body(),
          odd);
    }
  }

  @Test
  void aFunctionThatHangsIsEndedAtItsTime() {
    long start = System.nanoTime();
    assertEquals(500, local.get("/odd/hang").statusCode());
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 4000);
    assertEquals(200, local.get("/odd/plain").statusCode());
  }

  @Test
  void theAuthorizerIsAskedOncePerKey() {
    assertEquals("401 {\"message\":\"Unauthorized\"}", text(local.get("/things/1")));
    assertEquals("403 {\"message\":\"Forbidden\"}", text(local.get("/things/1", KEY, "wrong")));
    assertEquals(
        "500 {\"message\":\"Internal Server Error\"}",
        text(local.get("/things/1", KEY, "neither")));
    assertEquals(200, local.get("/things/1", KEY, "open").statusCode());
    long before = doorman();
    local.get("/things/1", KEY, "open");
    local.get("/things/2", KEY, "open");
    local.get("/things/1", KEY, "wrong");
    assertEquals(before, doorman());
    local.get("/things/1", KEY, "neither");
    assertEquals(before + 1, doorman(), "a failure is not remembered");
  }

  private static long doorman() {
    return java.util.Objects.requireNonNull(local.system().status().functions().get("Doorman"))
        .invocations();
  }

  private static String text(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void theEnvironmentIsWorkedOutFromTheTemplate() {
    var environment = json(local.get("/things/1", KEY, "open")).path("environment");
    assertEquals("Hej, ${literally} utkast", environment.path("GREETING").asText());
    assertEquals("utkast-notes", environment.path("TABLE_NOTES").asText());
    assertEquals("Outbox", environment.path("TABLE_OUTBOX").asText());
    assertEquals(
        local.system().urls().sqs() + "/000000000000/work",
        environment.path("QUEUE_WORK").asText());
    assertEquals("papers-000000000000", environment.path("BUCKET").asText());
    assertEquals(local.system().urls().api().toString(), environment.path("PUBLIC_URL").asText());
    assertEquals("a-y-work", environment.path("JOINED").asText());
    assertEquals(
        "7 soft yes",
        environment.path("LIMIT").asText()
            + " "
            + environment.path("MODE").asText()
            + " "
            + environment.path("OWN").asText());
    // Not where DynamoDB itself answers: there, roles mean nothing.
    assertNotEquals(
        local.system().urls().dynamoDb().toString(),
        environment.path("AWS_ENDPOINT_URL_DYNAMODB").asText());
    assertTrue(environment.path("AWS_ACCESS_KEY_ID").asText().startsWith("LOCAL"));
  }

  @Test
  void aFailedMessageComesBackAloneAndThenGoesToTheDeadLetters() {
    String name = UUID.randomUUID().toString();
    local.send("work", name + " good");
    local.send("work", name + " once");
    local.send("work", name + " poison");
    Eventually.holds(
        () ->
            local
                .system()
                .deadLetters()
                .getOrDefault("work-dlq", List.of())
                .contains(name + " poison"),
        () -> local.system().status());
    assertEquals(List.of("good", "once"), Recorded.of(name).stream().sorted().toList());
    assertEquals(2, Recorded.of(name + ".failed").stream().filter("poison"::equals).count());
    assertAtRest();
    assertEquals(1, local.system().redrive("work-dlq"));
    Eventually.holds(
        () -> Recorded.of(name + ".failed").stream().filter("poison"::equals).count() >= 3,
        () -> Recorded.of(name + ".failed"));
  }

  private static void assertAtRest() {
    var status = local.system().awaitIdle(Duration.ofSeconds(30));
    assertTrue(status.atRest(), () -> "not at rest: " + status);
  }

  @Test
  void deadLettersThatAreLookedAtWhileTheyArriveLeaveTheirQueueEmpty() {
    String name = UUID.randomUUID().toString();
    var looking = new AtomicBoolean(true);
    try (var lookers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        lookers.execute(() -> {
          while (looking.get()) {
            look("work-dlq");
          }
        });
      }
      for (int i = 0; i < POISONS; i++) {
        local.send("work", name + i + " poison");
      }
      assertAtRest();
      looking.set(false);
    }
    Eventually.holds(
        () -> deadLettersOf(name) == POISONS,
        () -> deadLettersOf(name) + " dead letters of " + POISONS);
    local.system().services().sqs().purgeQueue(request -> request.queueUrl(url("work-dlq")));
  }

  private static void look(String queue) {
    local
        .system()
        .services()
        .sqs()
        .receiveMessage(
            request -> request.queueUrl(url(queue)).maxNumberOfMessages(10).visibilityTimeout(0));
  }

  private static String url(String queue) {
    return local.system().model().locality().queueUrl(queue);
  }

  private static long deadLettersOf(String name) {
    return local.system().deadLetters().getOrDefault("work-dlq", List.of()).stream()
        .filter(body -> body.startsWith(name))
        .count();
  }

  @Test
  void aGroupsDeadLetterLetsTheNextOnesPass() {
    String name = UUID.randomUUID().toString();
    local.send("steps.fifo", name + " poison", name);
    Eventually.holds(() -> !Recorded.of(name + ".failed").isEmpty(), () -> "not yet tried");
    // Sent later, for whatever shares all batches with it has all its failures, too.
    local.send("steps.fifo", name + " 1", name);
    local.send("steps.fifo", name + " 2", name);
    assertAtRest();
    assertEquals(List.of("1", "2"), Recorded.of(name));
    assertEquals(
        List.of(name + " poison"),
        local.system().deadLetters().getOrDefault("steps-dlq.fifo", List.of()));
  }

  @Test
  void aGroupKeepsItsOrderThroughAFailure() {
    String one = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    for (int i = 0; i < 12; i++) {
      local.send("steps.fifo", one + (i == 4 ? " once" : " " + i), one);
      local.send("steps.fifo", other + " " + i, other);
    }
    Eventually.holds(
        () -> Recorded.of(one).size() == 12 && Recorded.of(other).size() == 12,
        () -> Recorded.of(one));
    assertEquals(
        List.of("0", "1", "2", "3", "once", "5", "6", "7", "8", "9", "10", "11"), Recorded.of(one));
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), Recorded.of(other));
  }

  @Test
  void rowsOfTheStreamArriveInOrderAndAFailingOneIsTriedAgain() {
    String name = UUID.randomUUID().toString();
    for (String what : List.of("1", "2", "poison", "3")) {
      local.row(name, what);
    }
    local.row(name, "3");
    Eventually.holds(() -> Recorded.of(name).contains("INSERT 3"), () -> Recorded.of(name));
    assertEquals(
        List.of("INSERT 1", "INSERT 2", "INSERT poison", "INSERT 3"),
        Recorded.of(name).stream().distinct().toList());
    assertFalse(
        local.system().awaitIdle(Duration.ofMillis(300)).atRest(), "rows are left in the outbox");
    List.of("1", "2", "poison", "3").forEach(what -> local.deleteRow(name, what));
    assertAtRest();
    assertTrue(
        Recorded.of(name).stream().noneMatch(seen -> seen.startsWith("REMOVE")),
        "the filter lets only inserts in");
  }

  @Test
  void aScheduleIsFiredByHandWithTheClocksTime() {
    assertEquals(
        200, local.post("/_local/clock", "{\"now\":\"2003-01-07T10:00:00Z\"}").statusCode());
    try {
      assertEquals(
          new Answer.Success("\"2003-01-07T10:00:00Z\""), local.system().fireSchedule("Daily"));
      var rates = local.get("/_local/ecb/eurofxref-daily.xml").body();
      assertTrue(
          rates.contains("time='2003-01-06'") && rates.contains("currency='JPY' rate='124.56'"),
          rates);
      assertTrue(
          json(local.post("/_local/schedules/Daily", "")).asText().startsWith("2003-01-07T10:00"));
      assertEquals(404, local.post("/_local/schedules/Echo", "").statusCode());
    } finally {
      local.post("/_local/clock", "{\"offset_ms\":0}");
    }
    assertTrue(local.system().now().isAfter(Instant.parse("2020-01-01T00:00:00Z")));
    assertEquals(400, local.post("/_local/clock", "{\"now\":\"soon\"}").statusCode());
  }

  @Test
  void whatAHandlerPrintsGoesToItsLog() throws IOException {
    local.get("/things/printed", KEY, "open");
    assertTrue(
        Files.readString(folder.resolve("state/logs/Echo.log"))
            .contains("echo of /things/printed"));
  }

  @Test
  void storedObjectsCanBeLookedAt() {
    local
        .system()
        .services()
        .s3()
        .putObject(
            request ->
                request.bucket("papers-000000000000").key("slips/1.txt").contentType("text/plain"),
            software.amazon.awssdk.core.sync.RequestBody.fromString("a slip"));
    assertEquals("200 a slip", text(local.get("/_local/objects/slips/1.txt")));
    assertEquals(404, local.get("/_local/objects/slips/2.txt").statusCode());
    assertTrue(local.get("/_local/objects").body().contains("/_local/objects/slips/1.txt"));
  }

  @Test
  void theFrontPageNamesEverything() {
    var page = local.get("/_local/").body();
    assertEquals(200, local.get("/").statusCode());
    assertTrue(
        page.contains("GET /things/{id}")
            && page.contains("steps.fifo")
            && page.contains("Doorman"));
    assertTrue(local.get("/_local/status").body().contains("\"dead_letters\""));
    assertEquals(200, local.post("/_local/idle", "{\"timeout_ms\":10000}").statusCode());
  }
}
