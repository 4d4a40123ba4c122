package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.lifecycle.LinkTarget;
import java.util.Optional;

/// Payment links that older versions sent, as the SHA-256 of their secrets only: who reads the
/// table cannot follow them. Links of today are stored nowhere; these forget themselves.
///
/// | pk          | sk | what                                                | written                |
/// | ----------- | -- | --------------------------------------------------- | ---------------------- |
/// | LINK#sha256 | -  | what the link is for, until when                    | only where none exists |
///
/// It is for a revision of a draft, or for the order that a reminder is about.
///
/// Asked for: one by its hash. Not among the access tokens, so that what sends links cannot make an
/// access token, and what follows them cannot read one.
public final class LinksTable {
  private static final RecordCodec<LinkTarget> LINKS = RecordCodec.of(LinkTarget.class);

  private final Reads reads;

  public LinksTable(Reads reads) {
    this.reads = reads;
  }

  public Optional<LinkTarget> link(String sha256) {
    return reads.get(key(sha256)).map(LinksTable::read);
  }

  public static LinkTarget read(Item item) {
    return LINKS.read(item.doc());
  }

  public Write putLink(String sha256, LinkTarget link) {
    return new Write.PutNew(Item.of(key(sha256), 1, LINKS.write(link)).expiring(link.expiresAt()));
  }

  private static Key key(String sha256) {
    return Key.alone(TableName.LINKS, "LINK#" + sha256);
  }
}
