package dev.utkast.aws.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The [Database] on DynamoDB. A commit of one part is a plain conditional write (half the write
/// units of a transaction); of several, one TransactWriteItems.
public final class DynamoDatabase implements Database {
  private static final int MAX_BATCH_GET = 100;

  private final DynamoDbClient client;
  private final Function<TableName, String> names;

  /// @param names the deployed name of each table
  public DynamoDatabase(DynamoDbClient client, Function<TableName, String> names) {
    this.client = client;
    this.names = names;
  }

  @Override
  public Optional<Item> get(Key key) {
    var answer =
        answered(() ->
            client.getItem(r ->
                r.tableName(names.apply(key.table()))
                    .key(ItemFormat.key(key))
                    .consistentRead(true)));
    return answer.hasItem()
        ? Optional.of(ItemFormat.read(key.table(), answer.item()))
        : Optional.empty();
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys) {
    var found = new HashMap<Key, Item>();
    var distinct = new ArrayList<>(new LinkedHashSet<>(keys));
    for (int from = 0; from < distinct.size(); from += MAX_BATCH_GET) {
      getBatch(distinct.subList(from, Math.min(distinct.size(), from + MAX_BATCH_GET)), found);
    }
    return found;
  }

  private void getBatch(List<Key> keys, Map<Key, Item> found) {
    var tables = new HashMap<String, TableName>();
    var wanted = new HashMap<String, List<Map<String, AttributeValue>>>();
    for (var key : keys) {
      var name = names.apply(key.table());
      tables.put(name, key.table());
      wanted.computeIfAbsent(name, _ -> new ArrayList<>()).add(ItemFormat.key(key));
    }
    var pending = new HashMap<String, KeysAndAttributes>();
    wanted.forEach((name, list) -> pending.put(name, consistent(list)));
    var budget = new RetryBudget();
    while (true) {
      var answer = answered(() -> client.batchGetItem(r -> r.requestItems(pending)));
      answer
          .responses()
          .forEach((name, items) -> {
            for (var raw : items) {
              var item = ItemFormat.read(asked(tables, name), raw);
              found.put(item.key(), item);
            }
          });
      pending.clear();
      answer.unprocessedKeys().forEach((name, left) -> pending.put(name, consistent(left.keys())));
      if (pending.isEmpty()) {
        return;
      }
      if (!budget.tryAgain()) {
        throw new StoreUnavailableException("keys left unprocessed in " + pending.keySet());
      }
    }
  }

  private static KeysAndAttributes consistent(List<Map<String, AttributeValue>> keys) {
    return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
  }

  private static TableName asked(Map<String, TableName> tables, String name) {
    var table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("items of a table that was not asked for: " + name);
    }
    return table;
  }

  /// For calls that change nothing, or nothing that matters: without an answer they may be made
  /// again.
  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw CommitFailure.isTemporary(e)
          ? new StoreUnavailableException("no answer from the store", e)
          : e;
    }
  }

  @Override
  public List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit) {
    var request =
        keyCondition("pk", pk, "sk", range)
            .tableName(names.apply(table))
            .consistentRead(true)
            .scanIndexForward(ascending);
    return pages(request, limit, raw -> ItemFormat.read(table, raw));
  }

  @Override
  public List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    var request =
        keyCondition(index.hash(), hash, index.range(), range)
            .tableName(names.apply(table))
            .indexName(index.name())
            .scanIndexForward(ascending);
    return pages(
        request,
        limit,
        raw ->
            new IndexEntry(
                ItemFormat.keyOf(table, raw), ItemFormat.attribute(raw, index.range()).s()));
  }

  private <T> List<T> pages(
      QueryRequest.Builder request, int limit, Function<Map<String, AttributeValue>, T> reader) {
    var found = new ArrayList<T>();
    Map<String, AttributeValue> start = Map.of();
    do {
      request.limit(limit - found.size());
      request.exclusiveStartKey(start.isEmpty() ? null : start);
      var answer = answered(() -> client.query(request.build()));
      answer.items().forEach(raw -> found.add(reader.apply(raw)));
      start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (found.size() < limit && !start.isEmpty());
    return found;
  }

  @Override
  public long count(TableName table, Index index, String hash, Range range) {
    var request =
        keyCondition(index.hash(), hash, index.range(), range)
            .tableName(names.apply(table))
            .indexName(index.name())
            .select(Select.COUNT)
            .build();
    return answered(
        () -> client.queryPaginator(request).stream().mapToLong(page -> page.count()).sum());
  }

  private static QueryRequest.Builder keyCondition(
      String hashName, String hash, String rangeName, Range range) {
    var attributes = new HashMap<String, String>(Map.of("#h", hashName));
    var values = new HashMap<String, AttributeValue>(Map.of(":h", ItemFormat.text(hash)));
    var rangeCondition =
        switch (range) {
          case Range.All() -> "";
          case Range.After(var value) -> bound(values, value, "#r > :r");
          case Range.Before(var value) -> bound(values, value, "#r < :r");
          case Range.UpTo(var value) -> bound(values, value, "#r <= :r");
          case Range.Prefix(var value) -> bound(values, value, "begins_with(#r, :r)");
        };
    if (!rangeCondition.isEmpty()) {
      attributes.put("#r", rangeName);
    }
    return QueryRequest.builder()
        .keyConditionExpression(
            "#h = :h" + (rangeCondition.isEmpty() ? "" : " AND " + rangeCondition))
        .expressionAttributeNames(attributes)
        .expressionAttributeValues(values);
  }

  private static String bound(Map<String, AttributeValue> values, String value, String condition) {
    values.put(":r", ItemFormat.text(value));
    return condition;
  }

  @Override
  public List<Item> scan(TableName table, Optional<Key> after, int limit) {
    var found = new ArrayList<Item>();
    Map<String, AttributeValue> start = after.map(ItemFormat::key).orElse(Map.of());
    do {
      var request =
          ScanRequest.builder()
              .tableName(names.apply(table))
              .consistentRead(true)
              .limit(limit - found.size())
              .exclusiveStartKey(start.isEmpty() ? null : start)
              .build();
      var answer = answered(() -> client.scan(request));
      answer.items().forEach(raw -> found.add(ItemFormat.read(table, raw)));
      start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (found.size() < limit && !start.isEmpty());
    return found;
  }

  @Override
  public void commit(List<Write> writes) {
    if (writes.isEmpty()) {
      return;
    }
    if (writes.size() > MAX_WRITES) {
      throw new IllegalArgumentException(writes.size() + " writes in one commit");
    }
    ItemSize.check(writes);
    try {
      if (writes.size() == 1) {
        commitOne(writes.getFirst());
      } else {
        // One token for all retries of this call: the SDK's retry of an applied commit is then no
        // second commit.
        var token = UUID.randomUUID().toString();
        var parts = writes.stream().map(this::part).toList();
        client.transactWriteItems(r -> r.clientRequestToken(token).transactItems(parts));
      }
    } catch (SdkException e) {
      throw CommitFailure.of(writes, e);
    }
  }

  private void commitOne(Write write) {
    var table = names.apply(write.key().table());
    switch (write) {
      case Write.PutNew(var item) ->
          client.putItem(
              r -> r.tableName(table).item(ItemFormat.write(item)).conditionExpression(IS_NEW));
      case Write.Replace(var item, var version) ->
          client.putItem(r ->
              r.tableName(table)
                  .item(ItemFormat.write(item))
                  .conditionExpression(IS_VERSION)
                  .expressionAttributeValues(version(version)));
      case Write.Overwrite(var item) ->
          client.putItem(r -> r.tableName(table).item(ItemFormat.write(item)));
      case Write.DeleteVersion(var key, var version) ->
          client.deleteItem(r ->
              r.tableName(table)
                  .key(ItemFormat.key(key))
                  .conditionExpression(IS_VERSION)
                  .expressionAttributeValues(version(version)));
      case Write.Delete(var key) ->
          client.deleteItem(r -> r.tableName(table).key(ItemFormat.key(key)));
    }
  }

  private static final String IS_NEW = "attribute_not_exists(pk)";
  private static final String IS_VERSION = "v = :v";

  private static Map<String, AttributeValue> version(long version) {
    return Map.of(":v", ItemFormat.number(version));
  }

  private TransactWriteItem part(Write write) {
    var table = names.apply(write.key().table());
    return switch (write) {
      case Write.PutNew(var item) ->
          put(
              Put.builder()
                  .tableName(table)
                  .item(ItemFormat.write(item))
                  .conditionExpression(IS_NEW));
      case Write.Replace(var item, var version) ->
          put(
              Put.builder()
                  .tableName(table)
                  .item(ItemFormat.write(item))
                  .conditionExpression(IS_VERSION)
                  .expressionAttributeValues(version(version)));
      case Write.Overwrite(var item) ->
          put(Put.builder().tableName(table).item(ItemFormat.write(item)));
      case Write.DeleteVersion(var key, var version) ->
          delete(
              Delete.builder()
                  .tableName(table)
                  .key(ItemFormat.key(key))
                  .conditionExpression(IS_VERSION)
                  .expressionAttributeValues(version(version)));
      case Write.Delete(var key) ->
          delete(Delete.builder().tableName(table).key(ItemFormat.key(key)));
    };
  }

  private static TransactWriteItem put(Put.Builder put) {
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private static TransactWriteItem delete(Delete.Builder delete) {
    return TransactWriteItem.builder().delete(delete.build()).build();
  }

  @Override
  public long nextNumber(Key counter) {
    AppendOnly.requireExpendable(counter);
    var answer =
        answered(() ->
            client.updateItem(r ->
                r.tableName(names.apply(counter.table()))
                    .key(ItemFormat.key(counter))
                    .updateExpression("ADD v :one")
                    .expressionAttributeValues(Map.of(":one", ItemFormat.number(1)))
                    .returnValues(ReturnValue.UPDATED_NEW)));
    return Long.parseLong(ItemFormat.attribute(answer.attributes(), "v").n());
  }
}
