package dev.utkast.local.gate;

import com.sun.net.httpserver.HttpExchange;
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

  private static final Pattern TARGET =
      Pattern.compile(
          "(?<api>DynamoDB_20120810|DynamoDBStreams_20120810|AmazonSQS)\\.(?<operation>\\w+)");

  /// @param service as signatures name it: `dynamodb`, `sqs`, `s3`, `ses`
  record Signer(String key, String service) {}

  /// Without its body, which nobody waits for who may not send it.
  static ServiceRequest head(HttpExchange exchange) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
    return new ServiceRequest(
        exchange.getRequestMethod(), exchange.getRequestURI(), headers, new byte[0]);
  }

  ServiceRequest with(byte[] content) {
    return new ServiceRequest(method, uri, headers, content);
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

  /// The operation that a service of JSON is asked for, out of `X-Amz-Target`. A service that
  /// speaks other languages too is asked in this one only: what it would read elsewhere, in the
  /// address or in a form, is not looked at here.
  ///
  /// @param service that it is signed for
  /// @throws IllegalArgumentException if it is asked otherwise
  String operation(String service) {
    var target = TARGET.matcher(header("X-Amz-Target").orElse(""));
    boolean json = header("Content-Type").orElse("").startsWith("application/x-amz-json-1.");
    if (!target.matches()
        || target.group("api").equals("AmazonSQS") != service.equals("sqs")
        || !json
        || uri.getRawQuery() != null
        || !method.equals("POST")) {
      throw new IllegalArgumentException("The operation is not one of this endpoint.");
    }
    return target.group("operation");
  }
}
