package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Payment links, as the SHA-256 of their secrets only: who reads the table cannot follow them.
///
/// | pk          | sk | what                                                | written                |
/// | ----------- | -- | --------------------------------------------------- | ---------------------- |
/// | LINK#sha256 | -  | draft and revision that the link is for, until when | only where none exists |
///
/// Asked for: one by its hash. Not among the access tokens, so that what sends links cannot make an
/// access token, and what follows them cannot read one.
public final class LinksTable {
  private static final RecordCodec<Link> LINKS = RecordCodec.of(Link.class);

  private final Reads reads;

  public LinksTable(Reads reads) {
    this.reads = reads;
  }

  /// What a payment link leads to.
  public record Link(long draftId, int revision, Instant expiresAt) {
    private static final Duration LIFE = Duration.ofDays(90);

    /// A link that is mailed now.
    public static Link sentAt(Instant now, long draftId, int revision) {
      return new Link(draftId, revision, now.plus(LIFE));
    }

    public Instant sentAt() {
      return expiresAt.minus(LIFE);
    }
  }

  public Optional<Link> link(String sha256) {
    return reads.get(key(sha256)).map(LinksTable::read);
  }

  public static Link read(Item item) {
    return LINKS.read(item.doc());
  }

  public Write putLink(String sha256, Link link) {
    return new Write.PutNew(Item.of(key(sha256), 1, LINKS.write(link)).expiring(link.expiresAt()));
  }

  private static Key key(String sha256) {
    return Key.alone(TableName.LINKS, "LINK#" + sha256);
  }
}
