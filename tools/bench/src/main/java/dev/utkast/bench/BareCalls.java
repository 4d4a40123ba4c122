package dev.utkast.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The floors: single DynamoDB operations with the same items, sent straight to the same embedded
/// DynamoDB with the same SDK and HTTP client, and nothing else.
final class BareCalls {
  private static final String IS_NEW = "attribute_not_exists(pk)";
  private static final int SMALL_BYTES = 300;
  private static final AtomicLong COUNT = new AtomicLong();

  private final DynamoDbClient client;

  BareCalls(DynamoDbClient client) {
    this.client = client;
  }

  /// An item of a table, to be put many times: each time under a key of its own.
  record Template(String table, Map<String, AttributeValue> item) {}

  /// The newest document of a table that has one.
  Template largestOf(String table) {
    return client.scan(request -> request.tableName(table).consistentRead(true)).items().stream()
        .max((a, b) -> Integer.compare(CapacityUnits.bytes(a), CapacityUnits.bytes(b)))
        .map(item -> new Template(table, Map.copyOf(item)))
        .orElseThrow(() -> new IllegalStateException(table + " is empty"));
  }

  static Template small(String table) {
    return new Template(
        table,
        Map.of(
            "v", AttributeValue.fromN("1"),
            "z", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[SMALL_BYTES]))));
  }

  private Map<String, AttributeValue> fresh(Template template) {
    var item = new HashMap<>(template.item());
    item.put("pk", AttributeValue.fromS("bare-" + COUNT.incrementAndGet()));
    item.put("sk", AttributeValue.fromS("-"));
    return item;
  }

  long put(Template template) {
    var item = fresh(template);
    long start = System.nanoTime();
    client.putItem(
        request -> request.tableName(template.table()).item(item).conditionExpression(IS_NEW));
    return System.nanoTime() - start;
  }

  long get(String table, String key) {
    long start = System.nanoTime();
    client.getItem(request ->
        request
            .tableName(table)
            .key(Map.of("pk", AttributeValue.fromS(key), "sk", AttributeValue.fromS("-")))
            .consistentRead(true));
    return System.nanoTime() - start;
  }

  long transact(List<Template> templates) {
    var parts =
        templates.stream()
            .map(template ->
                TransactWriteItem.builder()
                    .put(put ->
                        put.tableName(template.table())
                            .item(fresh(template))
                            .conditionExpression(IS_NEW))
                    .build())
            .toList();
    long start = System.nanoTime();
    client.transactWriteItems(request -> request.transactItems(parts));
    return System.nanoTime() - start;
  }
}
