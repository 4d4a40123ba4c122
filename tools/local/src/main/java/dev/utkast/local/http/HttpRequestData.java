package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as API Gateway sees it.
///
/// @param headers names in lower case, repeated ones joined by commas; cookies apart
/// @param head bytes of the request line and the values of the headers together
record HttpRequestData(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, String> headers,
    List<String> cookies,
    int head,
    byte[] body,
    String sourceIp) {
  /// Largest body that API Gateway takes.
  static final int LARGEST_BODY = 10 * 1024 * 1024;

  /// Source: API Gateway's guide, "Quotas for configuring and running an HTTP API".
  static final int LARGEST_HEAD = 10_240;

  static HttpRequestData read(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
    var headers = new TreeMap<String, String>();
    var cookies = new ArrayList<String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if ("cookie".equalsIgnoreCase(name)) {
            values.forEach(value -> cookies.addAll(List.of(value.split("; *", -1))));
          } else {
            headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
          }
        });
    headers.put("x-forwarded-for", sourceIp);
    headers.put("x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
    headers.put("x-forwarded-proto", "http");
    return new HttpRequestData(
        exchange.getRequestMethod().toUpperCase(Locale.ROOT),
        Optional.ofNullable(uri.getRawPath()).filter(path -> !path.isEmpty()).orElse("/"),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        headers,
        cookies,
        head(exchange),
        exchange.getRequestBody().readNBytes(LARGEST_BODY + 1),
        sourceIp);
  }

  /// Java's server reads a head as ISO 8859-1: a character is a byte.
  private static int head(HttpExchange exchange) {
    var line =
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getProtocol());
    return line.length()
        + exchange.getRequestHeaders().values().stream()
            .flatMap(List::stream)
            .mapToInt(String::length)
            .sum();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
  }

  boolean headTooLarge() {
    return head > LARGEST_HEAD;
  }

  boolean tooLarge() {
    return body.length > LARGEST_BODY;
  }

  /// Text goes as it is, all else in base64, forms among it, as HTTP APIs do.
  boolean binary() {
    var type = header("content-type").orElse("text/plain").toLowerCase(Locale.ROOT);
    return !type.matches("(?s)\\s*(text/[^;]*|[^;]*(json|xml|javascript))\\s*(;.*)?")
        || header("content-encoding").isPresent();
  }

  String bodyText() {
    return binary()
        ? Base64.getEncoder().encodeToString(body)
        : new String(body, StandardCharsets.UTF_8);
  }

  /// Decoded query parameters; values of a repeated name are joined by commas.
  Map<String, String> query() {
    var result = new TreeMap<String, String>();
    for (String pair : rawQuery.split("&", -1)) {
      var sides = pair.split("=", 2);
      if (!pair.isEmpty()) {
        var value = sides.length > 1 ? decode(sides[1]) : "";
        result.merge(decode(sides[0]), value, (one, more) -> one + "," + more);
      }
    }
    return result;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
