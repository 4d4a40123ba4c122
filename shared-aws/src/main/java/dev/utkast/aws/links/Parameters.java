package dev.utkast.aws.links;

import java.time.Instant;
import java.util.Optional;

/// Where secrets are kept that no deployment carries: each by a name, with earlier versions.
@FunctionalInterface
public interface Parameters {

  /// @param value as it was put there
  /// @param version counts from 1, one more each time that it is put
  /// @param modified when this version was put
  record Parameter(String value, int version, Instant modified) {
    /// The value is a secret.
    @Override
    public String toString() {
      return "version " + version;
    }
  }

  /// @param name of a parameter, for its newest version, or `name:version`
  /// @return nothing where there is no such parameter, or no such version any more
  /// @throws ParametersUnavailableException where nobody can tell
  Optional<Parameter> find(String name);
}
