package dev.utkast.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.events.HttpEvents;
import dev.utkast.events.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Calls an HTTP function as API Gateway's HTTP API does (payload format 2.0, behind the
/// authorizer). Immutable: each `with` gives another caller of the same function.
///
/// A path is that of the resource (`products/1.json?fields=id`), or a whole URL, such as one from a
/// `Link` header.
public final class HttpCalls {
  private static final String API = "/admin/api/2026-07/";
  private static final String HOST = "shop.example.com";
  private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"([a-z]+)\"");

  private final RequestStreamHandler handler;
  private final List<String> scopes;
  private final String principal;
  private final Map<String, String> headers;

  /// A caller with no scopes: whose token is not known.
  public HttpCalls(RequestStreamHandler handler) {
    this(handler, List.of(), "test-principal", Map.of());
  }

  private HttpCalls(
      RequestStreamHandler handler,
      List<String> scopes,
      String principal,
      Map<String, String> headers) {
    this.handler = handler;
    this.scopes = List.copyOf(scopes);
    this.principal = principal;
    this.headers = Map.copyOf(headers);
  }

  public HttpCalls withScopes(String... granted) {
    return new HttpCalls(handler, List.of(granted), principal, headers);
  }

  /// A caller with another token: idempotency keys of one are not those of the other.
  public HttpCalls withPrincipal(String other) {
    return new HttpCalls(handler, scopes, other, headers);
  }

  public HttpCalls withHeader(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name.toLowerCase(java.util.Locale.ROOT), value);
    return new HttpCalls(handler, scopes, principal, all);
  }

  public HttpCalls withIdempotencyKey(String key) {
    return withHeader("idempotency-key", key);
  }

  /// What was answered.
  ///
  /// @param body the JSON, or `null` where the body is empty or no JSON
  /// @param headers by lower-case name
  public record Answer(int status, Json body, Map<String, String> headers, String text) {
    /// @param rel `next` or `previous`
    /// @return the URL of another page of the same list
    public Optional<String> link(String rel) {
      return LINK.matcher(headers.getOrDefault("link", ""))
          .results()
          .filter(found -> found.group(2).equals(rel))
          .map(found -> found.group(1))
          .findFirst();
    }

    /// @return the value at a path of field names and list positions, such as
    ///   `product.variants.0.id`
    public Json at(String path) {
      var value = body;
      for (var step : path.split("\\.")) {
        value = step.matches("[0-9]+") ? item(value, Integer.parseInt(step)) : value.at(step);
      }
      return value;
    }

    private static Json item(Json list, int position) {
      return position < list.items().size() ? list.items().get(position) : Json.Null.NULL;
    }

    public String textAt(String path) {
      return at(path).text().orElseThrow(() -> new AssertionError(path + " is no text: " + text));
    }

    public long longAt(String path) {
      if (at(path) instanceof Json.Num(var value)) {
        return value.longValueExact();
      }
      throw new AssertionError(path + " is no number: " + text);
    }
  }

  public Answer get(String path) {
    return call("GET", path, Optional.empty());
  }

  public Answer delete(String path) {
    return call("DELETE", path, Optional.empty());
  }

  public Answer post(String path, String json) {
    return call("POST", path, Optional.of(json));
  }

  public Answer post(String path, Json json) {
    return post(path, json.write());
  }

  public Answer put(String path, String json) {
    return call("PUT", path, Optional.of(json));
  }

  public Answer put(String path, Json json) {
    return put(path, json.write());
  }

  public Answer call(String method, String target, Optional<String> body) {
    var answer = Invocations.invoke(handler, event(method, target, body));
    var received = new LinkedHashMap<String, String>();
    answer
        .at("headers")
        .fieldMap()
        .forEach((name, value) -> received.put(name, value.text().orElse("")));
    int status = answer.at("statusCode") instanceof Json.Num(var value) ? value.intValueExact() : 0;
    var text = answer.textAt("body");
    boolean isJson = received.getOrDefault("content-type", "").startsWith("application/json");
    return new Answer(
        status, isJson ? Json.parse(text) : Json.Null.NULL, Map.copyOf(received), text);
  }

  private Json event(String method, String target, Optional<String> body) {
    var relative = target.replaceFirst("^https?://[^/]+", "");
    var whole = relative.startsWith("/") ? relative : API + relative;
    int mark = whole.indexOf('?');
    var path = mark < 0 ? whole : whole.substring(0, mark);
    var query = mark < 0 ? "" : whole.substring(mark + 1);
    var sent = new LinkedHashMap<>(Map.of("host", HOST, "x-forwarded-proto", "https"));
    body.ifPresent(_ -> sent.put("content-type", "application/json"));
    sent.putAll(headers);
    var bytes = body.orElse("").getBytes(StandardCharsets.UTF_8);
    var request = new HttpRequest(method, path, query, sent, List.of(), bytes, "192.0.2.1");
    var id = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
    return new HttpEvents("api", HOST, "$default", Map.of(), id, Instant.EPOCH)
        .event(request, Optional.of(authorized()));
  }

  private Json authorized() {
    return Json.object()
        .put("scopes", String.join(",", scopes))
        .put("principal", principal)
        .put("caller", "test")
        .build();
  }
}
