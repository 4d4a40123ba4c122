package dev.utkast.aws.links;

import dev.utkast.aws.links.Parameters.Parameter;
import dev.utkast.aws.log.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A secret that the shop shares with somebody, kept as a parameter. Putting another value there is
/// all that replacing it takes; the one before is still taken for a while, for the other side may
/// not know yet.
public final class RotatedSecret {
  /// How long another value may go unnoticed.
  static final Duration FRESH = Duration.ofMinutes(5);

  /// How long the newest value that is known is used while none can be read.
  static final Duration STALE = Duration.ofHours(1);

  /// How long the one before is taken: Stripe signs with both for a day at the most
  /// (docs.stripe.com/webhooks#roll-endpoint-secrets), and somebody has to enter it.
  static final Duration OVERLAP = Duration.ofDays(3);

  private final Parameters parameters;
  private final String name;
  private final InstantSource clock;
  private @Nullable Known known;

  private record Known(Parameter newest, Optional<String> before, Instant readAt) {}

  public RotatedSecret(Parameters parameters, String name, InstantSource clock) {
    this.parameters = parameters;
    this.name = name;
    this.clock = clock;
  }

  /// @throws ParametersUnavailableException where it cannot be read, or was never put there
  public String current() {
    return read().newest().value().strip();
  }

  /// @return all that the other side may still use, the newest first
  /// @throws ParametersUnavailableException where it cannot be read, or was never put there
  public List<String> accepted() {
    var now = read();
    boolean overlaps = clock.instant().isBefore(now.newest().modified().plus(OVERLAP));
    return Stream.concat(
            Stream.of(now.newest().value()), now.before().filter(_ -> overlaps).stream())
        .map(String::strip)
        .toList();
  }

  private synchronized Known read() {
    var last = known;
    if (last != null && isYounger(last, FRESH)) {
      return last;
    }
    try {
      var newest =
          parameters
              .find(name)
              .filter(found -> !found.value().isBlank())
              .orElseThrow(() -> new ParametersUnavailableException("no parameter " + name));
      var before =
          newest.version() > 1
              ? parameters.find(name + ":" + (newest.version() - 1)).map(Parameter::value)
              : Optional.<String>empty();
      known = new Known(newest, before, clock.instant());
      return known;
    } catch (ParametersUnavailableException e) {
      if (last != null && isYounger(last, STALE)) {
        Log.failure("secret.not-read", e);
        return last;
      }
      throw e;
    }
  }

  private boolean isYounger(Known one, Duration age) {
    return Duration.between(one.readAt(), clock.instant()).abs().compareTo(age) < 0;
  }
}
