package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP answer.
///
/// @param body text, or bytes in base64
/// @param kept whether the answer was already stored under the caller's idempotency key
/// @param binary whether the body is bytes
public record Response(
    int status, String body, Map<String, String> headers, boolean kept, boolean binary) {

  /// Text.
  public Response(int status, String body, Map<String, String> headers, boolean kept) {
    this(status, body, headers, kept, false);
  }

  /// What Lambda takes of an answer.
  public static final int MAX_EVENT = 6 * 1024 * 1024;

  /// What a body may weigh, so that headers have room.
  public static final int MAX_BODY = MAX_EVENT - 64 * 1024;

  public static Response json(int status, Json body) {
    return text(status, body.write());
  }

  /// @param body JSON that is written already
  public static Response text(int status, String body) {
    return new Response(
        status, body, Map.of("content-type", "application/json; charset=utf-8"), false);
  }

  /// @return how many bytes JSON takes in the answer of a function
  public static long weight(Json json) {
    return weight(json.write());
  }

  /// How many bytes JSON text takes in the answer of a function, where it is a string in JSON once
  /// more.
  public static long weight(String json) {
    long bytes = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x80) {
        bytes += c == '"' || c == '\\' ? 2 : 1;
      } else {
        // Half of a surrogate pair, which has four bytes, counts two.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return bytes;
  }

  public static Response ok(Json body) {
    return json(200, body);
  }

  public static Response created(Json body) {
    return json(201, body);
  }

  public static Response noContent() {
    return new Response(204, "", Map.of(), false);
  }

  /// After a form was taken: look there, with GET.
  public static Response seeOther(String location) {
    return new Response(303, "", Map.of("location", location), false);
  }

  public static Response html(int status, String body) {
    return new Response(status, body, Map.of("content-type", "text/html; charset=utf-8"), false);
  }

  /// What is no text, such as a PDF.
  public static Response binary(int status, String type, byte[] body) {
    var encoded = Base64.getEncoder().encodeToString(body);
    return new Response(status, encoded, Map.of("content-type", type), false, true);
  }

  public Response with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Response(status, body, Map.copyOf(all), kept, binary);
  }

  Response remembered() {
    return new Response(status, body, headers, true, binary);
  }

  public Json toEvent() {
    var out = Json.object();
    headers.forEach((name, value) -> out.put(name, value));
    return Json.object()
        .put("statusCode", status)
        .put("headers", out.build())
        .put("body", body)
        .put("isBase64Encoded", binary)
        .build();
  }
}
