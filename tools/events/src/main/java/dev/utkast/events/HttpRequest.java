package dev.utkast.events;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as API Gateway sees it.
///
/// @param headers names in lower case, repeated ones joined by commas; cookies apart
public record HttpRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, String> headers,
    List<String> cookies,
    byte[] body,
    String sourceIp) {
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
  }

  public String path() {
    return decodedPath(rawPath);
  }

  /// Percent-encoding only: a plus sign in a path is a plus sign.
  public static String decodedPath(String text) {
    return decode(text.replace("+", "%2B"), text);
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
        var value = sides.length > 1 ? decode(sides[1], sides[1]) : "";
        result.merge(decode(sides[0], sides[0]), value, (one, more) -> one + "," + more);
      }
    }
    return result;
  }

  private static String decode(String encoded, String otherwise) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
