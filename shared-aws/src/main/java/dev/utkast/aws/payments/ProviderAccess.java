package dev.utkast.aws.payments;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// What a provider is reached with.
///
/// @param key the shop's secret at the provider, read when it is needed, so that it can be replaced
/// @param api where he is, if it is not where everybody finds him
public record ProviderAccess(Supplier<String> key, Optional<URI> api) {}
