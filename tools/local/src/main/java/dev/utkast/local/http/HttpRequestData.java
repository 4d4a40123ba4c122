package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.utkast.events.HttpRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// A request as it came in.
///
/// @param head bytes of the request line and the values of the headers together
record HttpRequestData(HttpRequest request, int head) {
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
        new HttpRequest(
            exchange.getRequestMethod().toUpperCase(Locale.ROOT),
            Optional.ofNullable(uri.getRawPath()).filter(path -> !path.isEmpty()).orElse("/"),
            Optional.ofNullable(uri.getRawQuery()).orElse(""),
            headers,
            cookies,
            exchange.getRequestBody().readNBytes(LARGEST_BODY + 1),
            sourceIp),
        head(exchange));
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

  boolean headTooLarge() {
    return head > LARGEST_HEAD;
  }

  boolean tooLarge() {
    return request.body().length > LARGEST_BODY;
  }
}
