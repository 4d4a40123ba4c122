package dev.utkast.simulator;

import dev.utkast.aws.links.KeyRing;
import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.links.Parameters;
import dev.utkast.model.link.LinkKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The key of links, which is changed while the shop trades. The first one was replaced long ago,
/// and is known to somebody who should not know it.
final class SimulatedKeys {
  private static final Duration LONG_AGO = Duration.ofDays(200);

  private final Run run;
  private final List<Instant> versions;
  private final KeyRing keys;

  SimulatedKeys(Run run) {
    this.run = run;
    var start = run.clock().trueTime();
    versions =
        new ArrayList<>(List.of(start.minus(LONG_AGO.multipliedBy(2)), start.minus(LONG_AGO)));
    keys = new KeyRing(this::find, "key", run.clock()::trueTime);
  }

  LinkKeys keys() {
    return keys;
  }

  void replace() {
    versions.add(run.clock().trueTime());
  }

  static LinkKey leaked() {
    return new LinkKey(1, secret(1));
  }

  private Optional<Parameters.Parameter> find(String name) {
    int colon = name.indexOf(':');
    int version = colon < 0 ? versions.size() : Integer.parseInt(name.substring(colon + 1));
    return Optional.of(
        new Parameters.Parameter(
            Base64.getEncoder().encodeToString(secret(version)),
            version,
            versions.get(version - 1)));
  }

  private static byte[] secret(int version) {
    return "the key of all links of the shop, version %d"
        .formatted(version)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
