package dev.utkast.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Lambda takes from a caller and from a function, in whichever kind of environment it runs.
class LambdaLimitsTest {

  @TempDir Path folder;

  private LambdaFunction function(Function<String, Answer> answers) {
    return FakeFunction.of(folder, Optional.empty(), answers);
  }

  private static String failure(Answer answer) {
    return assertInstanceOf(Answer.Failure.class, answer).payload();
  }

  private static String json(int bytes) {
    return "\"" + "x".repeat(bytes - 2) + "\"";
  }

  @Test
  void anEventMayHaveSixMegabytes() {
    try (var function = function(_ -> new Answer.Success("null"))) {
      assertEquals(new Answer.Success("null"), function.invoke(json(6_291_456)));
      assertEquals(1, function.invocations());
      assertEquals(
          "{\"errorType\":\"RequestTooLargeException\",\"errorMessage\":\"Request must be smaller"
              + " than 6291456 bytes for the Invoke operation\"}",
          failure(function.invoke(json(6_291_457))));
      assertInstanceOf(
          Answer.Failure.class, function.invoke("\u20ac".repeat(2_097_153)), "bytes count");
      assertEquals(1, function.invocations());
    }
  }

  @Test
  void anAnswerMayHaveAHundredBytesMore() {
    try (var function = function(size -> new Answer.Success(json(Integer.parseInt(size))))) {
      assertInstanceOf(Answer.Success.class, function.invoke("6291556"));
      assertEquals(
          "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload"
              + " size exceeded maximum allowed payload size (6291556 bytes).\"}",
          failure(function.invoke("6291557")));
      assertEquals(1, function.errors());
    }
  }

  @Test
  void aCallBeyondTheReservedConcurrencyIsThrottled() throws Exception {
    var begun = new CountDownLatch(2);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var function = FakeFunction.of(folder, Optional.of(2), _ -> waitFor(begun, goOn))) {
      List<Future<Answer>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(threads.submit(() -> function.invoke("{}")));
      }
      assertTrue(begun.await(20, TimeUnit.SECONDS));
      var third = function.invoke("{}");
      goOn.countDown();
      assertTrue(third.throttled());
      assertTrue(failure(third).contains("TooManyRequestsException"));
      for (var call : running) {
        assertFalse(call.get().throttled());
      }
      assertFalse(function.invoke("{}").throttled(), "there is room again");
      assertEquals(3, function.invocations());
    }
  }

  private static Answer waitFor(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    try {
      goOn.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Answer.Success("null");
  }

  @Test
  void whoReservesNothingNeverRuns() {
    try (var function = FakeFunction.of(folder, Optional.of(0), _ -> new Answer.Success("null"))) {
      assertTrue(function.invoke("{}").throttled());
    }
  }
}
