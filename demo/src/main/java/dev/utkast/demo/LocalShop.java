package dev.utkast.demo;

import java.nio.file.Path;
import java.util.Optional;

/// A local system in this process, set up for a source.
final class LocalShop {

  private LocalShop() {}

  static RunningSystem start(Options options, Replayed source) {
    return RunningSystem.at(java.net.URI.create("http://127.0.0.1:8080"), options.state() + source.name());
  }

  static Optional<String> aSlip(Path state) {
    return Optional.of(state.toString());
  }
}
