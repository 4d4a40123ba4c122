package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The part of Stripe's API that the shop calls: sessions, payments, charges, refunds, disputes and
/// movements of money. Keys are kept as Stripe keeps them
/// (docs.stripe.com/api/idempotent_requests): with the first answer that was worked for, a failure
/// of the peer's own among them, for 24 hours.
final class PeerApi {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final String ANSWER = "answer:";

  private final PeerState state;
  private final Lock lock;
  private final Sessions sessions;
  private final Aftermath aftermath;
  private final Webhooks webhooks;
  private final InstantSource clock;
  private final Supplier<Misbehaviour> misbehaviour;
  private final String key;
  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

  /// @param key that the shop must show
  PeerApi(
      PeerState state,
      Lock lock,
      Sessions sessions,
      Aftermath aftermath,
      Webhooks webhooks,
      InstantSource clock,
      Supplier<Misbehaviour> misbehaviour,
      String key) {
    this.state = state;
    this.lock = lock;
    this.sessions = sessions;
    this.aftermath = aftermath;
    this.webhooks = webhooks;
    this.clock = clock;
    this.misbehaviour = misbehaviour;
    this.key = key;
  }

  /// What a request is, read before anything is locked.
  private record Asked(String method, String path, String text, Optional<String> key) {
    Form form() {
      return Form.of(text);
    }
  }

  /// @return what is known of it to the shop: nothing that begins with `_` is
  static ObjectNode shown(ObjectNode object) {
    var copy = object.deepCopy();
    copy.remove("_payment");
    return copy;
  }

