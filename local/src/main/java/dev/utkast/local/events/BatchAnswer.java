package dev.utkast.local.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.runtime.Answer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Which records of a batch failed. An answer that names an unknown or empty id fails the whole
/// batch, as Lambda does.
final class BatchAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BatchAnswer() {}

  /// @param partial whether the mapping reports single failures
  static Set<String> failures(Answer answer, boolean partial, Collection<String> ids) {
    return switch (answer) {
      case Answer.Failure _ -> new HashSet<>(ids);
      case Answer.Success _ when !partial -> new HashSet<>();
      case Answer.Success(var payload) -> named(payload, ids);
    };
  }

  private static Set<String> named(String payload, Collection<String> ids) {
    var failed = new HashSet<String>();
    try {
      JsonNode node = JSON.readTree(payload);
      for (JsonNode failure : node.path("batchItemFailures")) {
        String id = failure.path("itemIdentifier").asText("");
        if (!ids.contains(id)) {
          return new HashSet<>(ids);
        }
        failed.add(id);
      }
      return failed;
    } catch (JacksonException e) {
      // Nothing or no JSON counts as success without failures, an unreadable report does not.
      return payload.isBlank() ? failed : new HashSet<>(ids);
    }
  }
}
