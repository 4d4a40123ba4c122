package dev.utkast.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A function with the template's global settings merged in and its environment worked out.
///
/// @param code the archive or folder that is deployed, whether or not it exists
/// @param memoryMb memory in MiB
public record FunctionSpec(
    String logicalId,
    String name,
    String handler,
    Optional<Path> code,
    Map<String, String> environment,
    int memoryMb,
    Duration timeout,
    Optional<Integer> reservedConcurrency,
    List<EventSource> events) {}
