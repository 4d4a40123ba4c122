package dev.utkast.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A handler in this process, on a thread of its own. A handler that does not end by its deadline
/// is interrupted and left behind; the thread is never used again, as Lambda never reuses an
/// environment that timed out.
final class InProcessEnvironment implements ExecutionEnvironment {
  private static final String WIRING = "dev.utkast.aws.wiring.Wiring";

  private final FunctionSpec function;
  private final FunctionLogs logs;
  private final RequestStreamHandler handler;
  private final ExecutorService thread;
  private volatile boolean healthy = true;

  InProcessEnvironment(
      FunctionSpec function,
      ClassLoader loader,
      Map<String, String> environment,
      FunctionLogs logs) {
    this.function = function;
    this.logs = logs;
    thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name(function.logicalId()).daemon().factory());
    try {
      handler =
          thread
              .submit(() -> {
                logs.adoptThread(function.logicalId());
                Thread.currentThread().setContextClassLoader(loader);
                return instantiate(
                    loader.loadClass(FunctionCode.className(function)), loader, environment);
              })
              .get();
    } catch (ExecutionException e) {
      thread.shutdownNow();
      throw new InitException(cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InitException(e);
    }
  }

  /// A function that failed while it was made.
  static final class InitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InitException(Throwable cause) {
      super(cause.toString(), cause);
    }
  }

  /// By the constructor that takes the wiring, else the one that takes the variables, else the one
  /// without arguments.
  private static RequestStreamHandler instantiate(
      Class<?> type, ClassLoader loader, Map<String, String> environment)
      throws ReflectiveOperationException {
    if (!RequestStreamHandler.class.isAssignableFrom(type)) {
      throw new IllegalStateException(type.getName() + " is not a RequestStreamHandler");
    }
    for (Constructor<?> constructor : type.getConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0].getName().equals(WIRING)) {
        Object wiring =
            loader.loadClass(WIRING).getMethod("of", Map.class).invoke(null, environment);
        return (RequestStreamHandler) constructor.newInstance(wiring);
      }
      if (parameters.length == 1 && parameters[0] == Map.class) {
        return (RequestStreamHandler) constructor.newInstance(environment);
      }
    }
    return (RequestStreamHandler) type.getConstructor().newInstance();
  }

  @Override
  public Answer invoke(Invocation invocation) {
    Future<Answer> running = thread.submit(() -> run(invocation));
    try {
      return running.get(
          Duration.between(Instant.now(), invocation.deadline()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      healthy = false;
      running.cancel(true);
      thread.shutdownNow();
      return Errors.timedOut(invocation.requestId(), function.timeout());
    } catch (ExecutionException e) {
      healthy = false;
      return Errors.of(cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      healthy = false;
      running.cancel(true);
      return Errors.shuttingDown();
    }
  }

  private Answer run(Invocation invocation) {
    var output = new ByteArrayOutputStream();
    var input = new ByteArrayInputStream(invocation.payload().getBytes(StandardCharsets.UTF_8));
    try {
      handler.handleRequest(input, output, context(invocation));
      return new Answer.Success(output.toString(StandardCharsets.UTF_8));
    } catch (StackOverflowError | Exception e) {
      Answer.Failure failure = Errors.of(e);
      logs.line(function.logicalId(), failure.payload());
      return failure;
    }
  }

  private static Throwable cause(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof InvocationTargetException target && target.getCause() != null
        ? target.getCause()
        : cause;
  }

  @Override
  public boolean healthy() {
    return healthy;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /// What a handler is told about its invocation; what it logs is printed, and so in its log.
  private Context context(Invocation invocation) {
    return new LambdaContext(
        function.memoryMb(),
        invocation.deadline().toEpochMilli(),
        invocation.requestId(),
        function.logGroup(),
        "local",
        function.name(),
        null,
        "$LATEST",
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(Locality.REGION, Locality.ACCOUNT, function.name()),
        null,
        null,
        null);
  }
}
