package dev.utkast.local.runtime;

import dev.utkast.local.template.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A packaged function in a Java process of its own, under AWS's runtime interface client, with the
/// memory of the template and nothing of this process's environment. It is killed when it outlives
/// its time, and ends when this process does.
final class ProcessEnvironment implements ExecutionEnvironment {
  /// Share of a function's memory that Lambda gives to the heap: 445,644 KiB of 512 MiB.
  private static final int HEAP_PERCENT = 85;

  /// Lambda gives ten seconds; a laptop that starts a dozen virtual machines at once needs more.
  private static final Duration INIT_TIME = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(200);

  private final FunctionSpec function;
  private final RuntimeApi api;
  private final String address;
  private final Process process;
  private final SynchronousQueue<Invocation> waiting = new SynchronousQueue<>();
  private volatile @Nullable Running running;
  private volatile Optional<Answer.Failure> initFailure = Optional.empty();
  private volatile boolean ended;

  private record Running(String requestId, CompletableFuture<Answer> answer) {}

  ProcessEnvironment(
      FunctionSpec function,
      List<Path> jars,
      Map<String, String> environment,
      FunctionLogs logs,
      RuntimeClient client,
      RuntimeApi api) {
    this.function = function;
    this.api = api;
    address = api.open(this);
    var builder = new ProcessBuilder(command(function, jars, client, logs));
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", address);
    try {
      process = builder.start();
    } catch (IOException e) {
      api.end(address);
      throw new IllegalStateException("cannot start a process for " + function.logicalId(), e);
    }
    Thread.ofVirtual().start(() -> follow(logs.of(function.logicalId())));
  }

  private static List<String> command(
      FunctionSpec function, List<Path> jars, RuntimeClient client, FunctionLogs logs) {
    var own =
        jars.isEmpty()
            ? Stream.of(System.getProperty("java.class.path"))
            : jars.stream().map(Path::toString);
    var path =
        Stream.concat(own, client.jars().stream().map(Path::toString))
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    var command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + function.memoryMb() * 1024L * HEAP_PERCENT / 100 + "k",
            // Lambda has no more than that; of a larger machine Java would take more to begin with.
            "-XX:MaxRAM=" + function.memoryMb() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + logs.file(function.logicalId() + "-crash-%p"),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            path);
    var library =
        client.library().stream().map(file -> "-D" + RuntimeClient.LIBRARY_PROPERTY + "=" + file);
    var called = Stream.of(RuntimeClient.MAIN, function.handler());
    return Stream.of(command, library, called).flatMap(it -> it).toList();
  }

  /// Copies what the process prints until it ends, and tells whoever waits for an answer that none
  /// will come.
  private void follow(OutputStream log) {
    try (InputStream output = process.getInputStream()) {
      output.transferTo(log);
      int status = process.waitFor();
      ended("ended with status " + status);
    } catch (IOException e) {
      ended("was killed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(String how) {
    fail(Errors.of(Errors.EXIT, "the process of " + function.logicalId() + " " + how));
  }

  @Override
  public Answer invoke(Invocation invocation) {
    var mine = new Running(invocation.requestId(), new CompletableFuture<>());
    running = mine;
    try {
      if (!handOver(invocation, mine)) {
        return initFailure
            .<Answer>map(failure -> failure)
            .orElseGet(() ->
                mine.answer()
                    .getNow(
                        Errors.of(
                            "Runtime.InitError", function.logicalId() + " did not start in time")));
      }
      return mine.answer().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      kill();
      return Errors.timedOut(invocation.requestId(), function.timeout());
    } catch (ExecutionException e) {
      return Errors.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      return Errors.shuttingDown();
    } finally {
      running = null;
    }
  }

  /// Gives the invocation to the process as soon as it asks; the time it takes to start is not the
  /// function's.
  private boolean handOver(Invocation invocation, Running mine) throws InterruptedException {
    Instant end = Instant.now().plus(INIT_TIME);
    while (Instant.now().isBefore(end)
        && process.isAlive()
        && !mine.answer().isDone()
        && initFailure.isEmpty()) {
      var now =
          new Invocation(
              invocation.requestId(), invocation.payload(), Instant.now().plus(function.timeout()));
      if (waiting.offer(now, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    kill();
    return false;
  }

  /// Waits for an invocation; empty when there will be none.
  Optional<Invocation> next() throws InterruptedException {
    while (process.isAlive()) {
      Invocation invocation = waiting.poll(1, TimeUnit.SECONDS);
      if (invocation != null) {
        return Optional.of(invocation);
      }
    }
    return Optional.empty();
  }

  void answered(String requestId, Answer answer) {
    Running current = running;
    if (current != null && current.requestId().equals(requestId)) {
      current.answer().complete(answer);
    }
  }

  void initFailed(Answer.Failure failure) {
    initFailure = Optional.of(failure);
    fail(failure);
  }

  private void fail(Answer.Failure failure) {
    Running current = running;
    if (current != null) {
      current.answer().complete(failure);
    }
  }

  /// A killed process is alive for a moment longer; it gets no more work.
  private void kill() {
    ended = true;
    process.destroyForcibly();
  }

  @Override
  public boolean healthy() {
    return !ended && process.isAlive() && initFailure.isEmpty();
  }

  @Override
  public void close() {
    process.destroy();
    api.end(address);
  }
}
