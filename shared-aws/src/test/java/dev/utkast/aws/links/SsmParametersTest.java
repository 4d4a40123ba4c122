package dev.utkast.aws.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.aws.wiring.JavaHttpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The one call of Systems Manager, against a peer that answers as its API reference says.
class SsmParametersTest {
  private static final String FOUND =
      """
      {"Parameter":{"ARN":"arn:aws:ssm:eu-west-1:1:parameter/shop/key","DataType":"text",\
      "LastModifiedDate":1.772452800123E9,"Name":"/shop/key","Type":"SecureString",\
      "Value":"s3cret","Version":3}}\
      """;

  private record Asked(Headers headers, String body) {}

  private record Given(int status, String body) {}

  private final List<Asked> asked = new ArrayList<>();
  private final Deque<Given> answers = new ArrayDeque<>();
  private final HttpServer server;

  SsmParametersTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          asked.add(new Asked(exchange.getRequestHeaders(), body));
          var answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
          var bytes = answer.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Optional<Parameters.Parameter> find(String name) {
    var keys = AwsBasicCredentials.create("AKID", "SECRET");
    return new SsmParameters(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            "eu-west-1",
            StaticCredentialsProvider.create(keys),
            new JavaHttpClient(Duration.ofSeconds(1), Duration.ofSeconds(2), false),
            3)
        .find(name);
  }

  private static String error(String type) {
    return "{\"__type\":\"" + type + "\",\"message\":\"of s3cret things\"}";
  }

  @Test
  void aParameterIsAskedForByItsNameDecryptedAndSigned() {
    answers.add(new Given(200, FOUND));
    var found = find("/shop/key").orElseThrow();
    assertEquals(
        new Parameters.Parameter("s3cret", 3, Instant.ofEpochSecond(1_772_452_800L)), found);
    assertFalse(found.toString().contains("s3cret"));
    var request = asked.getFirst();
    assertEquals("{\"Name\":\"/shop/key\",\"WithDecryption\":true}", request.body());
    assertEquals("AmazonSSM.GetParameter", request.headers().getFirst("X-Amz-Target"));
    assertEquals("application/x-amz-json-1.1", request.headers().getFirst("Content-Type"));
    var signature = String.valueOf(request.headers().getFirst("Authorization"));
    assertTrue(signature.startsWith("AWS4-HMAC-SHA256 Credential=AKID/"), signature);
    assertTrue(signature.contains("/eu-west-1/ssm/aws4_request"), signature);
  }

  @Test
  void whatIsNotThereIsNothingAndIsNotAskedForTwice() {
    for (var type : List.of("ParameterNotFound", "com.amazonaws.ssm#ParameterVersionNotFound")) {
      answers.clear();
      answers.add(new Given(400, error(type)));
      asked.clear();
      assertEquals(Optional.empty(), find("/shop/key:2"));
      assertEquals(1, asked.size(), type);
    }
  }

  @Test
  void whatMayBeBetterNextTimeIsTriedAgain() {
    answers.add(new Given(500, ""));
    answers.add(new Given(400, error("ThrottlingException")));
    answers.add(new Given(200, FOUND));
    assertEquals(3, find("/shop/key").orElseThrow().version());
    assertEquals(3, asked.size());
  }

  @Test
  void whatCannotBeReadIsSaidWithoutWhatWasAnswered() {
    for (var answer :
        List.of(
            new Given(400, error("AccessDeniedException")),
            new Given(503, "<html>s3cret</html>"),
            new Given(200, "{\"Parameter\":{\"Value\":\"s3cret\"}}"))) {
      answers.clear();
      answers.add(answer);
      var refused = assertThrows(ParametersUnavailableException.class, () -> find("/shop/key"));
      assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"), refused.toString());
    }
    server.stop(0);
    assertThrows(ParametersUnavailableException.class, () -> find("/shop/key"));
  }
}
