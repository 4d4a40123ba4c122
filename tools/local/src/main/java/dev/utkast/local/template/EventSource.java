package dev.utkast.local.template;

import dev.utkast.local.roles.Role;
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

  /// @param partialFailures whether the function reports which messages of a batch failed
  record Queue(
      String queueName,
      int batchSize,
      boolean partialFailures,
      Optional<Integer> maximumConcurrency)
      implements EventSource {}

  /// Read from its beginning.
  ///
  /// @param maximumRetries absent: until the record leaves the stream
  /// @param onFailureQueue queue told about records that were given up
  record Stream(
      String tableName,
      int batchSize,
      boolean bisect,
      Optional<Integer> maximumRetries,
      boolean partialFailures,
      Optional<String> onFailureQueue,
      List<String> filters)
      implements EventSource {}

  /// A schedule of EventBridge Scheduler.
  ///
  /// @param role what it calls the function with
  /// @param deadLetterArn queue that is told of a call that failed for good
  record Schedule(
      String name, String expression, ZoneId zone, Role role, Optional<String> deadLetterArn)
      implements EventSource {}
}
