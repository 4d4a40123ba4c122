package dev.utkast.bench;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.local.services.ServicePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The local system of a checkout, as `./utkast up` starts it there, in a process of its own: what
/// a person at this machine has, and what another commit had.
final class Checkout implements AutoCloseable {
  private static final int FIRST_PORT = 18_080;
  private static final int PORTS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final URI base;
  private final Path state;

  /// @param state a folder that does not exist yet, in one that does
  Checkout(Path root, Path state) throws IOException {
    this.state = state;
    int port =
        IntStream.iterate(FIRST_PORT, next -> next + PORTS)
            .filter(ServicePorts::areFree)
            .findFirst()
            .orElseThrow();
    base = URI.create("http://127.0.0.1:" + port);
    var log = Path.of(state + ".log");
    process =
        new ProcessBuilder(
                root.resolve("utkast").toString(),
                "up",
                "--port",
                String.valueOf(port),
                "--state",
                state.toString(),
                "--no-schedules")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(() -> status() / 100 == 2);
  }

  /// What may come about.
  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("the system at " + base + " does not answer");
      }
      Uninterruptibles.sleepUninterruptibly(PAUSE);
    }
  }

  private int status() {
    try {
      return sent(HttpRequest.newBuilder(base.resolve("/_local/status")).build());
    } catch (UncheckedIOException _) {
      return 0;
    }
  }

  private static int sent(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A client that never tries again.
  ShopClient client() throws IOException {
    var token = Files.readString(state.resolve("token"), StandardCharsets.UTF_8).strip();
    return new ShopClient(base, token, Duration.ZERO);
  }

  /// Returns once nothing is under way.
  void awaitRest() {
    var asked = Json.object().put("timeout_ms", PATIENCE.toMillis()).build().write();
    int status =
        sent(
            HttpRequest.newBuilder(base.resolve("/_local/idle"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked))
                .build());
    if (status != 200) {
      throw new IllegalStateException("the system at " + base + " does not come to rest");
    }
  }

  /// What its processor has done so far.
  Duration processor() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// @return the memory that it has now, in bytes; 0 where this machine does not say
  long resident() {
    try {
      var told =
          new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
      var kibibytes = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return kibibytes.isBlank() ? 0 : Long.parseLong(kibibytes.strip()) * 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
