package dev.utkast.demo.api;

import com.google.common.collect.Comparators;
import com.google.common.util.concurrent.Uninterruptibles;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  public Json get(String path) {
    return send("GET", path, Optional.empty(), "").body();
  }

  /// @param key its Idempotency-Key; empty to send none
  public Json post(String path, Json body, String key) {
    return send("POST", path, Optional.of(body), key).body();
  }

  public Json put(String path, Json body, String key) {
    return send("PUT", path, Optional.of(body), key).body();
  }

  /// All elements of a list, page by page along the Link headers.
  public List<Json> list(String path, String name) {
    var all = new ArrayList<Json>();
    for (var next = Optional.of(path); next.isPresent(); ) {
      var page = send("GET", next.get(), Optional.empty(), "");
      all.addAll(page.body().at(name).items());
      next = page.next();
    }
    return all;
  }

  private record Answer(Json body, Optional<String> next) {}

  private Answer send(String method, String path, Optional<Json> body, String key) {
    var request = request(method, path, body, key);
    long deadline = System.nanoTime() + patience.toNanos();
    for (var pause = FIRST_PAUSE; ; pause = Comparators.min(pause.multipliedBy(2), LONGEST_PAUSE)) {
      int status = 0;
      var text = "";
      var asked = pause;
      try {
        var answer = Http.send(request);
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
      }
      if (!passing(status) || System.nanoTime() + asked.toNanos() > deadline) {
        throw new Refused(method + " " + path, status, text);
      }
      repeats.increment();
      Uninterruptibles.sleepUninterruptibly(asked);
    }
  }

  private static boolean passing(int status) {
    return status == 0 || status == 409 || status == 423 || status == 429 || status >= 500;
  }

  private HttpRequest.Builder request(String method, String path, Optional<Json> body, String key) {
    // A page of a list is known by its whole address, which resolving leaves as it is.
    var uri = base.resolve("/admin/api/" + VERSION + "/").resolve(path);
    var request =
        HttpRequest.newBuilder(uri)
            .header("X-Shopify-Access-Token", token)
            .header("Accept", "application/json")
            .method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofString(json.write()))
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(_ -> request.header("Content-Type", "application/json"));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return request;
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

  private static Json parse(String text) {
    try {
      return text.isBlank() ? Json.object().build() : Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the shop answered what is not JSON: " + text, e);
    }
  }
}
