package dev.utkast.local.template;

import dev.utkast.local.roles.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A function with the template's global settings merged in and its environment worked out.
///
/// @param code the archive or folder that is deployed, whether or not it exists
/// @param memoryMb memory in MiB
/// @param logGroup the name of the group that its logs go to
/// @param role what it may do
public record FunctionSpec(
    String logicalId,
    String name,
    String handler,
    Optional<Path> code,
    Map<String, String> environment,
    int memoryMb,
    Duration timeout,
    Optional<Integer> reservedConcurrency,
    String logGroup,
    Role role,
    List<EventSource> events) {
  /// Those of one kind.
  public <E extends EventSource> Stream<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }
}
