package dev.utkast.aws.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// What leaves for a service and what comes back, at the level of its connections.
class JavaHttpClientTest {
  private static final String CUT = "CUT";
  private static final String LENGTH = "Content-Length: ";

  private final JavaHttpClient client = client(false);
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket server = listening();

  private static JavaHttpClient client(boolean once) {
    return new JavaHttpClient(Duration.ofSeconds(5), Duration.ofSeconds(5), once);
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JavaHttpClientTest() {
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try (var connection = server.accept()) {
              connections.incrementAndGet();
              serve(connection);
            } catch (IOException _) {
              // The client or the test has closed it.
            }
          }
        });
  }

  /// Answers with the status that the body says.
  private void serve(Socket connection) throws IOException {
    var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
    for (int length = bodyLength(in); length > 0; length = bodyLength(in)) {
      var body = new StringBuilder();
      while (body.length() < length) {
        body.append((char) in.read());
      }
      bodies.add(body.toString());
      if (bodies.getLast().equals(CUT)) {
        return;
      }
      var answer =
          "HTTP/1.1 %1$s Said so\r\nX-Own: one\r\nX-Own: two\r\nContent-Length: 5\r\n\r\n%1$s!!"
              .formatted(body);
      connection.getOutputStream().write(answer.getBytes(UTF_8));
    }
  }

  /// Reads a head.
  ///
  /// @return how many bytes follow; 0 at the end of a connection
  private int bodyLength(BufferedReader in) throws IOException {
    int length = 0;
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      heads.add(line);
      if (line.startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()));
      }
    }
    return length;
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private HttpExecuteResponse post(JavaHttpClient by, String body) throws IOException {
    var head =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/path?a=b"))
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("X-Amz-Target", "DynamoDB_20120810.GetItem")
            .putHeader("Expect", "100-continue")
            .build();
    return by.prepareRequest(
            HttpExecuteRequest.builder()
                .request(head)
                .contentStreamProvider(ContentStreamProvider.fromUtf8String(body))
                .build())
        .call();
  }

  private static String text(HttpExecuteResponse answer) throws IOException {
    try (InputStream in = answer.responseBody().orElseThrow()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void aRequestLeavesAsItWasSignedAndWaitsForNoLeave() throws IOException {
    text(post(client, "200"));
    assertEquals("POST /path?a=b HTTP/1.1", heads.getFirst());
    assertTrue(heads.contains("Content-Type: application/x-amz-json-1.0"), heads::toString);
    assertTrue(heads.contains("X-Amz-Target: DynamoDB_20120810.GetItem"), heads::toString);
    assertTrue(heads.stream().noneMatch(line -> line.startsWith("Expect")), heads::toString);
    assertEquals(List.of("200"), bodies);
  }

  @Test
  void whatIsNoHttpIsNoAnswer() {
    assertThrows(IOException.class, () -> post(client, "???"));
  }

  @Test
  void aConnectionIsKeptForTheNextCall() throws IOException {
    for (int call = 0; call < 20; call++) {
      assertEquals("200!!", text(post(client, "200")));
    }
    assertEquals(1, connections.get());
  }

  @Test
  void anAnswerIsReadWhateverItsStatus() throws IOException {
    for (int status : List.of(200, 302, 400, 404, 500, 503)) {
      var answer = post(client, String.valueOf(status));
      assertEquals(status, answer.httpResponse().statusCode());
      assertEquals(status + "!!", text(answer));
      assertEquals(2, answer.httpResponse().matchingHeaders("x-own").size());
    }
  }

  @Test
  void whatMustBeSentOnceIsNotSentAgainWithoutAnAnswer() throws IOException {
    var once = client(true);
    assertThrows(IOException.class, () -> post(once, CUT));
    // Over a connection that was kept, too.
    text(post(once, "200"));
    assertThrows(IOException.class, () -> post(once, CUT));
    assertEquals(2, bodies.stream().filter(CUT::equals).count());
  }
}
