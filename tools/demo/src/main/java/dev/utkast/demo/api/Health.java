package dev.utkast.demo.api;

import dev.utkast.aws.json.Json;
import java.util.List;

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
  public static Health of(Json status) {
    long outbox = JsonPath.whole(status, "outbox");
    boolean atRest = status.at("at_rest") == Json.Bool.TRUE;
    var functions = status.at("functions");
    long cut = sum(functions, List.of("exits"));
    return new Health(
        outbox
            + (atRest ? 0 : 1)
            + sum(status.at("queues"), List.of("waiting", "in_flight", "delayed")),
        outbox,
        sum(functions, List.of("errors")) - cut,
        cut,
        JsonPath.whole(status, "refused_calls"),
        status.at("dead_letters").fieldMap().values().stream().mapToLong(JsonPath::whole).sum());
  }

  private static long sum(Json several, List<String> fields) {
    return several.fieldMap().values().stream()
        .mapToLong(each -> fields.stream().mapToLong(field -> JsonPath.whole(each, field)).sum())
        .sum();
  }

  /// Nothing is under way any more.
  public boolean atRest() {
    return underWay == 0;
  }

  public boolean good() {
    return atRest() && outbox == 0 && failed == 0 && refused == 0 && deadLetters == 0;
  }
}
