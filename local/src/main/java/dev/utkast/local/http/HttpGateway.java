package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The HTTP API of the template on a loopback port, with the limits and refusals of API Gateway:
/// 404 for no route, 413 for a body over 10 MB or an event over 6 MB, 500 for a function that
/// fails. Paths under `/_local` are the local system's.
public final class HttpGateway implements AutoCloseable {

  /// Largest event of a synchronous invocation.
  private static final int LARGEST_EVENT = 6 * 1024 * 1024;

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

  public HttpGateway(
      SystemModel model,
      Functions functions,
      InstantSource clock,
      LocalPages pages,
      InetSocketAddress address)
      throws IOException {
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
    if (request.tooLarge()) {
      return HttpAnswer.message(413, "Request Entity Too Large");
    }
    Optional<Routes.Match> match = routes.match(request.method(), request.rawPath());
    if (match.isEmpty()) {
      return HttpAnswer.message(404, "Not Found");
    }
    Optional<String> authorizer = match.get().route().source().authorizer();
    if (authorizer.isEmpty()) {
      return call(request, match.get(), Optional.empty());
    }
    Authorization authorization =
        java.util.Objects.requireNonNull(authorizers.get(authorizer.get()));
    return switch (authorization.decide(request, match.get(), clock)) {
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
    if (event.length() > LARGEST_EVENT) {
      return HttpAnswer.message(413, "Request Entity Too Large");
    }
    return switch (function.invoke(event)) {
      case Answer.Success(var answer) ->
          HttpAnswer.fromFunction(answer)
              .orElseGet(() -> HttpAnswer.message(500, "Internal Server Error"));
      case Answer.Failure _ -> HttpAnswer.message(500, "Internal Server Error");
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
