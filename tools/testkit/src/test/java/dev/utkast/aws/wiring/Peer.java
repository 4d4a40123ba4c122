package dev.utkast.aws.wiring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.aws.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Stands for DynamoDB, SQS, S3 or SES at the other end of the wire: gives the answers that a test
/// has put down, in their order, and remembers what it was asked.
final class Peer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// One request as it came.
  ///
  /// @param operation such as `PutItem`; where the protocol has none, method and path
  /// @param headers by lower-case name
  record Asked(String operation, String body, Map<String, String> headers) {
    Json json() {
      return Json.parse(body);
    }
  }

  /// What the peer does with a request.
  sealed interface Answer {
    record Says(int status, Map<String, String> headers, String body) implements Answer {}

    /// The request is taken, and the connection cut before an answer.
    record CutOff() implements Answer {}

    /// The request is taken, and no answer comes in time.
    record Silent() implements Answer {}
  }

  Peer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  static Answer says(String json) {
    return new Answer.Says(200, Map.of(), json);
  }

  static Answer says(int status, String body) {
    return new Answer.Says(status, Map.of(), body);
  }

  /// An error as the JSON protocols of DynamoDB, SQS and SES give it.
  static Answer fails(int status, String type) {
    var body = "{\"__type\":\"com.amazonaws#" + type + "\",\"message\":\"as documented\"}";
    return new Answer.Says(status, Map.of("x-amzn-ErrorType", type), body);
  }

  static Answer fails(String type) {
    return fails(400, type);
  }

  static Answer cutOff() {
    return new Answer.CutOff();
  }

  static Answer silent() {
    return new Answer.Silent();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Begins anew with these answers.
  synchronized void answers(Answer... next) {
    asked.clear();
    answers.clear();
    answers.addAll(List.of(next));
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  private synchronized Answer next(Asked request) {
    asked.add(request);
    var answer = answers.poll();
    return answer == null ? fails("NobodyExpectedThisCall") : answer;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (next(request(exchange, body))) {
        case Answer.Says(var status, var headers, var text) -> {
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        }
        case Answer.CutOff() -> {}
        case Answer.Silent() -> closed.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Asked request(HttpExchange exchange, String body) {
    var headers = new java.util.TreeMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var target = headers.getOrDefault("x-amz-target", "");
    var operation =
        target.isEmpty()
            ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
            : target.substring(target.indexOf('.') + 1);
    return new Asked(operation, body, headers);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
