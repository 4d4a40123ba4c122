package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import java.util.Map;

/// Requests as API Gateway gives them.
public final class Events {
  private Events() {}

  public static Request get(String path, Map<String, String> query) {
    return get("shop.example.com", path, query);
  }

  /// @param domain that the gateway was called by
  public static Request get(String domain, String path, Map<String, String> query) {
    var parameters = Json.object();
    query.forEach(parameters::put);
    return Request.withoutBody(
        Json.object()
            .put("rawPath", path)
            .put("queryStringParameters", parameters.build())
            .put(
                "headers",
                Json.object()
                    .put("host", "shop.example.evil")
                    .put("x-forwarded-host", "shop.example.evil")
                    .put("x-forwarded-proto", "gopher")
                    .build())
            .put(
                "requestContext",
                Json.object()
                    .put("domainName", domain)
                    .put("http", Json.object().put("method", "GET").build())
                    .build())
            .build());
  }

  public static Fields fields(String json) {
    if (Json.parse(json) instanceof Json.Obj object) {
      return Fields.of(object);
    }
    throw new IllegalArgumentException(json);
  }

  /// @return what was found wrong, as clients see it; empty where nothing is
  public static String errors(Fields fields) {
    try {
      fields.refuseIfWrong();
      return "";
    } catch (HttpProblem problem) {
      return Json.parse(problem.toResponse().body()).at("errors").write();
    }
  }
}
