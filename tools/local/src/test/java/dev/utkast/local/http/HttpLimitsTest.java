package dev.utkast.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.runtime.FunctionCode;
import dev.utkast.local.runtime.FunctionLogs;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.Payloads;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateReader;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What API Gateway and Lambda let a request and its answer have, each just within and just beyond.
class HttpLimitsTest {

  private static final Path TEMPLATE = Path.of("src/test/resources/template.yaml");

  /// Long enough for a function that answers at once, on a machine that does other things too.
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port = ServicePorts.from(0).api();
  private FunctionLogs logs;

  @BeforeEach
  void openLogs() {
    logs = new FunctionLogs(folder.resolve("logs"));
  }

  @AfterEach
  void closeAll() throws IOException {
    http.close();
    logs.close();
  }

  private interface Calls {
    void with(SystemModel model) throws IOException;
  }

  private void served(HttpGateway.Times times, String from, String to, Calls calls)
      throws IOException {
    var template = Files.readString(TEMPLATE);
    assertTrue(template.contains(from), from);
    var file = Files.writeString(folder.resolve("template.yaml"), template.replace(from, to));
    var here = Locality.of(ServicePorts.address(port), ServicePorts.address(1));
    var model =
        SystemModel.of(TemplateReader.read(file), here, Map.of("Greeting", "Hej"), Map.of());
    var code = FunctionCode.find(model, folder.resolve("code"));
    var address = ServicePorts.loopback(port);
    try (var functions = Functions.inProcess(model, code, _ -> Map.of(), logs);
        var gateway =
            new HttpGateway(
                model, functions, InstantSource.system(), _ -> Reply.empty(404), address, times)) {
      gateway.start();
      calls.with(model);
    }
  }

  private void served(Calls calls) throws IOException {
    served(times(LONG, LONG), "", "", calls);
  }

  private static HttpGateway.Times times(Duration integration, Duration authorizer) {
    return new HttpGateway.Times(integration, authorizer, () -> 0);
  }

  private String get(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return text(request.build());
  }

