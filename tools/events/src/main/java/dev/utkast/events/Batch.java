package dev.utkast.events;

import dev.utkast.aws.json.Json;
import java.util.List;

/// Events that are several records, and what a function reports of them.
public final class Batch {
  private Batch() {}

  public static Json.Obj of(List<? extends Json> records) {
    return Json.object().put("Records", records).build();
  }

  /// @param answer of a function that reports single failures
  /// @return the ids of the records that failed
  public static List<String> failures(Json answer) {
    return answer.at("batchItemFailures").items().stream()
        .map(failure -> failure.textAt("itemIdentifier"))
        .toList();
  }
}
