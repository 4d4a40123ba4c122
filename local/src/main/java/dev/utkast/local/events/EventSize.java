package dev.utkast.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.runtime.Payloads;
import java.util.ArrayList;
import java.util.List;

/// Cuts batches where Lambda does: an event with its records is no larger than a function takes. A
/// record that is too large by itself is a part of its own, and the call with it fails.
final class EventSize {

  /// `{"Records":[]}`
  private static final int AROUND = 14;

  private EventSize() {}

  static <R extends JsonNode> List<List<R>> parts(List<R> records) {
    return parts(records, Payloads.LARGEST_EVENT);
  }

  static <R extends JsonNode> List<List<R>> parts(List<R> records, int most) {
    var parts = new ArrayList<List<R>>();
    var part = new ArrayList<R>();
    int size = AROUND;
    for (R record : records) {
      int more = Payloads.bytes(record.toString()) + 1;
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
}
