package dev.utkast.documents;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
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

  /// @param about what the mail is about
  /// @return an address that opens a mail to somebody (RFC 6068)
  static String mailTo(String email, String about) {
    return "mailto:" + escaped(email).replace("%40", "@") + "?subject=" + escaped(about);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// @return an address that calls somebody (RFC 3966), where the number is one for all the world
  static Optional<String> call(String phone) {
    var digits = phone.replaceAll("[^0-9+]", "");
    return digits.matches("\\+[0-9]{5,15}") ? Optional.of("tel:" + digits) : Optional.empty();
  }
}
