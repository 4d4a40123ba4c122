package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ItemTooLargeException;
import java.util.List;
import java.util.Map;

/// A request that is refused: its status and the documented error body. Nothing was changed.
///
/// A refusal knows what it follows from. What is wrong with a request by its own content is wrong
/// for ever; what follows from stored state, the time or the load ends with its cause, and a
/// refusal that does not say otherwise is taken for one of these.
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int UNAVAILABLE = 503;

  private final int status;
  private final transient Json errors;
  private final Ground ground;

  /// What a refusal follows from.
  private enum Ground {
    /// The request alone.
    REQUEST,
    /// How things are at the moment.
    STATE
  }

  private HttpProblem(int status, Json errors) {
    this(status, errors, Ground.STATE);
  }

  private HttpProblem(int status, Json errors, Ground ground) {
    super(status + " " + errors.write(), null, false, false);
    this.status = status;
    this.errors = errors;
    this.ground = ground;
  }

  public static HttpProblem malformed(String message) {
    return new HttpProblem(400, Json.of(message), Ground.REQUEST);
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
    return new HttpProblem(
        413, Json.of("the body is larger than " + limitBytes + " bytes"), Ground.REQUEST);
  }

  public static HttpProblem tooLarge(ItemTooLargeException e) {
    return tooLarge(
        "this would take " + e.bytes() + " bytes to store, of " + e.most() + " at most");
  }

  /// Refused as things are: how large it is follows from what is stored, too.
  public static HttpProblem tooLarge(String what) {
    return new HttpProblem(
        413,
        Json.of(what + ": shorten notes, attributes, properties, tags and titles, or say less"));
  }

  /// Refused as things are: with other stored state, or at another time, it could be done.
  ///
  /// @param errors messages by field
  public static HttpProblem invalid(Map<String, List<String>> errors) {
    return new HttpProblem(422, written(errors), Ground.STATE);
  }

  /// Refused for its content alone: whatever else changes, this request stays wrong.
  ///
  /// @param errors messages by field
  public static HttpProblem wrong(Map<String, List<String>> errors) {
    return new HttpProblem(422, written(errors), Ground.REQUEST);
  }

  private static Json written(Map<String, List<String>> errors) {
    var out = Json.object();
    errors.forEach((field, messages) -> out.put(field, messages.stream().map(Json::of).toList()));
    return out.build();
  }

  public static HttpProblem invalid(String field, String message) {
    return invalid(Map.of(field, List.of(message)));
  }

  public static HttpProblem unavailable() {
    return new HttpProblem(
        UNAVAILABLE,
        Json.of("the outcome is not known; repeat the request with the same Idempotency-Key"));
  }

  public static HttpProblem busy() {
    return new HttpProblem(UNAVAILABLE, Json.of("too busy at the moment; repeat the request"));
  }

  public static HttpProblem internal() {
    return new HttpProblem(500, Json.of("Internal Server Error"));
  }

  public int status() {
    return status;
  }

  /// @return whether the same request can never be answered otherwise
  public boolean isForEver() {
    return ground == Ground.REQUEST;
  }

  public Response toResponse() {
    var response = Response.json(status, Json.object().put("errors", errors).build());
    return status == UNAVAILABLE ? response.with("retry-after", "1") : response;
  }
}
