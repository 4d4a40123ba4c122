package dev.utkast.local;

import dev.utkast.local.peer.StripePeer;
import dev.utkast.local.state.DamagedState;
import dev.utkast.local.state.StateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.apache.commons.io.function.Uncheck;

/// What shop and provider of card payments know of each other on this machine, in place of the
/// parameters that an account keeps: each in a file of its own, whose lines are its versions. Made
/// once; the provider goes by the newest version there is when it starts.
final class ProviderKeys {
  static final String KEY = "stripe-key";
  static final String WEBHOOK_SECRET = "stripe-webhook-secret";
  private static final int BYTES = 24;

  private ProviderKeys() {}

  static StripePeer.Keys in(StateFolder state, InstantSource clock) {
    return new StripePeer.Keys(
        newest(state.resolve(KEY), "sk_test_", clock),
        newest(state.resolve(WEBHOOK_SECRET), "whsec_", clock));
  }

  private static String newest(Path file, String prefix, InstantSource clock) {
    if (!Files.exists(file)) {
      var secret = new byte[BYTES];
      new SecureRandom().nextBytes(secret);
      var line = clock.instant() + " " + prefix + HexFormat.of().formatHex(secret) + "\n";
      StateFile.write(file, line.getBytes(StandardCharsets.US_ASCII));
    }
    var versions =
        Uncheck.get(() -> Files.readString(file, StandardCharsets.ISO_8859_1))
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    if (versions.isEmpty() || !versions.getLast().matches("\\S+ " + prefix + "[!-~]+")) {
      throw new DamagedState(file, "it is no key");
    }
    return versions.getLast().split(" ", 2)[1];
  }
}
