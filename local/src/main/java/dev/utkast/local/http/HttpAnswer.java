package dev.utkast.local.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// An answer on its way to the client.
final class HttpAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Header(String name, String value) {}

  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  private HttpAnswer(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /// An answer of the gateway itself.
  static HttpAnswer message(int status, String message) {
    return of(
        status, "application/json", JSON.createObjectNode().put("message", message).toString());
  }

  static HttpAnswer of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer of(int status, String type, byte[] body) {
    return new HttpAnswer(status, List.of(new Header("content-type", type)), body);
  }

  HttpAnswer with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpAnswer(status, more, body);
  }

  /// What a function answered; without a `statusCode` the whole payload is a JSON body with status
  /// 200.
  ///
  /// @return empty when it is not an answer that API Gateway understands
  static Optional<HttpAnswer> fromFunction(String payload) {
    try {
      JsonNode node = JSON.readTree(payload);
      if (node == null || node.isMissingNode()) {
        return Optional.empty();
      }
      if (!node.isObject() || !node.has("statusCode")) {
        return Optional.of(
            of(200, "application/json", node.isTextual() ? node.asText() : node.toString()));
      }
      JsonNode status = node.get("statusCode");
      JsonNode body = node.path("body");
      boolean understood =
          status.canConvertToInt()
              && status.asInt() >= 100
              && status.asInt() <= 599
              && (body.isTextual() || body.isMissingNode() || body.isNull());
      return understood
          ? Optional.of(structured(node, status.asInt(), body.asText("")))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static HttpAnswer structured(JsonNode node, int status, String body) {
    var headers = new ArrayList<Header>();
    node.path("headers")
        .properties()
        .forEach(entry -> headers.add(new Header(entry.getKey(), entry.getValue().asText())));
    node.path("cookies").forEach(cookie -> headers.add(new Header("set-cookie", cookie.asText())));
    if (headers.stream().noneMatch(header -> "content-type".equalsIgnoreCase(header.name()))) {
      headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
    }
    byte[] bytes =
        node.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new HttpAnswer(status, List.copyOf(headers), bytes);
  }

  int status() {
    return status;
  }

  void send(HttpExchange exchange) throws IOException {
    headers.stream()
        .filter(header -> !"content-length".equalsIgnoreCase(header.name()))
        .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
    boolean bodiless =
        status < 200
            || status == 204
            || status == 304
            || "HEAD".equals(exchange.getRequestMethod());
    if (bodiless) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
