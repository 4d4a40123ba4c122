package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.utkast.aws.json.Json;
import dev.utkast.events.HttpRequest;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.runtime.Payloads;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.HttpApiSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// The HTTP API of the template on a loopback port, with the limits and refusals of API Gateway:
/// 431 for a long request line and headers, 413 for a body over 10 MB or an event over 6 MB, 404
/// for no route, 429 for more requests than the route may have, 500 for a function that fails, 503
/// for one that is throttled or takes longer than an integration may. Paths under `/_local` are the
/// local system's.
public final class HttpGateway implements AutoCloseable {
  private static final Reply FAILED = Reply.message(500, "Internal Server Error");
  private static final Reply UNAVAILABLE = Reply.message(503, "Service Unavailable");
  private static final Reply TOO_LARGE = Reply.message(413, "Request Entity Too Large");

  private final LoopbackServer server;
  private final InstantSource clock;
  private final Functions functions;
  private final Routes routes;
  private final PayloadV2 payload;
  private final Map<String, Authorization> authorizers = new HashMap<>();
  private final LoopbackServer.Handler pages;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Throttle throttle;
  private final Times times;

  /// How long the gateway waits for functions, and the clock of its throttling, which never goes
  /// back. Source: API Gateway's guide, "Quotas for configuring and running an HTTP API".
  public record Times(Duration integration, Duration authorizer, LongSupplier nanos) {
    public static final Times OF_AWS =
        new Times(Duration.ofSeconds(30), Duration.ofSeconds(10), System::nanoTime);
  }

  public HttpGateway(
      SystemModel model,
      Functions functions,
      InstantSource clock,
      LoopbackServer.Handler pages,
      InetSocketAddress address,
      Times times)
      throws IOException {
    this.times = times;
    throttle = new Throttle(model.api(), times.nanos());
    this.functions = functions;
    this.clock = clock;
    this.pages = pages;
    routes =
        new Routes(
            model.functions().stream()
                .flatMap(function ->
                    function
                        .events(EventSource.HttpRoute.class)
                        .map(route -> new Routes.Route(route, function.logicalId())))
                .toList());
    server = new LoopbackServer(address, this::serve);
    payload = new PayloadV2(model.api().map(HttpApiSpec::id).orElse("none"), server.port());
    model.api().stream()
        .flatMap(api -> api.authorizers().values().stream())
        .forEach(it ->
            authorizers.put(
                it.name(), new Authorization(it, functions.get(it.functionName()), payload)));
  }

  public void start() {
    server.start();
  }

  /// Requests being answered now.
  public int inFlight() {
    return inFlight.get();
  }

  private Reply serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path != null && isLocal(exchange.getRequestMethod(), path)) {
      return pages.answer(exchange);
    }
    inFlight.incrementAndGet();
    try {
      return answer(HttpRequestData.read(exchange));
    } catch (RuntimeException e) {
      return FAILED;
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /// The address alone, opened in a browser, shows the local pages, unless the template serves it.
  private boolean isLocal(String method, String path) {
    return path.equals("/_local")
        || path.startsWith("/_local/")
        || (path.equals("/") && routes.match(method, path).isEmpty());
  }

  private Reply answer(HttpRequestData incoming) {
    if (incoming.headTooLarge()) {
      return Reply.message(431, "Request Header Fields Too Large");
    }
    if (incoming.tooLarge()) {
      return TOO_LARGE;
    }
    var request = incoming.request();
    Optional<Routes.Match> match = routes.match(request.method(), request.rawPath());
    if (match.isEmpty()) {
      return Reply.message(404, "Not Found");
    }
    if (!throttle.lets(match.get().route().key())) {
      return Reply.message(429, "Too Many Requests");
    }
    Optional<String> authorizer = match.get().route().source().authorizer();
    if (authorizer.isEmpty()) {
      return call(request, match.get(), Optional.empty());
    }
    var authorization = Objects.requireNonNull(authorizers.get(authorizer.get()));
    var decision =
        within(times.authorizer(), () -> authorization.decide(request, match.get(), clock));
    return switch (decision.orElse(new Authorization.Decision.Refused(FAILED))) {
      case Authorization.Decision.Allowed(var context) ->
          call(request, match.get(), Optional.of(context));
      case Authorization.Decision.Refused(var answer) -> answer;
    };
  }

  private Reply call(HttpRequest request, Routes.Match match, Optional<Json> authorizer) {
    LambdaFunction function = functions.get(match.route().target());
    String event = payload.of(request, match, clock.instant()).event(request, authorizer).write();
    return Payloads.exceeds(event, Payloads.LARGEST_EVENT)
        ? TOO_LARGE
        : within(times.integration(), () -> answer(function.invoke(event))).orElse(UNAVAILABLE);
  }

  private static Reply answer(Answer answered) {
    return switch (answered) {
      case Answer.Success(var answer) -> PayloadV2.reply(answer).orElse(FAILED);
      case Answer.Failure failure -> failure.throttled() ? UNAVAILABLE : FAILED;
    };
  }

  /// What runs longer goes on unseen, as a function does behind API Gateway.
  private <T> Optional<T> within(Duration wait, Callable<T> call) {
    try {
      return Optional.of(server.threads().submit(call).get(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
