package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.inbox.Html;
import dev.utkast.local.limits.ServiceLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a service answers, or the gatekeeper in its place.
record ServiceAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  private static final Set<String> OF_A_CONNECTION =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// In the shape and with the status of the service's own errors.
  ///
  /// @param type as the services of JSON name it; S3 leaves out the `Exception`
  static ServiceAnswer refused(String service, String type, String message) {
    int status = type.equals("ServiceUnavailable") ? 503 : service.equals("dynamodb") ? 400 : 403;
    return refused(service, status, type, message);
  }

  static ServiceAnswer refused(String service, ServiceLimits.Refusal refusal) {
    return refused(service, refusal.status(), refusal.type(), refusal.message());
  }

  static ServiceAnswer refused(String service, int status, String type, String message) {
    if (service.equals("s3")) {
      var code = type.replaceFirst("Exception$", "");
      var xml =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
              .formatted(code, Html.text(message));
      return of(status, "application/xml", xml, Map.of());
    }
    var body =
        JSON.createObjectNode()
            .put("__type", "com.amazon.coral.service#" + type)
            .put("message", message)
            .toString();
    return of(
        status, "application/x-amz-json-1.0", body, Map.of("x-amzn-ErrorType", List.of(type)));
  }

  private static ServiceAnswer of(
      int status, String type, String body, Map<String, List<String>> more) {
    var headers = new java.util.HashMap<>(more);
    headers.put("Content-Type", List.of(type));
    headers.put("x-amzn-RequestId", List.of(UUID.randomUUID().toString()));
    return new ServiceAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach((name, values) -> {
      if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
        values.forEach(value -> exchange.getResponseHeaders().add(name, value));
      }
    });
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}
