package dev.utkast.local.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.template.Locality;
import dev.utkast.local.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Events of HTTP APIs in payload format 2.0. Source: API Gateway's guide, "Create AWS Lambda proxy
/// integrations for HTTP APIs" and "Control access to HTTP APIs with AWS Lambda authorizers".
final class PayloadV2 {

  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<String> OWN = List.of("127.0.0.1", "localhost", "[::1]");

  private static final ObjectMapper JSON = new ObjectMapper();
  private final String apiId;
  private final int port;

  /// @param port where this machine answers
  PayloadV2(String apiId, int port) {
    this.apiId = apiId.toLowerCase(Locale.ROOT);
    this.port = port;
  }

  /// @param authorizer what the authorizer said about the caller, if the route has one
  String event(
      HttpRequestData request, Routes.Match match, Optional<JsonNode> authorizer, Instant now) {
    ObjectNode event = common(request, match, authorizer, now);
    if (request.body().length > 0) {
      event.put("body", request.bodyText());
    }
    event.put("isBase64Encoded", request.body().length > 0 && request.binary());
    return event.toString();
  }

  String authorizerEvent(
      HttpRequestData request, Routes.Match match, List<String> identity, Instant now) {
    ObjectNode event = common(request, match, Optional.empty(), now);
    event.put("type", "REQUEST");
    event.put(
        "routeArn",
        "arn:aws:execute-api:"
            + Locality.REGION
            + ":"
            + Locality.ACCOUNT
            + ":"
            + apiId
            + "/$default/"
            + request.method()
            + request.rawPath());
    var source = event.putArray("identitySource");
    identity.forEach(source::add);
    return event.toString();
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

  private ObjectNode common(
      HttpRequestData request, Routes.Match match, Optional<JsonNode> authorizer, Instant now) {
    String path = Routes.decode(request.rawPath());
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", match.route().key());
    event.put("rawPath", path).put("rawQueryString", request.rawQuery());
    if (!request.cookies().isEmpty()) {
      request.cookies().forEach(event.putArray("cookies")::add);
    }
    event.set("headers", map(request.headers()));
    var query = request.query();
    if (!query.isEmpty()) {
      event.set("queryStringParameters", map(query));
    }
    ObjectNode context = event.putObject("requestContext");
    context.put("accountId", Locality.ACCOUNT).put("apiId", apiId);
    authorizer.ifPresent(lambda -> context.putObject("authorizer").set("lambda", lambda));
    context.put("domainName", domainName(request));
    context.put("domainPrefix", apiId);
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", match.route().key()).put("stage", "$default");
    context.put("time", REQUEST_TIME.format(now)).put("timeEpoch", now.toEpochMilli());
    if (!match.pathParameters().isEmpty()) {
      event.set("pathParameters", map(match.pathParameters()));
    }
    return event;
  }

  /// API Gateway answers under its own names only. This one answers under any, and calls itself
  /// what it is called if that is this machine.
  private String domainName(HttpRequestData request) {
    return request
        .header("host")
        .map(host -> host.toLowerCase(Locale.ROOT))
        .filter(host -> OWN.stream().anyMatch(own -> host.equals(own + ":" + port)))
        .orElse(OWN.getFirst() + ":" + port);
  }

  private ObjectNode map(Map<String, String> map) {
    ObjectNode node = JSON.createObjectNode();
    map.forEach(node::put);
    return node;
  }
}
