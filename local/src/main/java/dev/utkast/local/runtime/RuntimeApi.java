package dev.utkast.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Lambda's runtime API for all processes, each under a path of its own: `next` waits for an
/// invocation, `response` and `error` end it, `init/error` ends the process. Source: Lambda's
/// guide, "Using the Lambda runtime API".
public final class RuntimeApi implements AutoCloseable {

  private static final String VERSION = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  public RuntimeApi(InetSocketAddress address) throws IOException {
    server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /// One process's side of the conversation.
  interface Session {

    /// Waits for an invocation; empty when there will be none.
    Optional<Invocation> next() throws InterruptedException;

    void answered(String requestId, Answer answer);

    void initFailed(Answer.Failure failure);
  }

  /// What the process is told as `AWS_LAMBDA_RUNTIME_API`.
  String open(Session session) {
    String id = "p" + count.incrementAndGet();
    sessions.put(id, session);
    return "127.0.0.1:" + server.getAddress().getPort() + "/" + id;
  }

  void end(String address) {
    sessions.remove(address.substring(address.lastIndexOf('/') + 1));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      int slash = path.indexOf('/', 1);
      Session session = slash < 0 ? null : sessions.get(path.substring(1, slash));
      if (session == null || !path.startsWith(VERSION, slash)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String call = path.substring(slash + VERSION.length());
      if (call.equals("invocation/next")) {
        next(exchange, session);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String[] parts = call.split("/", -1);
      if (call.equals("init/error")) {
        session.initFailed(failure(exchange, body));
      } else if (parts.length == 3 && parts[2].equals("response")) {
        session.answered(parts[1], new Answer.Success(body));
      } else if (parts.length == 3 && parts[2].equals("error")) {
        session.answered(parts[1], failure(exchange, body));
      } else {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] accepted = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(202, accepted.length);
      exchange.getResponseBody().write(accepted);
    }
  }

  private static void next(HttpExchange exchange, Session session) throws IOException {
    try {
      Optional<Invocation> invocation = session.next();
      if (invocation.isEmpty()) {
        exchange.sendResponseHeaders(410, -1);
        return;
      }
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.get().requestId());
      headers.set(
          "Lambda-Runtime-Deadline-Ms", String.valueOf(invocation.get().deadline().toEpochMilli()));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:local:000000000000:function:local");
      byte[] payload = invocation.get().payload().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, payload.length);
      exchange.getResponseBody().write(payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Answer.Failure failure(HttpExchange exchange, String body) {
    String type =
        Optional.ofNullable(
                exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type"))
            .orElse("Runtime.UnknownReason");
    return new Answer.Failure(type, body, body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
