package dev.utkast.local.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.events.HttpEvents;
import dev.utkast.events.HttpRequest;
import dev.utkast.local.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What an HTTP API says to its functions and understands of them, in payload format 2.0.
final class PayloadV2 {
  private static final List<String> OWN = List.of("127.0.0.1", "localhost", "[::1]");

  private static final ObjectMapper JSON = new ObjectMapper();
  private final String apiId;
  private final int port;

  /// @param port where this machine answers
  PayloadV2(String apiId, int port) {
    this.apiId = apiId.toLowerCase(Locale.ROOT);
    this.port = port;
  }

  HttpEvents of(HttpRequest request, Routes.Match match, Instant now) {
    return new HttpEvents(
        apiId,
        domainName(request),
        match.route().key(),
        match.pathParameters(),
        UUID.randomUUID().toString(),
        now);
  }

  /// What a function answered; without a `statusCode` the whole payload is a JSON body with status
  /// 200.
  ///
  /// @return empty when it is not an answer that API Gateway understands
  static Optional<Reply> reply(String payload) {
    try {
      JsonNode node = JSON.readTree(payload);
      if (node.isMissingNode()) {
        return Optional.empty();
      }
      if (!node.has("statusCode")) {
        return Optional.of(Reply.json(200, node.isTextual() ? node.asText() : node.toString()));
      }
      var status = node.path("statusCode");
      var body = node.path("body");
      return status.canConvertToInt()
              && status.asInt() >= 100
              && status.asInt() <= 599
              && (body.isTextual() || body.isMissingNode() || body.isNull())
          ? Optional.of(reply(node, status.asInt(), body.asText("")))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Reply reply(JsonNode node, int status, String body) {
    var reply =
        new Reply(
            status,
            Map.of(),
            node.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8));
    for (var header : node.path("headers").properties()) {
      reply = reply.with(header.getKey(), header.getValue().asText());
    }
    for (var cookie : node.path("cookies")) {
      reply = reply.with("set-cookie", cookie.asText());
    }
    return reply.headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase)
        ? reply
        : reply.with("content-type", "text/plain;charset=UTF-8");
  }

  /// API Gateway answers under its own names only. This one answers under any, and calls itself
  /// what it is called if that is this machine.
  private String domainName(HttpRequest request) {
    return request
        .header("host")
        .map(host -> host.toLowerCase(Locale.ROOT))
        .filter(host -> OWN.stream().anyMatch(own -> host.equals(own + ":" + port)))
        .orElse(OWN.getFirst() + ":" + port);
  }
}
