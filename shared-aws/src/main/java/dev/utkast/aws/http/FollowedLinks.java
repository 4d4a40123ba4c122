package dev.utkast.aws.http;

import dev.utkast.aws.links.CustomerLinks;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import java.time.InstantSource;
import java.util.Optional;

/// What the links lead to that customers come with: those of today say it themselves, those that
/// older versions sent are looked up. One that has expired is as good as none.
public final class FollowedLinks {
  private final CustomerLinks links;
  private final LinksTable stored;
  private final InstantSource clock;

  public FollowedLinks(Wiring wiring) {
    this.links = new CustomerLinks(wiring::linkKeys);
    this.stored = new LinksTable(wiring.database());
    this.clock = wiring.clock();
  }

  /// @param sentBefore whether an older version sent it, which noted nobody whom it went to
  public record Followed(Link link, boolean sentBefore) {}

  /// @throws dev.utkast.aws.links.ParametersUnavailableException where no key can be read
  public Optional<Followed> find(String token) {
    var now = clock.instant();
    return found(token).filter(followed -> followed.link().isLive(now));
  }

  /// The same, for who tells a customer that her link has expired. Of one that an older version
  /// sent it is not known whose it was, so that it is none then.
  ///
  /// @throws dev.utkast.aws.links.ParametersUnavailableException where no key can be read
  public Optional<Followed> findAlsoExpired(String token) {
    var now = clock.instant();
    return found(token).filter(followed -> !followed.sentBefore() || followed.link().isLive(now));
  }

  private Optional<Followed> found(String token) {
    return token.length() == LinkTokens.LENGTH
        ? links.read(token).map(link -> new Followed(link, false))
        : stored
            .link(Digests.sha256(token))
            .map(LinkTarget::link)
            .map(link -> new Followed(link, true));
  }
}
