package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.Id;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.text.Characters;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One HTTP request as API Gateway's HTTP API gives it (payload format 2.0).
///
/// @param origin scheme and host that the gateway was called by; what headers say of them is the
///   caller's word
/// @param segments of the path after `/admin/api/{version}/`, the last one without `.json`
/// @param scopes what the access token may do; empty for an unknown token
/// @param principal the token's fingerprint, for keeping callers apart
/// @param caller the token's name, or the beginning of its fingerprint, for people
/// @param claim the idempotency key held for this request, if the caller sent one
public record Request(
    String method,
    String origin,
    String path,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    Set<String> scopes,
    String principal,
    String caller,
    Optional<Idempotency.Claim> claim) {

  /// API Gateway takes 10 MB; no document of ours comes near one.
  public static final int MAX_BODY_BYTES = 1 << 20;

  public static final String CONTRADICTION = "is another one in the body than in the query";

  private static final int API_PREFIX_SEGMENTS = 3;

  /// What stands where bytes could not be read.
  private static final char REPLACEMENT = '\ufffd';

  private static final Json.Obj NOTHING = Json.object().build();

  /// Everything but the body: who calls and what for is known before anything of it is read.
  static Request withoutBody(Json event) {
    var path = event.textAt("rawPath");
    var context = event.at("requestContext");
    var lambda = context.at("authorizer").at("lambda");
    return new Request(
        context.at("http").textAt("method"),
        origin(context.textAt("domainName")),
        path,
        segments(path),
        texts(event.at("queryStringParameters")),
        texts(event.at("headers")),
        "",
        Stream.of(lambda.textAt("scopes").split(","))
            .filter(scope -> !scope.isBlank())
            .collect(Collectors.toUnmodifiableSet()),
        lambda.textAt("principal"),
        lambda.textAt("caller"),
        Optional.empty());
  }

  /// @throws HttpProblem 413 where the body is larger than any of ours
  Request withBodyOf(Json event) {
    var read = bodyOf(event);
    if (read.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      throw HttpProblem.tooLarge(MAX_BODY_BYTES);
    }
    return new Request(
        method, origin, path, segments, query, headers, read, scopes, principal, caller, claim);
  }

  /// API Gateway is called by HTTPS only, and names the domain itself; a laptop calls itself
  /// without.
  private static String origin(String domain) {
    boolean laptop = domain.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");
    return (laptop ? "http://" : "https://") + domain;
  }

  private static List<String> segments(String path) {
    var parts =
        new ArrayList<>(Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList());
    if (parts.size() > API_PREFIX_SEGMENTS && parts.get(0).equals("admin")) {
      parts.subList(0, API_PREFIX_SEGMENTS).clear();
    }
    if (!parts.isEmpty()) {
      parts.set(parts.size() - 1, parts.getLast().replaceFirst("\\.json$", ""));
    }
    return List.copyOf(parts);
  }

  private static Map<String, String> texts(Json object) {
    var out = new HashMap<String, String>();
    object.fieldMap().forEach((name, value) -> out.put(name, value.text().orElse("")));
    return Map.copyOf(out);
  }

  /// Bytes in another encoding are lost where somebody before us read them as UTF-8, and would
  /// stand as `M\ufffdller` on an invoice.
  private static String bodyOf(Json event) {
    var body = event.textAt("body");
    try {
      var text =
          event.at("isBase64Encoded") == Json.Bool.TRUE
              ? StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(Base64.getDecoder().decode(body)))
                  .toString()
              : body;
      if (text.indexOf(REPLACEMENT) >= 0) {
        throw new MalformedInputException(1);
      }
      return text;
    } catch (CharacterCodingException _) {
      throw HttpProblem.malformed("the body is not UTF-8");
    }
  }

  Request holding(Idempotency.Claim held) {
    return new Request(
        method,
        origin,
        path,
        segments,
        query,
        headers,
        body,
        scopes,
        principal,
        caller,
        Optional.of(held));
  }

  /// @return whether the access token has a scope, or the one to write the same resource
  public boolean may(String scope) {
    return scopes.contains(scope) || scopes.contains(scope.replaceFirst("^read_", "write_"));
  }

  /// @return who asks, for the books
  public Actor actor() {
    return new Actor.Staff(caller.isBlank() ? principal : caller);
  }

  /// For what only some requests of a route need beyond the route's own scope.
  ///
  /// @throws HttpProblem 403 without the scope
  public void require(String scope) {
    if (!may(scope)) {
      throw HttpProblem.forbidden(scope);
    }
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /// @return the day in a parameter, or that of an instant in the shop's time zone
  /// @throws HttpProblem 400 where it is none
  public Optional<LocalDate> day(String name, ZoneId zone) {
    // An offset's plus sign that was not encoded arrives as a space.
    return parameter(name)
        .map(text -> text.replaceFirst("(?<=:[0-9.]{2,20}) (?=[0-9]{2}:?[0-9]{2}$)", "+"))
        .map(text ->
            Days.read(text, zone)
                .orElseThrow(() -> HttpProblem.malformed(name + " " + Days.EXPECTED)));
  }

  /// @throws HttpProblem 400 where a parameter has what no text may have
  void refuseForbiddenText() {
    query.forEach((name, value) -> {
      if (Characters.anyForbidden(value) || Characters.hasSeparator(value)) {
        throw HttpProblem.malformed(name + " " + Fields.FORBIDDEN);
      }
    });
  }

  /// @return whether a parameter says `true`; false where it is absent
  /// @throws HttpProblem 422 where it says neither `true` nor `false`
  public boolean flag(String name) {
    return flag(name, false);
  }

  /// @param otherwise where it is absent
  public boolean flag(String name, boolean otherwise) {
    return flag(name, parameter(name).or(() -> Optional.of(String.valueOf(otherwise))));
  }

  /// An option of an instruction, in the query or in the body; said in both, it must be said alike.
  ///
  /// @param otherwise where it is in neither
  /// @throws HttpProblem 422 where the query says neither `true` nor `false`
  public boolean flag(Fields fields, String name, boolean otherwise) {
    boolean inQuery = flag(name, otherwise);
    boolean inBody = fields.flag(name, inQuery);
    if (parameter(name).isPresent() && inBody != inQuery) {
      fields.wrong(name, CONTRADICTION);
    }
    return inBody;
  }

  public static boolean flag(String name, Optional<String> value) {
    return switch (value.orElse("false").toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw HttpProblem.wrong(Map.of(name, List.of("must be true or false")));
    };
  }

  /// @param type what the segment identifies, as `OrderId::new`
  /// @return the id in a path segment
  /// @throws HttpProblem 404 where the segment is no id
  public <T extends Id> T id(int segment, LongFunction<T> type) {
    return type.apply(parseId(segments.get(segment)).orElseThrow(HttpProblem::notFound));
  }

  public static Optional<Long> parseId(String text) {
    return text.matches("[0-9]{1,16}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /// The fields under the envelope `{"<name>": {...}}`.
  ///
  /// @throws HttpProblem 400 where the body is not such JSON
  public Fields envelope(String name) {
    if (!(json().at(name) instanceof Json.Obj object)) {
      throw HttpProblem.malformed("the body must be an object with the field '" + name + "'");
    }
    return Fields.of(object);
  }

  /// The fields of an instruction, under the envelope `{"<name>": {...}}`.
  ///
  /// @throws HttpProblem 400 where the body is not such JSON
  public Fields instruction(String name) {
    if (!(json() instanceof Json.Obj whole && whole.get(name) instanceof Json.Obj fields)) {
      throw HttpProblem.malformed("the body must be an object with the field '" + name + "'");
    }
    return Fields.ofInstruction(fields, name, whole);
  }

  /// The fields of an instruction that may have no body, or no envelope.
  ///
  /// @throws HttpProblem 400 where the body is something else
  public Fields optionalInstruction(String name) {
    var whole = body.isBlank() ? NOTHING : orNothing(json());
    if (!(whole instanceof Json.Obj object)) {
      throw HttpProblem.malformed("the body must be a JSON object");
    }
    return switch (orNothing(object.get(name))) {
      case Json.Obj fields -> Fields.ofInstruction(fields, name, object);
      case Json.Null _ -> Fields.ofInstruction(object);
      default -> throw HttpProblem.malformed("the field '" + name + "' must be an object");
    };
  }

  /// In some languages an empty object and an empty list are one, and written as the list.
  private static Json orNothing(Json value) {
    return value instanceof Json.Arr(var items) && items.isEmpty() ? NOTHING : value;
  }

  /// The fields of an instruction without an envelope; none where the body is empty.
  ///
  /// @throws HttpProblem 400 where the body is no object
  public Fields bareInstruction() {
    if (!((body.isBlank() ? NOTHING : json()) instanceof Json.Obj object)) {
      throw HttpProblem.malformed("the body must be a JSON object");
    }
    return Fields.ofInstruction(object);
  }

  private Json json() {
    var type = header("content-type").orElse("application/json");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw HttpProblem.malformed("the content type must be application/json");
    }
    try {
      return Json.parse(body);
    } catch (JsonSyntaxException e) {
      throw HttpProblem.malformed(String.valueOf(e.getMessage()));
    }
  }

  /// Commits what was decided, and in the same transaction the answer under the caller's
  /// idempotency key.
  ///
  /// @throws HttpProblem 422 where one transaction cannot write all of it
  public Response commit(Store store, Response response, Change change) {
    return commit(store.database(), response, store.writes(change));
  }

  /// Commits the writes, and in the same transaction the answer under the caller's idempotency key,
  /// so that the effect and the memory of it are one.
  ///
  /// @throws HttpProblem 422 where one transaction cannot write all of it
  public Response commit(Database database, Response response, List<Write> writes) {
    var all = new ArrayList<>(writes);
    claim.ifPresent(held -> all.addAll(held.completion(response)));
    if (all.size() > Database.MAX_WRITES) {
      throw HttpProblem.invalid("base", "is too much to change at once");
    }
    database.commit(all);
    return response.remembered();
  }

  public Response commit(Database database, Response response, Write... writes) {
    return commit(database, response, List.of(writes));
  }
}
