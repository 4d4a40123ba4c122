package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Works out the units of a request from the sizes of the items before and after it, by the rules
/// of DynamoDB's guide: a write takes one unit a started KiB of the larger of both, twice that in a
/// transaction; a consistent read one unit a started 4 KiB, also of an item that is not there; an
/// index entry that appears or goes takes a write, one whose key changes takes two. Index writes of
/// a transaction are counted double, as DynamoDB Local does; AWS may bill less.
final class CapacityUnits {
  private static final int WRITE_BYTES = 1024;
  private static final int READ_BYTES = 4096;

  private final DynamoDbClient client;
  private final Map<String, TableSpec> tables = new LinkedHashMap<>();

  CapacityUnits(DynamoDbClient client, SystemModel model) {
    this.client = client;
    model.tables().forEach(table -> tables.put(table.name(), table));
  }

  /// The items that a request is about, as they are now.
  record Image(String table, Map<String, AttributeValue> key, Map<String, AttributeValue> item) {}

  List<Image> look(String operation, Json request) {
    var images = new ArrayList<Image>();
    switch (operation) {
      case "TransactWriteItems" -> {
        for (var item : request.at("TransactItems").items()) {
          item.fieldMap().values().forEach(part -> images.add(image(part)));
        }
      }
      case "BatchGetItem" ->
          request
              .at("RequestItems")
              .fieldMap()
              .forEach((table, wanted) ->
                  wanted.at("Keys").items().forEach(key -> images.add(image(table, key))));
      case "PutItem", "UpdateItem", "DeleteItem", "GetItem" -> images.add(image(request));
      default -> {}
    }
    return images;
  }

  private Image image(Json part) {
    return image(
        part.textAt("TableName"), part.at("Key").isNull() ? part.at("Item") : part.at("Key"));
  }

  private Image image(String table, Json attributes) {
    var key =
        Map.of(
            "pk", AttributeValue.fromS(attributes.at("pk").textAt("S")),
            "sk", AttributeValue.fromS(attributes.at("sk").textAt("S")));
    return new Image(
        table, key, client.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item());
  }

  /// @param before the items that the request is about, before it was passed on
  /// @param answered the units that DynamoDB Local answered, for requests whose items are not known
  ///   beforehand
  BigDecimal of(String operation, Json request, List<Image> before, BigDecimal answered) {
    return switch (operation) {
      case "GetItem", "BatchGetItem" ->
          sum(before.stream().map(image -> started(bytes(image.item()), READ_BYTES)).toList());
      case "PutItem", "UpdateItem", "DeleteItem" -> writes(before, look(operation, request));
      case "TransactWriteItems" ->
          writes(before, look(operation, request)).multiply(BigDecimal.TWO);
      default -> answered;
    };
  }

  private BigDecimal writes(List<Image> before, List<Image> after) {
    var units = new ArrayList<Integer>();
    for (int i = 0; i < before.size(); i++) {
      var old = before.get(i).item();
      var next = after.get(i).item();
      units.add(started(Math.max(bytes(old), bytes(next)), WRITE_BYTES));
      Optional.ofNullable(tables.get(before.get(i).table()))
          .ifPresent(table -> table.indexes().forEach(index -> units.add(entry(index, old, next))));
    }
    return sum(units);
  }

  /// All indexes of the template hold keys only: an entry changes when a key does.
  private static int entry(
      TableSpec.Index index, Map<String, AttributeValue> old, Map<String, AttributeValue> next) {
    var was = keys(index, old);
    var is = keys(index, next);
    if (was.equals(is)) {
      return 0;
    }
    return was.isPresent() && is.isPresent() ? 2 : 1;
  }

  private static Optional<List<AttributeValue>> keys(
      TableSpec.Index index, Map<String, AttributeValue> item) {
    var names = new ArrayList<String>();
    names.add(index.key().hash());
    index.key().range().ifPresent(names::add);
    return item.keySet().containsAll(names)
        ? Optional.of(names.stream().map(item::get).toList())
        : Optional.empty();
  }

  private static BigDecimal sum(List<Integer> units) {
    return BigDecimal.valueOf(units.stream().mapToInt(Integer::intValue).sum());
  }

  private static int started(int bytes, int size) {
    return Math.max(1, (bytes + size - 1) / size);
  }

  /// Names and values in UTF-8; a number takes a byte for two digits and one more.
  static int bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(entry -> utf8(entry.getKey()) + bytes(entry.getValue()))
        .sum();
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> (value.n().length() + 1) / 2 + 1;
      case B -> value.b().asByteArrayUnsafe().length;
      default ->
          throw new IllegalStateException(
              "items hold texts, numbers and bytes, found " + value.type());
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
