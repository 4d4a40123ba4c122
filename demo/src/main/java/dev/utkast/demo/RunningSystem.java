package dev.utkast.demo;

import dev.utkast.demo.api.Refused;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.verify.Evidence;
import java.net.URI;
import java.time.Duration;
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

  /// Refuses a system that does not answer, or does not know the token, before anything is done.
  static void require(String url, String token) {
    try {
      new ShopClient(URI.create(url), token, Duration.ZERO).get("shop.json");
    } catch (Refused e) {
      throw new Options.Misused(
          switch (e.status()) {
            case 0 -> "nothing answers at " + url + "; ./utkast up starts a system here";
            case 401, 403 ->
                "the token is not known at " + url + "; ./utkast token prints a local system's";
            default -> url + " is no such system: " + e.getMessage();
          });
    }
  }

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
