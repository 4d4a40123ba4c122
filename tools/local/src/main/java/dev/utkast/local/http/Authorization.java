package dev.utkast.local.http;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import dev.utkast.events.HttpRequest;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.HttpApiSpec;
import dev.utkast.local.web.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A Lambda authorizer with simple answers. Its answers are kept for their lifetime under the
/// values of the identity sources; a request that lacks one of them is refused without asking. The
/// lifetime runs on real time.
final class Authorization {
  /// Answers kept at most; past it all are dropped.
  private static final int MOST_KEPT = 10_000;

  sealed interface Decision {
    record Allowed(Json context) implements Decision {}

    record Refused(Reply answer) implements Decision {}
  }

  private record Kept(Decision decision, Instant until) {}

  private final HttpApiSpec.Authorizer spec;
  private final LambdaFunction function;
  private final PayloadV2 payload;
  private final Map<List<String>, Kept> kept = new ConcurrentHashMap<>();

  Authorization(HttpApiSpec.Authorizer spec, LambdaFunction function, PayloadV2 payload) {
    this.spec = spec;
    this.function = function;
    this.payload = payload;
  }

  Decision decide(HttpRequest request, Routes.Match match, InstantSource clock) {
    var identity =
        spec.identityHeaders().stream().flatMap(name -> request.header(name).stream()).toList();
    if (identity.size() < spec.identityHeaders().size()) {
      return new Decision.Refused(Reply.message(401, "Unauthorized"));
    }
    boolean caching = spec.lifetime().compareTo(Duration.ZERO) > 0 && !identity.isEmpty();
    Kept known = caching ? kept.get(identity) : null;
    if (known != null && known.until().isAfter(Instant.now())) {
      return known.decision();
    }
    var event = payload.of(request, match, clock.instant()).authorizerEvent(request, identity);
    var decision = ask(event.write());
    if (caching && decision.isPresent()) {
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      kept.put(identity, new Kept(decision.get(), Instant.now().plus(spec.lifetime())));
    }
    return decision.orElseGet(
        () -> new Decision.Refused(Reply.message(500, "Internal Server Error")));
  }

  private Optional<Decision> ask(String event) {
    if (!(function.invoke(event) instanceof Answer.Success(String answer))) {
      return Optional.empty();
    }
    try {
      var said = Json.parse(answer);
      if (!(said.at("isAuthorized") instanceof Json.Bool allowed)) {
        return Optional.empty();
      }
      return Optional.of(
          allowed == Json.Bool.TRUE
              ? new Decision.Allowed(said.fieldMap().getOrDefault("context", Json.object().build()))
              : new Decision.Refused(Reply.message(403, "Forbidden")));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
