package dev.utkast.demo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/// A client of the Admin API of one shop.
///
/// A request that meets a passing trouble (no answer, 409 while the same request still runs, 429,
/// 5xx) is repeated with the **same Idempotency-Key** and growing pauses, or the pause the shop
/// asks for, until its patience ends; any other error is a [Refused] at once.
public final class ShopClient {
  private static final String VERSION = "2026-07";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final Pattern NEXT = Pattern.compile("<([^<>]+)>;\\s*rel=\"next\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;
  private final String token;
  private final Duration patience;
  private final LongAdder requests = new LongAdder();
  private final LongAdder repeats = new LongAdder();

  public ShopClient(URI base, String token, Duration patience) {
    this.base = base;
    this.token = token;
    this.patience = patience;
  }

  /// Requests answered so far, each counted once however often it was repeated.
  public long requests() {
    return requests.sum();
  }

  /// Requests sent again after a passing trouble.
  public long repeats() {
    return repeats.sum();
  }

  public JsonNode get(String path) {
    return send("GET", path, Optional.empty(), Optional.empty()).body();
  }

  public JsonNode post(String path, ObjectNode body, String key) {
    return send("POST", path, Optional.of(body), Optional.of(key)).body();
  }

  public JsonNode put(String path, ObjectNode body, String key) {
    return send("PUT", path, Optional.of(body), Optional.of(key)).body();
  }

  /// All elements of a list, page by page along the Link headers.
  public ArrayNode list(String path, String name) {
    var all = Json.array();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      var page = send("GET", next.get(), Optional.empty(), Optional.empty());
      page.body().path(name).forEach(all::add);
      next = page.next();
    }
    return all;
  }

  private record Answer(JsonNode body, Optional<String> next) {}

  private Answer send(String method, String path, Optional<ObjectNode> body, Optional<String> key) {
    var request = request(method, path, body, key);
    long deadline = System.nanoTime() + patience.toNanos();
    var pause = FIRST_PAUSE;
    while (true) {
      int status = 0;
      var text = "";
      var asked = pause;
      try {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        status = answer.statusCode();
        text = answer.body();
        if (status < 300) {
          requests.increment();
          return new Answer(parse(text), next(answer));
        }
        if (answer.headers().firstValue(REPLAYED).isPresent()) {
          throw new Refused(method + " " + path, status, text); // it will never answer otherwise
        }
        asked = retryAfter(answer).orElse(pause);
      } catch (IOException e) {
        text = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      if (!passing(status) || System.nanoTime() + asked.toNanos() > deadline) {
        throw new Refused(method + " " + path, status, text);
      }
      repeats.increment();
      rest(asked);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private static boolean passing(int status) {
    return status == 0 || status == 409 || status == 423 || status == 429 || status >= 500;
  }

  private HttpRequest request(
      String method, String path, Optional<ObjectNode> body, Optional<String> key) {
    var uri =
        path.startsWith("http://") || path.startsWith("https://")
            ? URI.create(path)
            : base.resolve("/admin/api/" + VERSION + "/" + path);
    var builder =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .header("X-Shopify-Access-Token", token)
            .header("Accept", "application/json");
    key.ifPresent(value -> builder.header("Idempotency-Key", value));
    var publisher =
        body.map(content -> HttpRequest.BodyPublishers.ofString(content.toString()))
            .orElseGet(HttpRequest.BodyPublishers::noBody);
    body.ifPresent(_ -> builder.header("Content-Type", "application/json"));
    return builder.method(method, publisher).build();
  }

  private static Optional<String> next(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .map(NEXT::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(match -> match.group(1));
  }

  /// Seconds, possibly with a fraction ("2.0").
  private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,3}(\\.\\d{1,3})?"))
        .map(value -> Duration.parse("PT" + value + "S"));
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank() ? Json.object() : Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the shop answered what is not JSON: " + text, e);
    }
  }

  public static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
