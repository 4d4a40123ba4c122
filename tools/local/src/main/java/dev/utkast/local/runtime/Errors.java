package dev.utkast.local.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// Errors in the shape Lambda gives them.
final class Errors {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Stack frames reported, so that an error stays readable.
  private static final int FRAMES = 40;

  /// The process of the function ended, whether by itself or killed from outside.
  static final String EXIT = "Runtime.ExitError";

  /// The function runs as often at a time as it may.
  static final String THROTTLED = "TooManyRequestsException";

  private Errors() {}

  static Answer.Failure of(Throwable error) {
    String message = String.valueOf(error.getMessage());
    var node = JSON.createObjectNode().put("errorMessage", message);
    node.put("errorType", error.getClass().getName());
    var trace = node.putArray("stackTrace");
    Stream.of(error.getStackTrace()).limit(FRAMES).forEach(frame -> trace.add(frame.toString()));
    return new Answer.Failure(error.getClass().getName(), message, node.toString());
  }

  static Answer.Failure of(String type, String message) {
    return new Answer.Failure(
        type,
        message,
        JSON.createObjectNode().put("errorType", type).put("errorMessage", message).toString());
  }

  /// As Lambda refuses a call, whose function does not run for it.
  static Answer.Failure throttled() {
    return of(THROTTLED, "Rate Exceeded.");
  }

  static Answer.Failure shuttingDown() {
    return of(EXIT, "the local system is shutting down");
  }

  static Answer.Failure eventTooLarge() {
    return of(
        "RequestTooLargeException",
        "Request must be smaller than %d bytes for the Invoke operation"
            .formatted(Payloads.LARGEST_EVENT));
  }

  static Answer.Failure answerTooLarge() {
    return of(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size ("
            + Payloads.LARGEST_ANSWER
            + " bytes).");
  }

  static Answer.Failure timedOut(String requestId, Duration timeout) {
    String seconds =
        String.format(Locale.ROOT, "%d.%02d", timeout.toSeconds(), timeout.toMillisPart() / 10);
    return of(
        "Sandbox.Timedout",
        "RequestId: " + requestId + " Error: Task timed out after " + seconds + " seconds");
  }
}
