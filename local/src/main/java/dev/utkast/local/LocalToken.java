package dev.utkast.local;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.local.services.DamagedState;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The access token for local use: 256 random bits, kept in a file of the state folder, its digest
/// among the access tokens with every scope. It opens nothing but this machine's own system.
final class LocalToken {

  private static final int BYTES = 32;

  private LocalToken() {}

  static String ensure(Path file, SystemModel model, LocalServices services) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.writeString(file, HexFormat.of().formatHex(random));
      }
      String token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      if (!token.matches("[!-~]+")) {
        throw new DamagedState(file, "it is no access token");
      }
      tokenTable(model).ifPresent(table -> store(token, table, services));
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The table the functions know as `TABLE_TOKENS`.
  private static Optional<String> tokenTable(SystemModel model) {
    return model.functions().stream()
        .flatMap(
            function -> Optional.ofNullable(function.environment().get("TABLE_TOKENS")).stream())
        .findFirst();
  }

  private static void store(String token, String table, LocalServices services) {
    var database = new DynamoDatabase(services.dynamoDb(), _ -> table);
    var access = new TokensTable.Access(TokensTable.Access.EVERY_SCOPE);
    database.commit(List.of(new TokensTable(database).putAccess(Digests.sha256(token), access)));
  }
}
