package dev.utkast.demo.verify;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.InflaterInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// Reads whole tables, page by page, with a decoder of its own: what checks the store does not
/// trust the code that writes it. Functions never read whole tables and have no way to.
///
/// @param names the deployed name of each table
public record TableReader(DynamoDbClient client, Function<TableName, String> names) {
  private static final Set<String> OWN = Set.of("pk", "sk", "v", "doc", "z", "ttl");

  /// Reads a table page by page: no more than one is held.
  void read(TableName table, Consumer<Item> each) {
    var name = names.apply(table);
    try {
      client
          .scanPaginator(request -> request.tableName(name).consistentRead(true))
          .items()
          .forEach(raw -> each.accept(item(table, raw)));
    } catch (ResourceNotFoundException e) {
      throw new IllegalStateException(
          "there is no table %s, which %s names".formatted(name, table.variable()), e);
    }
  }

  private static Item item(TableName table, Map<String, AttributeValue> raw) {
    var index = new HashMap<String, String>();
    raw.forEach((name, value) -> {
      if (!OWN.contains(name) && value.s() != null) {
        index.put(name, value.s());
      }
    });
    return new Item(
        new Key(table, attribute(raw, "pk").s(), attribute(raw, "sk").s()),
        raw.containsKey("v") ? Long.parseLong(attribute(raw, "v").n()) : 0,
        index,
        Optional.empty(),
        document(raw));
  }

  private static String document(Map<String, AttributeValue> raw) {
    if (raw.containsKey("z")) {
      try (var in =
          new InflaterInputStream(
              new ByteArrayInputStream(attribute(raw, "z").b().asByteArray()))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return raw.containsKey("doc") ? attribute(raw, "doc").s() : "{}";
  }

  private static AttributeValue attribute(Map<String, AttributeValue> raw, String name) {
    return Optional.ofNullable(raw.get(name))
        .orElseThrow(() -> new IllegalStateException("an item without " + name));
  }
}
