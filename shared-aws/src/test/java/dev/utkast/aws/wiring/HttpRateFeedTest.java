package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The feed is taken from its one address or not at all.
class HttpRateFeedTest {
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server = start();

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void open() {
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private RateFeed answering(int status, byte[] body) {
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    int port = server.getAddress().getPort();
    return new HttpRateFeed(URI.create("http://127.0.0.1:" + port + "/daily.xml"));
  }

  @Test
  void theFeedIsGivenAsItIs() {
    var text = "<Cube note=\"ø\"/>";
    assertEquals(text, answering(200, text.getBytes(StandardCharsets.UTF_8)).fetch());
  }

  @Test
  void anErrorIsNoFeed() {
    var feed = answering(503, new byte[0]);
    assertThrows(IllegalStateException.class, feed::fetch);
  }

  @Test
  void noRedirectIsFollowed() {
    var feed = answering(302, new byte[0]);
    assertThrows(IllegalStateException.class, feed::fetch);
    assertEquals(1, calls.get());
  }

  @Test
  void aFeedMayHaveAMegabyteAndNotOneByteMore() {
    assertEquals(
        HttpRateFeed.MAX_BYTES, answering(200, blanks(HttpRateFeed.MAX_BYTES)).fetch().length());
    server.removeContext("/");
    var larger = answering(200, blanks(HttpRateFeed.MAX_BYTES + 1));
    assertThrows(IllegalStateException.class, larger::fetch);
  }

  private static byte[] blanks(int length) {
    return " ".repeat(length).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void nobodyThereIsAFailure() {
    var feed = answering(200, new byte[0]);
    server.stop(0);
    assertThrows(RateFeed.Unusable.class, feed::fetch);
    server = start();
  }
}
