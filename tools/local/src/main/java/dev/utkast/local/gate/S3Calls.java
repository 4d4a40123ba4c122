package dev.utkast.local.gate;

import dev.utkast.local.limits.ServiceLimits;
import dev.utkast.local.roles.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a request to S3 asks for, the bucket in its path: whole objects are put, got, deleted and
/// listed. The rest of what S3 does is refused here ([#notDoneHere]), so that no right has to be
/// guessed. Source: the Service Authorization Reference.
final class S3Calls {
  private static final String ARN = "arn:aws:s3:::";
  private static final String METADATA = "x-amz-meta-";

  /// Parameters that change nothing about which right is asked for, beside those of a presigned
  /// address and those that set headers of the answer.
  private static final Set<String> PLAIN =
      Set.of(
          "continuation-token",
          "delimiter",
          "encoding-type",
          "list-type",
          "max-keys",
          "prefix",
          "start-after",
          "x-id");

  private static final Pattern PREFIXED = Pattern.compile("(?i)x-amz-.*|response-.*");

  /// Headers that ask for more than a put.
  private static final Pattern OTHER_RIGHTS =
      Pattern.compile("(?i)x-amz-(copy-source.*|acl|grant-.*|tagging|object-lock-.*)");

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "DELETE");
  private static final Set<String> DOTS = Set.of("", ".", "..");

  private S3Calls() {}

  /// @return why neither this gatekeeper nor the service behind it can do what is asked
  static Optional<ServiceLimits.Refusal> notDoneHere(ServiceRequest request) {
    var headers = request.headers().keySet().stream().filter(OTHER_RIGHTS.asMatchPredicate());
    var parameters =
        query(request).keySet().stream()
            .filter(name -> !PLAIN.contains(name) && !PREFIXED.matcher(name).matches())
            .map(name -> "?" + name);
    var method = Stream.of(request.method()).filter(name -> !METHODS.contains(name));
    var condition =
        request
            .header("If-None-Match")
            .filter(value -> request.method().equals("PUT") && !value.equals("*"))
            .map(value -> "If-None-Match: " + value);
    // It would take `a/../b` for `b`, which to S3 are two keys.
    var key =
        Stream.of(key(request))
            .filter(it -> !it.isEmpty() && Stream.of(it.split("/", -1)).anyMatch(DOTS::contains))
            .map(_ -> "a key with an empty part, . or ..");
    return Stream.of(headers, parameters, method, condition.stream(), key)
        .flatMap(found -> found)
        .findFirst()
        .map(what -> what + " is not done on this machine")
        .map(why -> new ServiceLimits.Refusal(501, "NotImplemented", why));
  }

  static Stream<Call> of(ServiceRequest request) {
    var path = path(request);
    int slash = path.indexOf('/');
    if (path.isEmpty()) {
      return Stream.of(new Call("s3:ListAllMyBuckets", "*"));
    }
    return Stream.of(
        slash < 0 || slash == path.length() - 1
            ? ofBucket(request, path.replaceFirst("/$", ""))
            : ofObject(request, path));
  }

  private static String path(ServiceRequest request) {
    return Optional.ofNullable(request.uri().getPath()).orElse("/").replaceFirst("^/", "");
  }

  /// @return empty where the request is not about an object
  static String key(ServiceRequest request) {
    return path(request).replaceFirst("^[^/]*/?", "");
  }

  /// What a caller adds to an object, without the prefix of its headers.
  static Map<String, String> metadata(ServiceRequest request) {
    var result = new HashMap<String, String>();
    request
        .headers()
        .forEach((name, values) -> {
          if (name.toLowerCase(Locale.ROOT).startsWith(METADATA)) {
            result.put(name.substring(METADATA.length()), String.join(",", values));
          }
        });
    return result;
  }

  private static Call ofBucket(ServiceRequest request, String bucket) {
    return switch (request.method()) {
      case "PUT" -> new Call("s3:CreateBucket", ARN + bucket);
      case "DELETE" -> new Call("s3:DeleteBucket", ARN + bucket);
      default ->
          new Call(
              "s3:ListBucket",
              ARN + bucket,
              Optional.ofNullable(query(request).get("prefix"))
                  .map(prefix -> Map.of("s3:prefix", List.of(prefix)))
                  .orElse(Map.of()));
    };
  }

  private static Call ofObject(ServiceRequest request, String path) {
    var context =
        request
            .header("If-None-Match")
            .map(value -> Map.of("s3:if-none-match", List.of(value)))
            .orElse(Map.of());
    return new Call(action(request), ARN + path, context);
  }

  private static String action(ServiceRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> "s3:GetObject";
      case "DELETE" -> "s3:DeleteObject";
      default -> "s3:PutObject";
    };
  }

  private static Map<String, String> query(ServiceRequest request) {
    var result = new HashMap<String, String>();
    var raw = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
    for (var pair : raw.split("&", -1)) {
      var sides = pair.split("=", 2);
      if (!pair.isEmpty()) {
        result.put(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
      }
    }
    return result;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
