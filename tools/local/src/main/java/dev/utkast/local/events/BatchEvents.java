package dev.utkast.local.events;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import dev.utkast.events.Batch;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.Payloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Events that are a batch of records, and what a function says of them. Batches are cut where
/// Lambda does: an event with its records is no larger than a function takes. A record that is too
/// large by itself is a part of its own, and the call with it fails.
final class BatchEvents {
  /// `{"Records":[]}`
  private static final int AROUND = 14;

  private BatchEvents() {}

  static List<List<Json>> parts(List<Json> records) {
    return parts(records, Payloads.LARGEST_EVENT);
  }

  static List<List<Json>> parts(List<Json> records, int most) {
    var parts = new ArrayList<List<Json>>();
    var part = new ArrayList<Json>();
    int size = AROUND;
    for (Json record : records) {
      int more = Payloads.bytes(record.write()) + 1;
      if (!part.isEmpty() && size + more - 1 > most) {
        parts.add(List.copyOf(part));
        part.clear();
        size = AROUND;
      }
      part.add(record);
      size += more;
    }
    parts.add(List.copyOf(part));
    return parts;
  }

  /// Which records failed. An answer that names an unknown or empty id fails the whole batch, as
  /// Lambda does.
  ///
  /// @param partial whether the mapping reports single failures
  static Set<String> failures(Answer answer, boolean partial, Collection<String> ids) {
    return switch (answer) {
      case Answer.Failure _ -> Set.copyOf(ids);
      case Answer.Success _ when !partial -> Set.of();
      case Answer.Success(var payload) -> reported(payload, ids);
    };
  }

  private static Set<String> reported(String payload, Collection<String> ids) {
    try {
      var failed = new HashSet<>(Batch.failures(Json.parse(payload)));
      return ids.containsAll(failed) ? failed : Set.copyOf(ids);
    } catch (JsonSyntaxException e) {
      // Nothing counts as success without failures, an unreadable report does not.
      return payload.isBlank() ? Set.of() : Set.copyOf(ids);
    }
  }
}
