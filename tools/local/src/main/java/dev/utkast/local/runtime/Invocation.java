package dev.utkast.local.runtime;

import java.time.Instant;

/// One call of a function.
///
/// @param payload JSON
/// @param deadline when the function's time is over, by the real clock
public record Invocation(String requestId, String payload, Instant deadline) {}
