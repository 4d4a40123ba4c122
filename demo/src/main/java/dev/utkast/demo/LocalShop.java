package dev.utkast.demo;

import java.nio.file.Path;
import java.util.Optional;

/// A local system in this process, set up for a source.
final class LocalShop {

  private LocalShop() {}

  static RunningSystem start(Options options, Replayed source) {
    throw new UnsupportedOperationException("no local system for " + source.name() + options.state());
  }

  static Optional<String> aSlip(Path state) {
    return Optional.of(state.toString());
  }
}
