package dev.utkast.documents;

import dev.utkast.model.shop.Logo;
import java.util.Optional;

/// Where pages find the picture of a logo.
@FunctionalInterface
public interface Pictures {
  /// @return the picture's bytes, where it is known
  Optional<byte[]> of(Logo logo);

  static Pictures none() {
    return _ -> Optional.empty();
  }
}
