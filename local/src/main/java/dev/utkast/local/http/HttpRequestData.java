package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as API Gateway sees it. Header names are lower case, repeated headers joined by
/// commas; cookies apart.
final class HttpRequestData {

  /// Largest body that API Gateway takes.
  static final int LARGEST_BODY = 10 * 1024 * 1024;

  /// Most bytes of the request line and the values of the headers together. Source: API Gateway's
  /// guide, "Quotas for configuring and running an HTTP API".
  static final int LARGEST_HEAD = 10_240;

  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, String> headers = new TreeMap<>();
  private final List<String> cookies = new ArrayList<>();
  private final int head;
  private final byte[] body;
  private final String sourceIp;

  private HttpRequestData(HttpExchange exchange) throws IOException {
    method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    String path = exchange.getRequestURI().getRawPath();
    rawPath = path == null || path.isEmpty() ? "/" : path;
    rawQuery = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
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
    head = head(exchange);
    body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
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

  static HttpRequestData read(HttpExchange exchange) throws IOException {
    return new HttpRequestData(exchange);
  }

  String method() {
    return method;
  }

  String rawPath() {
    return rawPath;
  }

  String rawQuery() {
    return rawQuery;
  }

  Map<String, String> headers() {
    return headers;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
  }

  List<String> cookies() {
    return cookies;
  }

  String sourceIp() {
    return sourceIp;
  }

  boolean headTooLarge() {
    return head > LARGEST_HEAD;
  }

  boolean tooLarge() {
    return body.length > LARGEST_BODY;
  }

  boolean hasBody() {
    return body.length > 0;
  }

  /// Text goes as it is, all else in base64, forms among it, as HTTP APIs do.
  boolean binary() {
    String type =
        header("content-type")
            .orElse("text/plain")
            .toLowerCase(Locale.ROOT)
            .split(";", 2)[0]
            .strip();
    boolean text =
        type.startsWith("text/")
            || type.endsWith("json")
            || type.endsWith("xml")
            || type.endsWith("javascript");
    return !text || header("content-encoding").isPresent();
  }

  String bodyText() {
    return binary()
        ? java.util.Base64.getEncoder().encodeToString(body)
        : new String(body, StandardCharsets.UTF_8);
  }

  /// Decoded query parameters; values of a repeated name are joined by commas.
  Map<String, String> query() {
    var result = new TreeMap<String, String>();
    if (rawQuery.isEmpty()) {
      return result;
    }
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        result.merge(
            name,
            equals < 0 ? "" : decode(pair.substring(equals + 1)),
            (one, more) -> one + "," + more);
      }
    }
    return result;
  }

  private static String decode(String text) {
    try {
      return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
