package dev.utkast.demo.api;

import com.fasterxml.jackson.databind.JsonNode;

/// How a local system is doing: messages on their way, and those that failed.
///
/// @param underWay messages waiting or being worked on, and outbox rows not yet relayed
/// @param outbox rows that lie in the outbox
/// @param failed calls of functions that ended in an error of theirs
/// @param cut calls of functions whose process ended meanwhile: what they worked on is tried again,
///   and is among the dead letters if that fails too
/// @param refused calls of services that the role of a function did not allow
/// @param deadLetters messages given up on
public record Health(
    long underWay, long outbox, long failed, long cut, long refused, long deadLetters) {

  public static Health of(JsonNode status) {
    long outbox = status.path("outbox").asLong();
    long underWay = outbox + (status.path("at_rest").asBoolean() ? 0 : 1);
    for (var queue : status.path("queues")) {
      underWay += queue.path("waiting").asLong();
      underWay += queue.path("in_flight").asLong() + queue.path("delayed").asLong();
    }
    long failed = 0;
    long cut = 0;
    for (var function : status.path("functions")) {
      cut += function.path("exits").asLong();
      failed += function.path("errors").asLong() - function.path("exits").asLong();
    }
    long deadLetters = 0;
    for (var queue : status.path("dead_letters")) {
      deadLetters += queue.asLong();
    }
    long refused = status.path("refused_calls").asLong();
    return new Health(underWay, outbox, failed, cut, refused, deadLetters);
  }

  /// Nothing is under way any more.
  public boolean atRest() {
    return underWay == 0;
  }

  public boolean good() {
    return atRest() && outbox == 0 && failed == 0 && refused == 0 && deadLetters == 0;
  }
}
