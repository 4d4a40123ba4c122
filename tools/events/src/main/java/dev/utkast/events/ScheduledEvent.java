package dev.utkast.events;

import dev.utkast.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// What a schedule gives to its function.
public final class ScheduledEvent {
  private ScheduledEvent() {}

  /// @param time that was meant, given to the second
  public static Json.Obj of(String schedule, Instant time) {
    var firing = (schedule + " " + time).getBytes(StandardCharsets.UTF_8);
    var arn = Origin.arn("scheduler", "schedule/default/" + schedule);
    return Json.object()
        .put("version", "0")
        .put("id", UUID.nameUUIDFromBytes(firing).toString())
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.scheduler")
        .put("account", Origin.ACCOUNT)
        .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", Origin.REGION)
        .put("detail", "{}")
        .put("resources", List.of(Json.of(arn)))
        .build();
  }
}
