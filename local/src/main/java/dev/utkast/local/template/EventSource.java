package dev.utkast.local.template;

import dev.utkast.local.roles.Role;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What calls a function.
public sealed interface EventSource {

  /// @param method an HTTP method or `ANY`
  /// @param path the route's path with its variables, or `$default`
  /// @param authorizer the authorizer's name, absent when the route is open
  record HttpRoute(String method, String path, Optional<String> authorizer)
      implements EventSource {}

  /// @param window how long a batch may wait for more messages
  /// @param partialFailures whether the function reports which messages of a batch failed
  record Queue(
      String queueName,
      int batchSize,
      Duration window,
      boolean partialFailures,
      Optional<Integer> maximumConcurrency,
      List<String> filters)
      implements EventSource {}

  /// @param maximumRetries absent: until the record leaves the stream
  /// @param onFailureQueue queue told about records that were given up
  record Stream(
      String tableName,
      int batchSize,
      Duration window,
      boolean fromLatest,
      boolean bisect,
      Optional<Integer> maximumRetries,
      boolean partialFailures,
      int parallel,
      Optional<String> onFailureQueue,
      List<String> filters)
      implements EventSource {}

  /// @param name the schedule's own name
  /// @param input what the function receives instead of the standard event
  /// @param scheduler EventBridge Scheduler rather than a rule: the event differs
  /// @param role what it calls the function with; absent where SAM makes it
  /// @param deadLetterArn queue that is told of a call that failed for good
  record Schedule(
      String name,
      String expression,
      ZoneId zone,
      Optional<String> input,
      boolean enabled,
      boolean scheduler,
      Optional<Role> role,
      Optional<String> deadLetterArn)
      implements EventSource {}
}
