package dev.utkast.aws.links;

import dev.utkast.aws.log.Log;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import java.util.Optional;
import java.util.function.Supplier;

/// Customers' links as addresses, made when somebody is shown them.
public final class CustomerLinks {
  static final String PATH = "/invoices/";

  private final Supplier<LinkKeys> keys;

  /// @param keys asked for with the first link
  public CustomerLinks(Supplier<LinkKeys> keys) {
    this.keys = keys;
  }

  /// @param base where the shop's pages are, without a slash at its end
  /// @throws ParametersUnavailableException where the key cannot be read
  public String url(String base, Link link) {
    return base + PATH + LinkTokens.token(link, keys.get().current());
  }

  /// The address of a link among other things that are worth knowing without it.
  ///
  /// @return nothing where the key cannot be read: somebody is told
  public Optional<String> urlIfPossible(String base, Link link) {
    try {
      return Optional.of(url(base, link));
    } catch (ParametersUnavailableException e) {
      Log.failure("link.not-made", e);
      return Optional.empty();
    }
  }

  /// @return a token whose hash was cut off, as it was
  Optional<String> again(String name) {
    return LinkTokens.again(name, id -> keys.get().key(id));
  }

  /// @return what a token names, if somebody with a key has made it
  /// @throws ParametersUnavailableException where the key cannot be read
  public Optional<Link> read(String token) {
    return LinkTokens.read(token, id -> keys.get().key(id));
  }
}
