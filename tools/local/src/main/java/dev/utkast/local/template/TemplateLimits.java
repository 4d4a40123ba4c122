package dev.utkast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What AWS refuses of a template when it is deployed, refused when a system starts. Sources:
/// Lambda's guide, "Lambda quotas", and its API reference, CreateEventSourceMapping; SQS's API
/// reference, SetQueueAttributes.
final class TemplateLimits {
  private static final int LARGEST_ENVIRONMENT = 4 * 1024;

  private TemplateLimits() {}

  /// A number, if it is there, that AWS takes.
  ///
  /// @throws TemplateException naming owner and key if it is another, or none
  static Optional<Integer> number(String owner, JsonNode map, String key, int least, int most) {
    var text = Trees.text(map, key);
    text.filter(number -> !isWithin(number, least, most))
        .ifPresent(number -> {
          throw new TemplateException(
              "%s: %s must be %d to %d, found %s".formatted(owner, key, least, most, number));
        });
    return text.map(Integer::valueOf);
  }

  private static boolean isWithin(String text, int least, int most) {
    return text.matches("-?\\d{1,9}")
        && Integer.parseInt(text) >= least
        && Integer.parseInt(text) <= most;
  }

  /// @throws TemplateException if Lambda takes no such environment
  static Map<String, String> environment(String function, Map<String, String> variables) {
    int bytes = json(variables).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LARGEST_ENVIRONMENT) {
      throw new TemplateException(
          """
          %s: the variables of its Environment have %d bytes as JSON, of which Lambda takes %d; \
          shorten them, or give it those only that it reads\
          """
              .formatted(function, bytes, LARGEST_ENVIRONMENT));
    }
    return variables;
  }

  /// Lambda measures the variables in this form.
  static String json(Map<String, String> environment) {
    return Trees.JSON.valueToTree(environment).toString();
  }

  /// @throws TemplateException if a queue would show a message again while the function may still
  ///   work on it
  static void requireHidden(FunctionSpec function, List<QueueSpec> queues) {
    var calling = function.events(EventSource.Queue.class).map(it -> it.queueName()).toList();
    for (var queue : queues) {
      if (calling.contains(queue.name()) && queue.hidden().compareTo(function.timeout()) < 0) {
        throw new TemplateException(
            "%s: its VisibilityTimeout of %d seconds is less than the Timeout of %s, %d"
                .formatted(
                    queue.logicalId(),
                    queue.hidden().toSeconds(),
                    function.logicalId(),
                    function.timeout().toSeconds()));
      }
    }
  }
}
