package dev.utkast.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.local.services.ServicePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// One function in a process of its own, and Lambda's runtime API for it.
final class FunctionProcess implements AutoCloseable {
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final int PATIENCE_SECONDS = 120;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private final Path log;
  private final Process process;
  private final long started;

  private FunctionProcess(Launch launch, Path log) throws IOException {
    this.log = log;
    server = HttpServer.create(ServicePorts.loopback(0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    var builder = new ProcessBuilder(launch.command());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    builder
        .environment()
        .put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + server.getAddress().getPort());
    started = System.nanoTime();
    process = builder.start();
  }

  static FunctionProcess start(Launch launch, Path log) {
    try {
      return new FunctionProcess(launch, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return nanoseconds from the start of the process to the first answer of a new process
  static long coldStart(Launch launch, String event, Path log) {
    try (var process = start(launch, log)) {
      process.invoke(event);
      return System.nanoTime() - process.started;
    }
  }

  String invoke(String event) {
    try {
      events.put(event);
      for (int waited = 0; waited < PATIENCE_SECONDS; waited++) {
        var answer = answers.poll(1, TimeUnit.SECONDS);
        if (answer != null) {
          return checked(answer);
        }
        if (!process.isAlive()) {
          break;
        }
      }
      throw new IllegalStateException("no answer from the process: " + Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String checked(String answer) {
    if (answer.contains("errorMessage") || answer.matches("(?s).*\"statusCode\":[45].*")) {
      throw new IllegalStateException("the function answered " + answer);
    }
    return answer;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = exchange.getRequestURI().getPath().substring(VERSION.length());
      if (call.equals("invocation/next")) {
        var payload = events.take().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-000000000001");
        headers.set(
            "Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
        headers.set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:local:000000000000:function:local");
        exchange.sendResponseHeaders(200, payload.length);
        exchange.getResponseBody().write(payload);
      } else {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answers.offer(call.endsWith("/response") ? body : "errorMessage " + body);
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Resident memory in bytes, as Linux counts it; nothing elsewhere.
  java.util.Optional<Long> residentBytes() {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.exists(status)
          ? Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
              .findFirst()
          : java.util.Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks the process to end by itself, so that it does what it does at its end.
  void end() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the process does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    server.stop(0);
    threads.shutdownNow();
  }
}
