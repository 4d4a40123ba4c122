package dev.utkast.local.http;

import dev.utkast.local.limits.TokenBucket;
import dev.utkast.local.template.HttpApiSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// A bucket for each route that the template limits.
final class Throttle {
  private final Optional<HttpApiSpec> api;
  private final LongSupplier nanos;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /// @param nanos a clock that never goes back
  Throttle(Optional<HttpApiSpec> api, LongSupplier nanos) {
    this.api = api;
    this.nanos = nanos;
  }

  /// @param route its key
  /// @return false when the request is one too many
  boolean lets(String route) {
    var limit =
        api.flatMap(
            spec -> Optional.ofNullable(spec.routeThrottling().get(route)).or(spec::throttling));
    return limit
        .map(most ->
            buckets
                .computeIfAbsent(
                    route, _ -> new TokenBucket(most.rate(), most.burst(), nanos.getAsLong()))
                .take(nanos.getAsLong()))
        .orElse(true);
  }
}
