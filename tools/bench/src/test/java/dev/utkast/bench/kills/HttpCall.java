package dev.utkast.bench.kills;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.events.HttpEvents;
import dev.utkast.events.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call of the shop's HTTP API, as its event, which a function in any process can be given.
record HttpCall(String method, String path, Map<String, String> headers, String body) {
  private static final String HOST = "shop.example.com";

  static HttpCall of(String method, String path) {
    return new HttpCall(method, path, Map.of("host", HOST, "x-forwarded-proto", "https"), "");
  }

  HttpCall header(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new HttpCall(method, path, Map.copyOf(all), body);
  }

  HttpCall body(String type, String text) {
    return new HttpCall(method, path, header("content-type", type).headers, text);
  }

  /// By somebody of the staff who may do anything, or by a customer, of whom that is not looked at.
  Json event() {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var request = new HttpRequest(method, path, "", headers, List.of(), bytes, "192.0.2.1");
    var staff =
        Json.object()
            .put("scopes", String.join(",", TokensTable.Access.EVERY_SCOPE))
            .put("principal", "kills")
            .put("caller", "kills")
            .build();
    return new HttpEvents("api", HOST, "$default", Map.of(), "request", Instant.EPOCH)
        .event(request, Optional.of(staff));
  }

  static int status(Json answer) {
    return answer.at("statusCode") instanceof Json.Num(var value) ? value.intValueExact() : 0;
  }
}
