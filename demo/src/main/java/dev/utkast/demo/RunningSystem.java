package dev.utkast.demo;

import dev.utkast.demo.verify.Evidence;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// A shop to trade with: where its API is and an access token for it.
interface RunningSystem extends AutoCloseable {
  URI api();

  String token();

  /// A look at what its tables hold, where they can be reached from here.
  default Optional<Supplier<Evidence>> evidence() {
    return Optional.empty();
  }

  /// Ends a system that was started for the demo; leaves any other alone.
  @Override
  void close();

  /// A system that runs already.
  static RunningSystem at(URI api, String token) {
    return new RunningSystem() {
      @Override
      public URI api() {
        return api;
      }

      @Override
      public String token() {
        return token;
      }

      @Override
      public void close() {
        // somebody else's
      }
    };
  }
}
