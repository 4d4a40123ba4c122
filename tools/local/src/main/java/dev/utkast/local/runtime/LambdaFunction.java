package dev.utkast.local.runtime;

import dev.utkast.local.template.FunctionSpec;
import java.time.Instant;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// A function and its environments. An invocation takes an idle environment, else starts one, up to
/// a bound that suits a laptop; past it an invocation waits, where Lambda would go on scaling. Past
/// the function's reserved concurrency it is throttled, as it is on Lambda; events and answers over
/// 6 MB are errors.
public final class LambdaFunction implements AutoCloseable {
  private final FunctionSpec spec;
  private final Supplier<ExecutionEnvironment> factory;
  private final FunctionLogs logs;
  private final Semaphore places;
  private final Semaphore reserved;
  private final Deque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final AtomicLong invocations = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong exits = new AtomicLong();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean closed;

  LambdaFunction(
      FunctionSpec spec, Supplier<ExecutionEnvironment> factory, FunctionLogs logs, int most) {
    this.spec = spec;
    this.factory = factory;
    this.logs = logs;
    this.places = new Semaphore(most);
    this.reserved = new Semaphore(spec.reservedConcurrency().orElse(Integer.MAX_VALUE));
  }

  public FunctionSpec spec() {
    return spec;
  }

  public long invocations() {
    return invocations.get();
  }

  public long errors() {
    return errors.get();
  }

  /// How many of the errors were ends of its process.
  public long exits() {
    return exits.get();
  }

  public int running() {
    return running.get();
  }

  /// Calls the function and waits for its answer; never throws for what the function does.
  public Answer invoke(String payload) {
    if (Payloads.exceeds(payload, Payloads.LARGEST_EVENT)) {
      return Errors.eventTooLarge();
    }
    if (!reserved.tryAcquire()) {
      return Errors.throttled();
    }
    try {
      return invokeInPlace(payload);
    } finally {
      reserved.release();
    }
  }

  private Answer invokeInPlace(String payload) {
    running.incrementAndGet();
    invocations.incrementAndGet();
    try {
      places.acquire();
      try {
        Answer answer = invokeInEnvironment(payload);
        if (answer instanceof Answer.Failure failure) {
          count(failure);
        }
        return answer;
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Errors.shuttingDown();
    } finally {
      running.decrementAndGet();
    }
  }

  private void count(Answer.Failure failure) {
    errors.incrementAndGet();
    if (failure.type().equals(Errors.EXIT)) {
      exits.incrementAndGet();
    }
    var line = "%s ERROR %s: %s".formatted(Instant.now(), failure.type(), failure.message());
    logs.line(spec.logicalId(), line);
  }

  private Answer invokeInEnvironment(String payload) {
    ExecutionEnvironment environment = idle.pollFirst();
    while (environment != null && !environment.healthy()) {
      environment.close();
      environment = idle.pollFirst();
    }
    try {
      environment = environment == null ? factory.get() : environment;
    } catch (RuntimeException e) {
      return Errors.of("Runtime.InitError", String.valueOf(e.getMessage()));
    }
    String requestId = UUID.randomUUID().toString();
    Answer answer =
        environment.invoke(new Invocation(requestId, payload, Instant.now().plus(spec.timeout())));
    if (environment.healthy() && !closed) {
      idle.addFirst(environment);
    } else {
      environment.close();
    }
    return answer instanceof Answer.Success(var answered)
            && Payloads.exceeds(answered, Payloads.LARGEST_ANSWER)
        ? Errors.answerTooLarge()
        : answer;
  }

  @Override
  public void close() {
    closed = true;
    for (var environment = idle.pollFirst(); environment != null; environment = idle.pollFirst()) {
      environment.close();
    }
  }
}
