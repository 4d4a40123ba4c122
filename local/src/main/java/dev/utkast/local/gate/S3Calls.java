package dev.utkast.local.gate;

import dev.utkast.local.roles.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request to S3 asks for, the bucket in its path. Source: the Service Authorization
/// Reference.
final class S3Calls {

  private static final String ARN = "arn:aws:s3:::";
  private static final String METADATA = "x-amz-meta-";

  /// Parts of an object, or of a bucket, that have rights of their own.
  private static final List<String> PARTS =
      List.of("acl", "tagging", "retention", "legal-hold", "attributes", "policy", "versioning");

  private S3Calls() {}

  static Stream<Call> of(ServiceRequest request) {
    var path = Optional.ofNullable(request.uri().getPath()).orElse("/").replaceFirst("^/", "");
    var query = query(request);
    int slash = path.indexOf('/');
    if (path.isEmpty()) {
      return Stream.of(new Call("s3:ListAllMyBuckets", "*"));
    }
    return slash < 0 || slash == path.length() - 1
        ? Stream.of(ofBucket(request, path.replaceFirst("/$", ""), query))
        : ofObject(request, path, query);
  }

  /// @return empty where the request is not about an object
  static String key(ServiceRequest request) {
    return Optional.ofNullable(request.uri().getPath()).orElse("").replaceFirst("^/[^/]*/?", "");
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

  private static Call ofBucket(ServiceRequest request, String bucket, Map<String, String> query) {
    var part = part(query);
    if (part.isPresent()) {
      return new Call(verb(request) + "Bucket" + part.get(), ARN + bucket);
    }
    if (query.containsKey("delete")) {
      return new Call("s3:DeleteObject", ARN + bucket + "/*");
    }
    return switch (request.method()) {
      case "PUT" -> new Call("s3:CreateBucket", ARN + bucket);
      case "DELETE" -> new Call("s3:DeleteBucket", ARN + bucket);
      default ->
          new Call(
              "s3:ListBucket",
              ARN + bucket,
              query.containsKey("prefix")
                  ? Map.of("s3:prefix", List.of(query.getOrDefault("prefix", "")))
                  : Map.of());
    };
  }

  private static Stream<Call> ofObject(
      ServiceRequest request, String path, Map<String, String> query) {
    var calls = new ArrayList<Call>();
    var verb =
        query.containsKey("uploads") || query.containsKey("uploadId") ? "s3:Put" : verb(request);
    var context =
        request
            .header("If-None-Match")
            .map(value -> Map.of("s3:if-none-match", List.of(value)))
            .orElse(Map.of());
    calls.add(new Call(verb + "Object" + part(query).orElse(""), ARN + path, context));
    request
        .header("x-amz-copy-source")
        .ifPresent(source ->
            calls.add(new Call("s3:GetObject", ARN + decoded(source).replaceFirst("^/", ""))));
    request.headers().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .forEach(name -> {
          if (name.equals("x-amz-acl") || name.startsWith("x-amz-grant-")) {
            calls.add(new Call("s3:PutObjectAcl", ARN + path));
          } else if (name.equals("x-amz-tagging")) {
            calls.add(new Call("s3:PutObjectTagging", ARN + path));
          } else if (name.startsWith("x-amz-object-lock-")) {
            calls.add(new Call("s3:PutObjectRetention", ARN + path));
          }
        });
    return calls.stream().distinct();
  }

  private static String verb(ServiceRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> "s3:Get";
      case "DELETE" -> "s3:Delete";
      default -> "s3:Put";
    };
  }

  /// As the names of rights have it: `legal-hold` to `LegalHold`.
  private static Optional<String> part(Map<String, String> query) {
    return PARTS.stream()
        .filter(query::containsKey)
        .map(name ->
            Arrays.stream(name.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .reduce("", String::concat))
        .findFirst();
  }

  private static Map<String, String> query(ServiceRequest request) {
    var result = new HashMap<String, String>();
    var raw = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
    for (var pair : raw.split("&", -1)) {
      var sides = pair.split("=", 2);
      result.put(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
    }
    return result;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
