package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import java.util.List;
import java.util.Optional;

/// Access tokens to the API, as their SHA-256 only: who reads the table cannot use them.
///
/// | pk            | sk | what                       | written         |
/// | ------------- | -- | -------------------------- | --------------- |
/// | ACCESS#sha256 | -  | scopes of the access token | by the operator |
///
/// Asked for: one by its hash, by the authorizer alone; no function may write here. The hash is the
/// key, so that comparing takes the same time whatever is presented.
public final class TokensTable {
  private static final RecordCodec<Access> ACCESS = RecordCodec.of(Access.class);

  private final Reads reads;

  public TokensTable(Reads reads) {
    this.reads = reads;
  }

  /// What an access token may do.
  ///
  /// @param name by which people know it, such as `till 3`
  public record Access(List<String> scopes, Optional<String> name) {
    public Access(List<String> scopes) {
      this(scopes, Optional.empty());
    }

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

  public Optional<Access> access(String sha256) {
    return reads.get(key(sha256)).map(item -> ACCESS.read(item.doc()));
  }

  public Write putAccess(String sha256, Access access) {
    return new Write.Overwrite(Item.of(key(sha256), 1, ACCESS.write(access)));
  }

  private static Key key(String sha256) {
    return Key.alone(TableName.TOKENS, "ACCESS#" + sha256);
  }
}
