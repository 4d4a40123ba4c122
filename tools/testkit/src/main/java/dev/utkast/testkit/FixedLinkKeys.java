package dev.utkast.testkit;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.model.link.LinkKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Keys of links that never change: the current one, and one before it.
public final class FixedLinkKeys implements LinkKeys {
  /// The id of the current key.
  public static final int CURRENT = 7;

  @Override
  public LinkKey current() {
    return of(CURRENT);
  }

  @Override
  public Optional<LinkKey> key(int id) {
    return id == CURRENT || id == CURRENT - 1 ? Optional.of(of(id)) : Optional.empty();
  }

  /// @return a key that everybody may know, for it proves nothing outside of tests
  public static LinkKey of(int id) {
    var secret = "a key of links, for tests, number %04d".formatted(id);
    return new LinkKey(id, secret.getBytes(StandardCharsets.US_ASCII));
  }
}
