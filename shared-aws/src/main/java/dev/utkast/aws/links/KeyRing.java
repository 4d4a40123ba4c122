package dev.utkast.aws.links;

import dev.utkast.aws.links.Parameters.Parameter;
import dev.utkast.aws.log.Log;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys that are versions of one parameter: the newest makes links, and the one before it is good
/// for links that were made before it was replaced, as long as any of them lives. The version is
/// the id of the key, so that putting another value there is all that changing the key takes.
///
/// Nothing is read before the first link is made or followed, and the newest version once in five
/// minutes at the most, unless a link comes that a newer key made.
public final class KeyRing implements LinkKeys {
  /// How long another key may go unnoticed.
  static final Duration FRESH = Duration.ofMinutes(5);

  /// How long the newest key that is known is used while none can be read.
  static final Duration STALE = Duration.ofHours(1);

  /// Anybody can write the number of a newer key into a link: it is looked up no more often.
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final Parameters parameters;
  private final String name;
  private final InstantSource clock;
  private final Map<Integer, Optional<LinkKey>> earlier = new HashMap<>();
  private @Nullable Known known;

  private record Known(LinkKey key, Instant replacedEarlier, Instant readAt) {}

  /// @param name of the parameter, whose value is at least 32 random bytes in base64
  public KeyRing(Parameters parameters, String name, InstantSource clock) {
    this.parameters = parameters;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public LinkKey current() {
    return newest(FRESH).key();
  }

  @Override
  public synchronized Optional<LinkKey> key(int id) {
    var now = newest(FRESH);
    if (id > now.key().id()) {
      now = newest(BETWEEN_LOOKS);
    }
    if (isOf(id, now.key())) {
      return Optional.of(now.key());
    }
    boolean before = id >= 1 && id == now.key().id() - 1;
    return before && clock.instant().isBefore(now.replacedEarlier().plus(Link.LONGEST))
        ? earlier.computeIfAbsent(id, this::version)
        : Optional.empty();
  }

  private static boolean isOf(int id, LinkKey key) {
    return id == key.id();
  }

  private synchronized Known newest(Duration maxAge) {
    var before = known;
    if (before != null && isYounger(before, maxAge)) {
      return before;
    }
    try {
      var found =
          parameters
              .find(name)
              .orElseThrow(() -> new ParametersUnavailableException("no parameter " + name));
      known = new Known(key(found), found.modified(), clock.instant());
      return known;
    } catch (ParametersUnavailableException e) {
      if (before != null && isYounger(before, STALE)) {
        Log.failure("link-key.not-read", e);
        return before;
      }
      throw e;
    }
  }

  /// A clock that was set back must not keep a key for ever.
  private boolean isYounger(Known one, Duration age) {
    return Duration.between(one.readAt(), clock.instant()).abs().compareTo(age) < 0;
  }

  private Optional<LinkKey> version(int version) {
    return parameters.find(name + ":" + version).map(this::key);
  }

  private LinkKey key(Parameter found) {
    try {
      return new LinkKey(found.version(), Base64.getDecoder().decode(found.value().strip()));
    } catch (IllegalArgumentException _) {
      // What is wrong with it would tell of it.
      throw new ParametersUnavailableException(
          "parameter " + name + " must be " + LinkKey.BYTES + " random bytes or more, in base64");
    }
  }
}
