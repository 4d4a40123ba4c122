package dev.utkast.model.catalog;

import java.util.Locale;
import java.util.Optional;

/// Whether a variant may be sold below zero stock.
public enum OversellPolicy {
  DENY,
  CONTINUE;

  /// That of a variant of which nobody said otherwise.
  public static OversellPolicy ofNew() {
    return DENY;
  }

  /// @return the word for it that clients know
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OversellPolicy> of(String label) {
    for (var policy : values()) {
      if (policy.label().equals(label)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
