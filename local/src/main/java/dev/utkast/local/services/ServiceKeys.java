package dev.utkast.local.services;

import java.util.Optional;

/// Access keys that a service which checks signatures has to know besides its own.
public interface ServiceKeys {

  /// For a system in which everybody uses [Credentials].
  ServiceKeys NONE = _ -> Optional.empty();

  /// @return absent for a key that nobody has
  Optional<String> secret(String key);
}
