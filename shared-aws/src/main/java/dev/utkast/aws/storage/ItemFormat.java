package dev.utkast.aws.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How an [Item] lies in DynamoDB: `pk`, `sk`, `v` (version), `doc` (JSON text) or `z` (the same,
/// [Deflated], where that saves write units), `ttl` (seconds), and the index attributes as strings.
final class ItemFormat {
  /// Below this many characters a document fits one write unit anyway, and stays readable in a
  /// console.
  static final int DEFLATE_FROM = 700;

  private static final Set<String> OWN = Set.of("pk", "sk", "v", "doc", "z", "ttl");

  private ItemFormat() {}

  static Map<String, AttributeValue> key(Key key) {
    return Map.of("pk", text(key.pk()), "sk", text(key.sk()));
  }

  static Map<String, AttributeValue> write(Item item) {
    var out = new HashMap<>(key(item.key()));
    out.put("v", number(item.version()));
    if (item.doc().length() < DEFLATE_FROM) {
      out.put("doc", text(item.doc()));
    } else {
      out.put("z", AttributeValue.fromB(SdkBytes.fromByteArray(Deflated.pack(item.doc()))));
    }
    item.expiresAt().ifPresent(at -> out.put("ttl", number(at.getEpochSecond())));
    item.index().forEach((name, value) -> out.put(name, text(value)));
    return out;
  }

  static Item read(TableName table, Map<String, AttributeValue> in) {
    var index = new HashMap<String, String>();
    in.forEach((name, value) -> {
      if (!OWN.contains(name) && value.s() != null) {
        index.put(name, value.s());
      }
    });
    var ttl = Optional.ofNullable(in.get("ttl"));
    return new Item(
        keyOf(table, in),
        in.containsKey("v") ? Long.parseLong(in.get("v").n()) : 0,
        Map.copyOf(index),
        ttl.map(value -> Instant.ofEpochSecond(Long.parseLong(value.n()))),
        docOf(in));
  }

  static Key keyOf(TableName table, Map<String, AttributeValue> in) {
    return new Key(table, attribute(in, "pk").s(), attribute(in, "sk").s());
  }

  static AttributeValue attribute(Map<String, AttributeValue> in, String name) {
    var value = in.get(name);
    if (value == null) {
      throw new IllegalStateException("stored without " + name);
    }
    return value;
  }

  private static String docOf(Map<String, AttributeValue> in) {
    if (in.containsKey("z")) {
      return Deflated.text(in.get("z").b().asByteArrayUnsafe());
    }
    return in.containsKey("doc") ? in.get("doc").s() : "{}";
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
