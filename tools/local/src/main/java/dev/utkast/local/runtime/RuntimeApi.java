package dev.utkast.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Lambda's runtime API for all processes, each under a path of its own: `next` waits for an
/// invocation, `response` and `error` end it, `init/error` ends the process, and who asks when it
/// is restored from its snapshot is told: now. Source: Lambda's guide, "Using the Lambda runtime
/// API"; of snapshots, AWS's runtime interface client.
public final class RuntimeApi implements AutoCloseable {
  private static final String VERSION = "/2018-06-01/runtime/";

  private final LoopbackServer server;
  private final Map<String, ProcessEnvironment> sessions = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private volatile long restored;

  public RuntimeApi(InetSocketAddress address) throws IOException {
    server = new LoopbackServer(address, this::answer);
    server.start();
  }

  /// What the process is told as `AWS_LAMBDA_RUNTIME_API`.
  String open(ProcessEnvironment session) {
    String id = "p" + count.incrementAndGet();
    sessions.put(id, session);
    return "127.0.0.1:" + server.port() + "/" + id;
  }

  void end(String address) {
    sessions.remove(address.substring(address.lastIndexOf('/') + 1));
  }

  /// @return when a process was last told that it is restored from its snapshot, as
  ///   [System#nanoTime()] has it
  public long restored() {
    return restored;
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int slash = path.indexOf('/', 1);
    ProcessEnvironment session = slash < 0 ? null : sessions.get(path.substring(1, slash));
    if (session == null || !path.startsWith(VERSION, slash)) {
      return Reply.empty(404);
    }
    String call = path.substring(slash + VERSION.length());
    if (call.equals("invocation/next")) {
      return next(session);
    }
    if (call.equals("restore/next")) {
      restored = System.nanoTime();
      return Reply.empty(200);
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
      return Reply.empty(404);
    }
    return Reply.json(202, "{\"status\":\"OK\"}");
  }

  private static Reply next(ProcessEnvironment session) {
    try {
      return session
          .next()
          .map(invocation ->
              Reply.json(200, invocation.payload())
                  .with("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
                  .with(
                      "Lambda-Runtime-Deadline-Ms",
                      String.valueOf(invocation.deadline().toEpochMilli()))
                  .with(
                      "Lambda-Runtime-Invoked-Function-Arn",
                      "arn:aws:lambda:local:000000000000:function:local"))
          .orElse(Reply.empty(410));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.empty(410);
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
    server.close();
  }
}
