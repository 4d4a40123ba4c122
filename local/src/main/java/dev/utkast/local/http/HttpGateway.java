package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.runtime.Payloads;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  static {
    // Without it small answers wait for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final Functions functions;
  private final Routes routes;
  private final PayloadV2 payload;
  private final Map<String, Authorization> authorizers = new HashMap<>();
  private final LocalPages pages;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Throttle throttle;
  private final Times times;

  /// How long the gateway waits for functions, and the clock of its throttling, which never goes
  /// back. Source: API Gateway's guide, "Quotas for configuring and running an HTTP API".
  record Times(Duration integration, Duration authorizer, LongSupplier nanos) {
    static final Times OF_AWS =
        new Times(Duration.ofSeconds(30), Duration.ofSeconds(10), System::nanoTime);
  }

  public HttpGateway(
      SystemModel model,
      Functions functions,
      InstantSource clock,
      LocalPages pages,
      InetSocketAddress address)
      throws IOException {
    this(model, functions, clock, pages, address, Times.OF_AWS);
  }

  HttpGateway(
      SystemModel model,
      Functions functions,
      InstantSource clock,
      LocalPages pages,
      InetSocketAddress address,
      Times times)
      throws IOException {
    this.times = times;
    throttle = new Throttle(model.api(), times.nanos());
    this.functions = functions;
    this.clock = clock;
    this.pages = pages;
    var all = new ArrayList<Routes.Route>();
    for (FunctionSpec function : model.functions()) {
      for (EventSource event : function.events()) {
        if (event instanceof EventSource.HttpRoute route) {
          all.add(new Routes.Route(route, function.logicalId()));
        }
      }
    }
    routes = new Routes(all);
    server = HttpServer.create(address, 0);
    payload =
        new PayloadV2(
            model.api().map(api -> api.id().toLowerCase(java.util.Locale.ROOT)).orElse("none"),
            server.getAddress().getPort());
    model
        .api()
        .ifPresent(api ->
            api.authorizers()
                .forEach((name, spec) ->
                    authorizers.put(
                        name,
                        new Authorization(spec, functions.named(spec.functionName()), payload))));
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  public void start() {
    server.start();
  }

  /// Requests being answered now.
  public int inFlight() {
    return inFlight.get();
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path != null && isLocal(exchange.getRequestMethod(), path)) {
        pages.answer(exchange);
        return;
      }
      inFlight.incrementAndGet();
      try {
        HttpAnswer answer;
        try {
          answer = answer(HttpRequestData.read(exchange));
        } catch (RuntimeException e) {
          answer = HttpAnswer.message(500, "Internal Server Error");
        }
        answer.send(exchange);
      } finally {
        inFlight.decrementAndGet();
      }
    } catch (IOException e) {
      // The client went away; nobody is left to be told.
      Thread.currentThread().isInterrupted();
    }
  }

  /// The address alone, opened in a browser, shows the local pages, unless the template serves it.
  private boolean isLocal(String method, String path) {
    return path.equals("/_local")
        || path.startsWith("/_local/")
        || (path.equals("/") && routes.match(method, path).isEmpty());
  }

  private HttpAnswer answer(HttpRequestData request) {
    if (request.headTooLarge()) {
      return HttpAnswer.message(431, "Request Header Fields Too Large");
    }
    if (request.tooLarge()) {
      return HttpAnswer.message(413, "Request Entity Too Large");
    }
    Optional<Routes.Match> match = routes.match(request.method(), request.rawPath());
    if (match.isEmpty()) {
      return HttpAnswer.message(404, "Not Found");
    }
    if (!throttle.lets(match.get().route().key())) {
      return HttpAnswer.message(429, "Too Many Requests");
    }
    Optional<String> authorizer = match.get().route().source().authorizer();
    if (authorizer.isEmpty()) {
      return call(request, match.get(), Optional.empty());
    }
    Authorization authorization =
        java.util.Objects.requireNonNull(authorizers.get(authorizer.get()));
    var decision =
        within(times.authorizer(), () -> authorization.decide(request, match.get(), clock));
    if (decision.isEmpty()) {
      return HttpAnswer.message(500, "Internal Server Error");
    }
    return switch (decision.get()) {
      case Authorization.Decision.Allowed(var context) ->
          call(request, match.get(), Optional.of(context));
      case Authorization.Decision.Refused(var answer) -> answer;
    };
  }

  private HttpAnswer call(
      HttpRequestData request,
      Routes.Match match,
      Optional<com.fasterxml.jackson.databind.JsonNode> authorizer) {
    LambdaFunction function = functions.get(match.route().target());
    String event = payload.event(request, match, authorizer, clock.instant());
    if (Payloads.exceeds(event, Payloads.LARGEST_EVENT)) {
      return HttpAnswer.message(413, "Request Entity Too Large");
    }
    return within(times.integration(), () -> answer(function.invoke(event)))
        .orElseGet(() -> HttpAnswer.message(503, "Service Unavailable"));
  }

  private static HttpAnswer answer(Answer answered) {
    return switch (answered) {
      case Answer.Success(var answer) ->
          HttpAnswer.fromFunction(answer)
              .orElseGet(() -> HttpAnswer.message(500, "Internal Server Error"));
      case Answer.Failure failure when failure.throttled() ->
          HttpAnswer.message(503, "Service Unavailable");
      case Answer.Failure _ -> HttpAnswer.message(500, "Internal Server Error");
    };
  }

  /// What runs longer goes on unseen, as a function does behind API Gateway.
  private <T> Optional<T> within(Duration wait, Callable<T> call) {
    var running = threads.submit(call);
    try {
      return Optional.of(running.get(wait.toMillis(), TimeUnit.MILLISECONDS));
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
    server.stop(0);
    threads.shutdownNow();
  }
}
