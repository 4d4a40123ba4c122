package dev.utkast.aws.canary;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trips with every method: the environment is read in wiring only.
public final class ReadsEnvironment {
  Map<String, String> all() {
    return System.getenv();
  }

  @Nullable String one() {
    return System.getenv("HOME");
  }

  @Nullable String property() {
    return System.getProperty("user.home");
  }
}
