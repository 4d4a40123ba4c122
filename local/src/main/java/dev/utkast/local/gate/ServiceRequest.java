package dev.utkast.local.gate;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A signed request to a service.
///
/// @param headers by name, in whatever case
record ServiceRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

  /// Of the header `Authorization`, or of a presigned address.
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "Credential=(?<key>[^/%&]+)(/|%2F)\\d{8}(/|%2F)[^/%&]+(/|%2F)(?<service>\\w+)");

  /// @param service as signatures name it: `dynamodb`, `sqs`, `s3`, `ses`
  record Signer(String key, String service) {}

  static ServiceRequest read(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
    return new ServiceRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  /// Who signed it; whether the signature is right, a service knows that looks at it.
  Optional<Signer> signer() {
    var text = header("Authorization").or(() -> Optional.ofNullable(uri.getRawQuery())).orElse("");
    var credential = CREDENTIAL.matcher(text);
    return credential.find()
        ? Optional.of(new Signer(credential.group("key"), credential.group("service")))
        : Optional.empty();
  }

  /// The operation that a service of JSON is asked for: what follows the point in `X-Amz-Target`.
  String operation() {
    return header("X-Amz-Target").map(target -> target.replaceFirst("^.*\\.", "")).orElse("");
  }
}
