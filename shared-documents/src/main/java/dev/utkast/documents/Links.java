package dev.utkast.documents;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Which links may stand behind a button: https anywhere, http only to this machine (local runs). A
/// `javascript:` link or a relative one is refused, because a customer presses what a mail from the
/// shop shows.
final class Links {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Links() {}

  static URI requireSafe(URI link) {
    var scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
    var host = link.getHost() == null ? "" : link.getHost();
    var safe =
        !host.isEmpty()
            && (scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host)));
    if (!safe) {
      throw new IllegalArgumentException("A link to customers must be https and absolute: " + link);
    }
    return link;
  }
}
