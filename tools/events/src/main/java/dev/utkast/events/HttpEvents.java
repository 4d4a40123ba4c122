package dev.utkast.events;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Events of one call of an HTTP API, in payload format 2.0. Source: API Gateway's guide, "Create
/// AWS Lambda proxy integrations for HTTP APIs" and "Control access to HTTP APIs with AWS Lambda
/// authorizers".
///
/// @param domain that the API was called by
/// @param routeKey of the route that took the call
/// @param pathParameters decoded
public record HttpEvents(
    String apiId,
    String domain,
    String routeKey,
    Map<String, String> pathParameters,
    String requestId,
    Instant now) {
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// @param authorizer what the authorizer said about the caller, if the route has one
  public Json.Obj event(HttpRequest request, Optional<Json> authorizer) {
    boolean sent = request.body().length > 0;
    var event = common(request, authorizer);
    if (sent) {
      event.put("body", request.bodyText());
    }
    return event.put("isBase64Encoded", sent && request.binary()).build();
  }

  /// @param identity what the request gives at the authorizer's identity sources
  public Json.Obj authorizerEvent(HttpRequest request, List<String> identity) {
    var route = apiId + "/$default/" + request.method() + request.rawPath();
    return common(request, Optional.empty())
        .put("type", "REQUEST")
        .put("routeArn", Origin.arn("execute-api", route))
        .put("identitySource", identity.stream().map(Json::of).toList())
        .build();
  }

  private ObjBuilder common(HttpRequest request, Optional<Json> authorizer) {
    var event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", routeKey)
            .put("rawPath", request.path())
            .put("rawQueryString", request.rawQuery());
    if (!request.cookies().isEmpty()) {
      event.put("cookies", request.cookies().stream().map(Json::of).toList());
    }
    event.put("headers", object(request.headers()));
    if (!request.query().isEmpty()) {
      event.put("queryStringParameters", object(request.query()));
    }
    event.put("requestContext", context(request, authorizer));
    if (!pathParameters.isEmpty()) {
      event.put("pathParameters", object(pathParameters));
    }
    return event;
  }

  private Json context(HttpRequest request, Optional<Json> authorizer) {
    var context = Json.object().put("accountId", Origin.ACCOUNT).put("apiId", apiId);
    authorizer.ifPresent(
        lambda -> context.put("authorizer", Json.object().put("lambda", lambda).build()));
    return context
        .put("domainName", domain)
        .put("domainPrefix", apiId)
        .put("http", http(request))
        .put("requestId", requestId)
        .put("routeKey", routeKey)
        .put("stage", "$default")
        .put("time", REQUEST_TIME.format(now))
        .put("timeEpoch", now.toEpochMilli())
        .build();
  }

  private static Json http(HttpRequest request) {
    return Json.object()
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent").orElse(""))
        .build();
  }

  private static Json object(Map<String, String> texts) {
    var out = Json.object();
    texts.forEach(out::put);
    return out.build();
  }
}