  Reply answer(HttpExchange exchange, String body) throws IOException {
    var wrong = misbehaviour.get();
    var headers = exchange.getRequestHeaders();
    var uri = exchange.getRequestURI();
    boolean get = exchange.getRequestMethod().equals("GET");
    var asked =
        new Asked(
            exchange.getRequestMethod(),
            uri.getPath(),
            get ? Optional.ofNullable(uri.getRawQuery()).orElse("") : body,
            Optional.ofNullable(headers.getFirst("Idempotency-Key")).filter(_ -> !get));
    Reply reply;
    try {
      requireKey(Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
      if (Misbehaviour.take(wrong.outage())) {
        throw new PeerError(503, "api_error", "", "Stripe is not available. Try again later.");
      }
      if (Misbehaviour.take(wrong.rateLimited())) {
        throw new PeerError(429, "invalid_request_error", "rate_limit", "Too many requests.");
      }
      reply =
          asked.key().isPresent()
              ? once(asked, asked.key().get())
              : work(asked, UnaryOperator.identity());
    } catch (PeerError e) {
      reply = e.reply();
    }
    return reply
        .with("Request-Id", "req_" + Long.toHexString(clock.millis()))
        .with(
            "Stripe-Version",
            Optional.ofNullable(headers.getFirst("Stripe-Version")).orElse(Webhooks.API_VERSION));
  }

  /// Stripe takes a key as a bearer's, or as the name in basic authentication.
  private void requireKey(String authorization) {
    var given =
        authorization.startsWith("Basic ")
            ? new String(
                    Base64.getMimeDecoder().decode(authorization.substring(6)),
                    StandardCharsets.UTF_8)
                .replaceFirst(":$", "")
            : authorization.replaceFirst("^Bearer ", "");
    if (!MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))) {
      var end = given.substring(Math.max(0, given.length() - 4));
      throw new PeerError(
          401, "invalid_request_error", "", "Invalid API Key provided: sk_test_****" + end);
    }
  }

  private Reply once(Asked asked, String idempotencyKey) throws IOException {
    if (!inProgress.add(idempotencyKey)) {
      throw new PeerError(
          409,
          "idempotency_error",
          "idempotency_key_in_use",
          "There is currently another in-progress request using this Idempotent Key.");
    }
    try {
      var request = asked.method() + " " + asked.path() + "?" + asked.text();
      var kept = kept(idempotencyKey);
      return kept.isPresent()
          ? replayed(kept.get(), request)
          : first(asked, idempotencyKey, request);
    } finally {
      inProgress.remove(idempotencyKey);
    }
  }

  private Optional<ObjectNode> kept(String idempotencyKey) {
    lock.lock();
    try {
      return state.find(ANSWER + idempotencyKey).filter(this::isKept);
    } finally {
      lock.unlock();
    }
  }

  private boolean isKept(ObjectNode answer) {
    return clock.millis() - answer.path("at").asLong() < KEPT.toMillis();
  }

  private static Reply replayed(ObjectNode kept, String request) {
    if (!kept.path("request").asText().equals(request)) {
      throw new PeerError(
          400,
          "idempotency_error",
          "",
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with.");
    }
    return Reply.json(kept.path("status").asInt(), kept.path("body").asText())
        .with("Idempotent-Replayed", "true");
  }

  private Reply first(Asked asked, String idempotencyKey, String request) throws IOException {
    var wrong = misbehaviour.get();
    var failure = new PeerError(500, "api_error", "", "An unknown error occurred.").reply();
    if (Misbehaviour.take(wrong.failUnheard())) {
      lock.lock();
      try {
        keep(idempotencyKey, request, failure);
        state.commit();
      } finally {
        lock.unlock();
      }
      return failure;
    }
    // What is refused for its form is not kept.
    var answer =
        work(
            asked,
            done -> {
              var told = Misbehaviour.take(wrong.failDone()) ? failure : done;
              keep(idempotencyKey, request, told);
              return told;
            });
    if (Misbehaviour.take(wrong.cutDone())) {
      throw new IOException("cut, as was asked for");
    }
    return answer;
  }

  private void keep(String idempotencyKey, String request, Reply reply) {
    state.put(
        ANSWER + idempotencyKey,
        PeerState.object()
            .put("request", request)
            .put("status", reply.status())
            .put("body", reply.bodyText())
            .put("at", clock.millis()));
  }

  /// @param kept told of the answer while it is still one with what was done
  private Reply work(Asked asked, UnaryOperator<Reply> kept) {
    Reply answer;
    lock.lock();
    try {
      sessions.endWhatIsOver();
      var form = asked.form();
      var expand = form.items("expand");
      var result = shown(result(asked, form));
      expand.forEach(path -> expand(result, List.of(path.split("\\.", -1))));
      answer = kept.apply(Reply.json(200, result.toPrettyString()));
      state.commit();
    } finally {
      lock.unlock();
    }
    if (misbehaviour.get().eventFirst()) {
      webhooks.deliverDue();
    }
    return answer;
  }

  private ObjectNode result(Asked asked, Form form) {
    var parts = asked.path().replaceFirst("^/v1/(checkout/)?", "").split("/", -1);
    var named = parts.length > 1 ? parts[1] : "";
    var request = asked.method() + " " + asked.path();
    if (!named.isEmpty()) {
      request = request.replace("/" + named, "/*");
    }
    return switch (request) {
      case "POST /v1/checkout/sessions" -> sessions.create(form);
      case "POST /v1/checkout/sessions/*/expire" -> sessions.expire(named);
      case "GET /v1/checkout/sessions/*" -> state.get("checkout.session", named);
      case "GET /v1/payment_intents/*" -> state.get("payment_intent", named);
      case "GET /v1/charges/*" -> state.get("charge", named);
      case "GET /v1/refunds/*" -> state.get("refund", named);
      case "GET /v1/disputes/*" -> state.get("dispute", named);
      case "GET /v1/balance_transactions/*" -> state.get("balance_transaction", named);
      case "POST /v1/refunds" -> aftermath.refund(form);
      case "GET /v1/checkout/sessions" -> list("checkout.session", asked.path(), form);
      case "GET /v1/charges" -> list("charge", asked.path(), form);
      case "GET /v1/refunds" -> list("refund", asked.path(), form);
      case "GET /v1/disputes" -> list("dispute", asked.path(), form);
      default ->
          throw new PeerError(
              404,
              "invalid_request_error",
              "",
              "Unrecognized request URL (" + asked.method() + ": " + asked.path() + ").");
    };
  }

  private ObjectNode list(String kind, String path, Form form) {
    var payment = form.text("payment_intent");
    long limit = form.whole("limit").orElse(10L);
    var after = form.text("starting_after");
    form.refuseUnasked();
    if (limit < 1 || limit > 100) {
      throw PeerError.wrong("parameter_invalid_integer", "Invalid limit: 1 to 100 are listed.");
    }
    after.ifPresent(id -> state.get(kind, id));
    var all =
        state.newest(kind).stream()
            .filter(it -> payment.stream().allMatch(it.path("payment_intent").asText()::equals))
            .toList();
    int first =
        after
            .map(id -> all.stream().map(it -> it.path("id").asText()).toList().indexOf(id) + 1)
            .orElse(0);
    int end = (int) Math.min(all.size(), first + limit);
    var page = PeerState.object().put("object", "list").put("url", path);
    page.put("has_more", end < all.size());
    all.subList(first, end).stream().map(PeerApi::shown).forEach(page.putArray("data")::add);
    return page;
  }

  /// Puts what an id names in the place of the id.
  private void expand(JsonNode within, List<String> path) {
    if (path.isEmpty() || within.isNull()) {
      return;
    }
    if (within.isArray()) {
      within.forEach(item -> expand(item, path));
      return;
    }
    var name = path.getFirst();
    var value = within.path(name);
    if (value.isMissingNode()) {
      throw PeerError.wrong("This property cannot be expanded (" + name + ").");
    }
    if (value.isTextual()) {
      var named =
          state
              .find(value.asText())
              .orElseThrow(
                  () -> PeerError.wrong("This property cannot be expanded (" + name + ")."));
      ((ObjectNode) within).set(name, shown(named));
    }
    expand(within.path(name), path.subList(1, path.size()));
  }
}
