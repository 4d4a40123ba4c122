package dev.utkast.local.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.HttpApiSpec;
import dev.utkast.local.web.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    record Allowed(JsonNode context) implements Decision {}

    record Refused(Reply answer) implements Decision {}
  }

  private record Kept(Decision decision, Instant until) {}

  private final HttpApiSpec.Authorizer spec;
  private final LambdaFunction function;
  private final PayloadV2 payload;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<List<String>, Kept> kept = new ConcurrentHashMap<>();

  Authorization(HttpApiSpec.Authorizer spec, LambdaFunction function, PayloadV2 payload) {
    this.spec = spec;
    this.function = function;
    this.payload = payload;
  }

  Decision decide(HttpRequestData request, Routes.Match match, InstantSource clock) {
    var identity = new ArrayList<String>();
    spec.identityHeaders().forEach(name -> request.header(name).ifPresent(identity::add));
    if (identity.size() < spec.identityHeaders().size()) {
      return new Decision.Refused(Reply.message(401, "Unauthorized"));
    }
    boolean caching = spec.lifetime().compareTo(Duration.ZERO) > 0 && !identity.isEmpty();
    Kept known = caching ? kept.get(identity) : null;
    if (known != null && known.until().isAfter(Instant.now())) {
      return known.decision();
    }
    Optional<Decision> decision =
        ask(payload.authorizerEvent(request, match, identity, clock.instant()));
    if (caching && decision.isPresent()) {
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      kept.put(
          List.copyOf(identity), new Kept(decision.get(), Instant.now().plus(spec.lifetime())));
    }
    return decision.orElseGet(
        () -> new Decision.Refused(Reply.message(500, "Internal Server Error")));
  }

  private Optional<Decision> ask(String event) {
    if (!(function.invoke(event) instanceof Answer.Success(String answer))) {
      return Optional.empty();
    }
    try {
      JsonNode node = json.readTree(answer);
      if (!node.path("isAuthorized").isBoolean()) {
        return Optional.empty();
      }
      return Optional.of(
          node.path("isAuthorized").asBoolean()
              ? new Decision.Allowed(
                  node.has("context") ? node.get("context") : json.createObjectNode())
              : new Decision.Refused(Reply.message(403, "Forbidden")));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
