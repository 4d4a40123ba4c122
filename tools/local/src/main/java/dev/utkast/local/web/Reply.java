package dev.utkast.local.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a server answers.
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
  /// What the server says by itself.
  private static final Set<String> OF_A_CONNECTION =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

  public static Reply of(int status, String type, byte[] body) {
    return new Reply(status, Map.of("Content-Type", List.of(type)), body);
  }

  public static Reply of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply json(int status, String json) {
    return of(status, "application/json", json);
  }

  /// An object with a `message`, as services of AWS have it.
  public static Reply message(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("message", message).toString());
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  public Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    var values = new ArrayList<>(more.getOrDefault(header, List.of()));
    values.add(value);
    more.put(header, values);
    return new Reply(status, more, body);
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public void send(HttpExchange exchange) throws IOException {
    headers.forEach((name, values) -> {
      if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
        values.forEach(value -> exchange.getResponseHeaders().add(name, value));
      }
    });
    boolean bodiless =
        body.length == 0
            || status < 200
            || status == 204
            || status == 304
            || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}