  private HttpRequest withBody(String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .method("GET", HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String post(String body) {
    return text(
        HttpRequest.newBuilder(uri("/open"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private URI uri(String path) {
    return ServicePorts.address(port).resolve(path);
  }

  /// A short answer whole, of a long one the status.
  private String text(HttpRequest request) {
    var answer = answer(request);
    return answer.body().length() > 200
        ? String.valueOf(answer.statusCode())
        : answer.statusCode() + " " + answer.body();
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String refused(int status, String message) {
    return status + " {\"message\":\"" + message + "\"}";
  }

  /// @param bytes of the request line and the values of the headers
  private String headOf(int bytes) throws IOException {
    var line = "GET /odd/plain HTTP/1.1";
    var fixed = List.of("127.0.0.1", "close");
    int left = bytes - line.length() - fixed.stream().mapToInt(String::length).sum();
    var lines =
        List.of(
            line,
            "Host: " + fixed.getFirst(),
            "Connection: " + fixed.getLast(),
            "X-One: " + "x".repeat(5_000),
            "X-Two: " + "x".repeat(left - 5_000));
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(9, 12) + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
  }

  @Test
  void aHeadMayHaveTenKilobytes() throws IOException {
    served(_ -> {
      assertEquals("200 {\"hello\":\"world\"}", headOf(10_240));
      assertEquals(refused(431, "Request Header Fields Too Large"), headOf(10_241));
    });
  }

  @Test
  void theRequestLineCountsToo() throws IOException {
    served(_ -> {
      assertEquals("200", get("/odd/x?" + "x".repeat(9_900)));
      assertEquals(
          refused(431, "Request Header Fields Too Large"), get("/odd/x?" + "x".repeat(10_240)));
    });
  }

  /// The event says more than the body, as much of any request of the same length.
  @Test
  void anEventMayHaveSixMegabytes() throws IOException {
    var large = refused(413, "Request Entity Too Large");
    served(_ -> {
      var told = JSON.readTree(answer(withBody("/odd/other", "x".repeat(1_000_000))).body());
      int most = Payloads.LARGEST_EVENT - (told.path("event").toString().length() - 1_000_000);
      assertEquals("200 {\"hello\":\"world\"}", text(withBody("/odd/plain", "x".repeat(most))));
      assertEquals(large, text(withBody("/odd/plain", "x".repeat(most + 1))));
      var euros = "\u20ac".repeat(most / 3);
      assertEquals("200 {\"hello\":\"world\"}", text(withBody("/odd/plain", euros)));
      assertEquals(large, text(withBody("/odd/plain", euros + "\u20ac")), "bytes count");
      assertEquals(large, post("x".repeat(HttpRequestData.LARGEST_BODY + 1)));
    });
  }

  @Test
  void anAnswerMayHaveWhatLambdaReturns() throws IOException {
    served(_ -> {
      assertEquals("200", get("/odd/sized?bytes=" + Payloads.LARGEST_ANSWER));
      assertEquals(
          refused(500, "Internal Server Error"),
          get("/odd/sized?bytes=" + (Payloads.LARGEST_ANSWER + 1)));
    });
  }

  @Test
  void anIntegrationThatTakesLongerIsUnavailable() throws IOException {
    served(
        times(Duration.ofMillis(300), LONG),
        "",
        "",
        _ -> {
          assertEquals(refused(503, "Service Unavailable"), get("/odd/hang"));
        });
    served(_ -> {
      assertEquals(refused(500, "Internal Server Error"), get("/odd/hang"), "at its own time");
      assertEquals("200 {\"hello\":\"world\"}", get("/odd/plain"));
    });
    assertEquals(Duration.ofSeconds(30), HttpGateway.Times.OF_AWS.integration());
  }

  @Test
  void anAuthorizerThatTakesLongerIsAnError() throws IOException {
    served(
        times(LONG, Duration.ZERO),
        "",
        "",
        _ -> {
          assertEquals(refused(500, "Internal Server Error"), get("/things/1", "X-Key", "open"));
        });
    served(_ -> assertEquals("200", get("/things/1", "X-Key", "open")));
    assertEquals(Duration.ofSeconds(10), HttpGateway.Times.OF_AWS.authorizer());
  }

  @Test
  void aRouteMayHaveSoManyRequestsAtOnce() throws IOException {
    var settings =
        """
              DefaultRouteSettings: {ThrottlingRateLimit: 1, ThrottlingBurstLimit: 3}
              RouteSettings:
                POST /open: {ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2}
              Auth:
                DefaultAuthorizer: Keys
        """;
    var many = refused(429, "Too Many Requests");
    served(
        times(LONG, LONG),
        "      Auth:\n        DefaultAuthorizer: Keys\n",
        settings,
        model -> {
          assertEquals("200", post("1"));
          assertEquals("200", post("2"));
          assertEquals(many, post("3"));
          for (int i = 0; i < 3; i++) {
            assertEquals("200 {\"hello\":\"world\"}", get("/odd/plain"));
          }
          assertEquals(many, get("/odd/plain"));
          assertEquals("401", get("/things/1").substring(0, 3), "a route has a bucket of its own");
          var free = new Throttle(model.withoutThrottling().api(), () -> 0);
          for (int i = 0; i < 5; i++) {
            assertTrue(free.lets("POST /open"));
          }
        });
  }

  @Test
  void aFunctionAtItsReservedConcurrencyIsUnavailable() throws IOException {
    var time = "      Timeout: 2\n";
    var reserved = time + "      ReservedConcurrentExecutions: ";
    served(
        times(LONG, LONG),
        time,
        reserved + "1\n",
        _ -> {
          assertEquals("200 {\"hello\":\"world\"}", get("/odd/plain"));
        });
    served(
        times(LONG, LONG),
        time,
        reserved + "0\n",
        _ -> {
          assertEquals(refused(503, "Service Unavailable"), get("/odd/plain"));
        });
  }
}
