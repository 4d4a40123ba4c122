package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Secrets, as their SHA-256 only: who reads the table cannot use them.
///
/// | pk            | sk | what                                     | written                |
/// | ------------- | -- | ---------------------------------------- | ---------------------- |
/// | ACCESS#sha256 | -  | scopes of an access token to the API     | by the operator        |
/// | LINK#sha256   | -  | draft and revision that a payment link is for, until when | only where none exists |
///
/// Asked for: one by its hash. The hash is the key, so that comparing takes the same time whatever
/// is presented.
public final class TokensTable {
  private static final RecordCodec<Access> ACCESS = RecordCodec.of(Access.class);
  private static final RecordCodec<Link> LINKS = RecordCodec.of(Link.class);

  private final Database database;

  public TokensTable(Database database) {
    this.database = database;
  }

  /// What an access token may do.
  public record Access(List<String> scopes) {
    /// All that there is to do.
    public static final List<String> EVERY_SCOPE =
        List.of(
            "write_draft_orders",
            "write_orders",
            "write_payments",
            "write_products",
            "write_inventory",
            "write_locations",
            "write_customers",
            "write_fulfillments",
            "write_settings");
  }

  /// What a payment link leads to.
  public record Link(long draftId, int revision, Instant expiresAt) {}

  public Optional<Access> access(String sha256) {
    return database.get(accessKey(sha256)).map(item -> ACCESS.read(item.doc()));
  }

  public Write putAccess(String sha256, Access access) {
    return new Write.Overwrite(Item.of(accessKey(sha256), 1, ACCESS.write(access)));
  }

  public Optional<Link> link(String sha256) {
    return database.get(linkKey(sha256)).map(item -> LINKS.read(item.doc()));
  }

  public Write putLink(String sha256, Link link) {
    return new Write.PutNew(
        Item.of(linkKey(sha256), 1, LINKS.write(link)).expiring(link.expiresAt()));
  }

  private static Key accessKey(String sha256) {
    return Key.alone(TableName.TOKENS, "ACCESS#" + sha256);
  }

  private static Key linkKey(String sha256) {
    return Key.alone(TableName.TOKENS, "LINK#" + sha256);
  }
}
