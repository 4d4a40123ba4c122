package dev.utkast.demo.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.aws.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopClientTest {
  private HttpServer server;
  private final List<String> seen = new ArrayList<>();
  private final Queue<String> answers = new ArrayDeque<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void passingTroubleIsRepeatedUnderTheSameKey() {
    answering("409 busy", "429 slow down", "503 later", "201 {\"draft_order\":{\"id\":7}}");
    var client = client(Duration.ofSeconds(20));

    var body = client.post("draft_orders.json", Json.object().put("a", 1).build(), "key-1");

    assertEquals(7, JsonPath.whole(body, "draft_order.id"));
    assertEquals(3, client.repeats());
    assertEquals(1, client.requests());
    var once = "POST /admin/api/2026-07/draft_orders.json key-1 {\"a\":1}";
    assertEquals(List.of(once, once, once, once), seen);
  }

  @Test
  void aRefusalIsNotRepeated() {
    answering("422 {\"errors\":{\"quantity\":[\"must be positive\"]}}");
    var client = client(Duration.ofSeconds(20));

    var refused =
        assertThrows(
            Refused.class, () -> client.post("draft_orders.json", Json.object().build(), "k"));

    assertEquals(422, refused.status());
    assertEquals(1, seen.size());
  }

  @Test
  void aConflictThatIsTheRememberedAnswerIsNotRepeated() {
    answering("409 no rate", "409R no rate");
    assertThrows(
        Refused.class,
        () -> client(Duration.ofSeconds(20)).post("draft_orders.json", Json.object().build(), "k"));
    assertEquals(2, seen.size());
  }

  @Test
  void patienceEnds() {
    answering("503 a", "503 b", "503 c", "503 d", "503 e");
    var refused =
        assertThrows(Refused.class, () -> client(Duration.ofMillis(300)).get("orders.json"));
    assertEquals(503, refused.status());
  }

  @Test
  void listsFollowTheirPages() {
    var next = "<" + base() + "/admin/api/2026-07/orders.json?page_info=x>; rel=\"next\"";
    answering("200L" + next + " {\"orders\":[1,2]}", "200 {\"orders\":[3]}");
    assertEquals(
        "[1,2,3]",
        Json.array(client(Duration.ofSeconds(20)).list("orders.json", "orders")).write());
  }

  private ShopClient client(Duration patience) {
    return new ShopClient(base(), "token", patience);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answering(String... texts) {
    answers.addAll(Arrays.asList(texts));
  }

  /// An answer is "status body", `R` after the status says it is a remembered one, `L...rel="next"`
  /// a Link.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      seen.add(
          exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key + " " + body);
      var text = answers.remove();
      var rest = text.substring(3);
      if (rest.startsWith("R")) {
        exchange.getResponseHeaders().add("idempotency-replayed", "true");
      }
      if (rest.startsWith("L")) {
        int end = rest.indexOf("\"next\"") + 6;
        exchange.getResponseHeaders().add("Link", rest.substring(1, end));
        rest = rest.substring(end);
      }
      var bytes = rest.substring(rest.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(Integer.parseInt(text.substring(0, 3)), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
