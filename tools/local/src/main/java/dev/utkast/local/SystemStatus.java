package dev.utkast.local;

import dev.utkast.local.services.QueueDepth;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is going on in a local system.
///
/// @param deadLetters messages in each dead-letter queue
/// @param outbox rows in tables whose stream feeds a function
/// @param refusedCalls calls of services that a role did not allow
/// @param busy requests, batches and scheduled calls being worked on
public record SystemStatus(
    boolean atRest,
    boolean busy,
    Instant clock,
    long clockOffsetMs,
    Map<String, QueueDepth> queues,
    Map<String, Integer> deadLetters,
    long refusedCalls,
    int outbox,
    int mails,
    Map<String, Calls> functions,
    List<String> schedules) {
  /// @param exits how many of the errors were ends of the function's process
  public record Calls(long invocations, long errors, long exits, int running) {}
}
