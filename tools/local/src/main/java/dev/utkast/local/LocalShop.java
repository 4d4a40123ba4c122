package dev.utkast.local;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.sales.Books;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.state.DamagedState;
import dev.utkast.local.state.StateFile;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;

/// The shop that the template's parameters describe, as its functions will read it, and its access
/// token.
final class LocalShop {
  /// A function that knows this variable knows the whole shop.
  private static final String CURRENCY = "SHOP_CURRENCY";

  private static final int TOKEN_BYTES = 32;

  private final Map<String, String> environment;

  /// Refuses parameters that every function would fail on.
  LocalShop(SystemModel model) {
    environment = model.environment();
    if (environment.containsKey(CURRENCY)) {
      try {
        Wiring.of(environment).shop();
      } catch (IllegalStateException e) {
        throw new IllegalStateException(
            "the shop cannot be as it is set: " + e.getMessage() + "; see --set", e);
      }
    }
  }

  private DynamoDatabase database(LocalServices services) {
    return new DynamoDatabase(
        services.dynamoDb(),
        table -> Objects.requireNonNull(environment.get(table.variable()), table.variable()));
  }

  /// Refuses to go on in another currency than the books of this state are kept in.
  void requireSameBooks(LocalServices services, Path state) {
    if (!environment.containsKey(CURRENCY) || !environment.containsKey("TABLE_DRAFTS")) {
      return;
    }
    var wanted = CurrencyUnit.of(environment.get(CURRENCY));
    new Books(database(services))
        .currency()
        .filter(kept -> !kept.equals(wanted))
        .ifPresent(kept -> {
          throw new IllegalStateException(
              """
              the books in %s are kept in %s and cannot go on in %s: start with \
              --set ShopCurrency=%s, choose another --state, or forget this one with --fresh\
              """
                  .formatted(state, kept, wanted, kept));
        });
  }

  /// The access token for local use: 256 random bits, kept in a file of the state, its digest among
  /// the access tokens with every scope. It opens nothing but this machine's own system.
  String token(Path file, LocalServices services) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        StateFile.write(file, HexFormat.of().formatHex(random).getBytes(StandardCharsets.UTF_8));
      }
      String token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      if (!token.matches("[!-~]+")) {
        throw new DamagedState(file, "it is no access token");
      }
      if (environment.containsKey("TABLE_TOKENS")) {
        var database = database(services);
        var access = new TokensTable.Access(TokensTable.Access.EVERY_SCOPE);
        database.commit(
            List.of(new TokensTable(database).putAccess(Digests.sha256(token), access)));
      }
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
