package dev.utkast.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An HTTP API and its Lambda authorizers.
///
/// @param defaultAuthorizer guards every route that names no other
/// @param throttling of every route that is not named for itself
/// @param routeThrottling by the route's key, such as `GET /things/{id}`
public record HttpApiSpec(
    String id,
    Map<String, Authorizer> authorizers,
    Optional<String> defaultAuthorizer,
    Optional<Throttling> throttling,
    Map<String, Throttling> routeThrottling) {
  HttpApiSpec withoutThrottling() {
    return new HttpApiSpec(id, authorizers, defaultAuthorizer, Optional.empty(), Map.of());
  }

  /// @param rate requests a second
  /// @param burst requests at once
  public record Throttling(double rate, int burst) {}

  /// @param functionName the function asked
  /// @param identityHeaders headers that must all be there, lower case; their values key the cache
  /// @param lifetime how long an answer is kept; zero keeps none
  public record Authorizer(
      String name, String functionName, List<String> identityHeaders, Duration lifetime) {}
}
