package dev.utkast.demo.api;

import com.fasterxml.jackson.databind.JsonNode;

/// How a local system is doing: messages on their way, and those that failed.
///
/// @param underWay messages waiting or being worked on, stream records and outbox rows not yet relayed
/// @param outbox rows that lie in the outbox
/// @param failed messages whose function failed at least once more than it succeeded
/// @param deadLetters messages given up on
public record Health(long underWay, long outbox, long failed, long deadLetters) {

  public static Health of(JsonNode status) {
    long underWay = status.path("outbox").asLong() + status.path("streamBacklog").asLong();
    for (var queue : status.path("queues")) {
      underWay += queue.path("waiting").asLong() + queue.path("inFlight").asLong();
    }
    return new Health(
        underWay,
        status.path("outbox").asLong(),
        status.path("failedMessages").asLong(),
        status.path("deadLetters").asLong());
  }

  /// Nothing is under way any more.
  public boolean atRest() {
    return underWay == 0;
  }

  public boolean good() {
    return atRest() && outbox == 0 && failed == 0 && deadLetters == 0;
  }
}
