package dev.utkast.local;

import dev.utkast.local.services.EmbeddedServices;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The access token for local use: 256 random bits, kept in a file of the state folder, its digest among the access
/// tokens with every scope. It opens nothing but this machine's own system.
final class LocalToken {

  private static final int BYTES = 32;
  private static final String SCOPES = Stream.of(
          "draft_orders", "orders", "customers", "products", "inventory", "locations", "fulfillments",
          "merchant_managed_fulfillment_orders", "assigned_fulfillment_orders", "third_party_fulfillment_orders",
          "payment_terms", "returns", "price_rules", "discounts", "shipping", "reports", "content")
      .flatMap(thing -> Stream.of("read_" + thing, "write_" + thing))
      .map(scope -> "\"" + scope + "\"")
      .collect(Collectors.joining(","));

  private LocalToken() {}

  static String ensure(Path file, SystemModel model, EmbeddedServices services) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.writeString(file, HexFormat.of().formatHex(random));
      }
      String token = Files.readString(file).strip();
      tokenTable(model).ifPresent(table -> store(token, table, services));
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The table the functions know as `TABLE_TOKENS`.
  private static Optional<String> tokenTable(SystemModel model) {
    return model.functions().stream()
        .flatMap(function -> Optional.ofNullable(function.environment().get("TABLE_TOKENS")).stream())
        .findFirst();
  }

  /// The seam to the token table's own format.
  private static void store(String token, String table, EmbeddedServices services) {
    services.dynamoDb().putItem(request -> request.tableName(table).item(Map.of(
        "pk", AttributeValue.fromS("ACCESS#" + sha256(token)),
        "sk", AttributeValue.fromS("-"),
        "v", AttributeValue.fromN("1"),
        "doc", AttributeValue.fromS("{\"scopes\":[" + SCOPES + "]}"))));
  }

  private static String sha256(String token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
