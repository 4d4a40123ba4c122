package dev.utkast.local;

import dev.utkast.local.state.StateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/// The key that the local system proves customers' links with, in place of the parameter that an
/// account keeps: a line is a version of it, with when it was put there. Made once, so that links
/// in the mails of an earlier start still lead somewhere.
public final class LinkKeyFile {
  static final String FILE = "link-keys";
  private static final int BYTES = 32;

  private LinkKeyFile() {}

  static Path in(StateFolder state, InstantSource clock) {
    return at(state.resolve(FILE), clock);
  }

  /// @return the file, which is made where there is none
  public static Path at(Path file, InstantSource clock) {
    if (!Files.exists(file)) {
      var secret = new byte[BYTES];
      new SecureRandom().nextBytes(secret);
      var line = clock.instant() + " " + Base64.getEncoder().encodeToString(secret) + "\n";
      StateFile.write(file, line.getBytes(StandardCharsets.US_ASCII));
    }
    return file;
  }
}
