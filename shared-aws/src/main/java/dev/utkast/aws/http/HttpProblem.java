package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import java.util.List;
import java.util.Map;

/// A request that is refused: its status and the documented error body. Nothing was changed.
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Json errors;

  private HttpProblem(int status, Json errors) {
    super(status + " " + errors.write(), null, false, false);
    this.status = status;
    this.errors = errors;
  }

  public static HttpProblem malformed(String message) {
    return new HttpProblem(400, Json.of(message));
  }

  public static HttpProblem unauthorized() {
    return new HttpProblem(
        401,
        Json.of("[API] Invalid API key or access token (unrecognized login or wrong password)"));
  }

  public static HttpProblem forbidden(String scope) {
    return new HttpProblem(
        403, Json.of("[API] This action requires merchant approval for " + scope + " scope."));
  }

  public static HttpProblem notFound() {
    return new HttpProblem(404, Json.of("Not Found"));
  }

  public static HttpProblem methodNotAllowed() {
    return new HttpProblem(405, Json.of("Method Not Allowed"));
  }

  public static HttpProblem conflict(String message) {
    return new HttpProblem(409, Json.of(message));
  }

  public static HttpProblem tooLarge(int limitBytes) {
    return new HttpProblem(413, Json.of("the body is larger than " + limitBytes + " bytes"));
  }

  /// @param errors messages by field
  public static HttpProblem invalid(Map<String, List<String>> errors) {
    var out = Json.object();
    errors.forEach((field, messages) -> out.put(field, messages.stream().map(Json::of).toList()));
    return new HttpProblem(422, out.build());
  }

  public static HttpProblem invalid(String field, String message) {
    return invalid(Map.of(field, List.of(message)));
  }

  public static HttpProblem unavailable() {
    return new HttpProblem(
        503, Json.of("the outcome is not known; repeat the request with the same Idempotency-Key"));
  }

  public static HttpProblem internal() {
    return new HttpProblem(500, Json.of("Internal Server Error"));
  }

  public int status() {
    return status;
  }

  public Response toResponse() {
    return Response.json(status, Json.object().put("errors", errors).build());
  }
}
