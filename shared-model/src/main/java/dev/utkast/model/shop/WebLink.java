package dev.utkast.model.shop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// An address in the web that people are given to press: `http` or `https`, absolute, with a host.
///
/// Refuses whatever a browser or a mail would have to guess at (RFC 3986): spaces, line ends,
/// braces and the like outside of percent encoding, a missing or malformed host, a port that there
/// is none of. A user name in front of the host is refused too, for it reads as if it were the
/// host.
public record WebLink(URI uri) {
  private static final int MAX_PORT = 65_535;

  public WebLink {
    if (!isWeb(uri)) {
      throw new IllegalArgumentException("not a web address: " + uri);
    }
  }

  public static Optional<WebLink> of(String text) {
    try {
      // In ASCII, as it goes over the wire; a browser shows it as it was typed.
      var uri = new URI(new URI(text).toASCIIString());
      return isWeb(uri) ? Optional.of(new WebLink(uri)) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isWeb(URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("https") || scheme.equals("http"))
        && uri.getHost() != null
        && !uri.getHost().isEmpty()
        && uri.getRawUserInfo() == null
        && uri.getPort() <= MAX_PORT
        && uri.getPort() != 0;
  }
}
