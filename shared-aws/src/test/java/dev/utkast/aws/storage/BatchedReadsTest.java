package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchedReadsTest {
  private static final Key DRAFT = Key.alone(TableName.DRAFTS, "1");
  private static final Key PAYMENT = Key.alone(TableName.PAYMENTS, "2");
  private static final Key ORDER = Key.alone(TableName.ORDERS, "3");
  private static final Key ABSENT = Key.alone(TableName.ORDERS, "4");

  private final Store store = new Store();

  private static Item item(Key key) {
    return Item.of(key, 1, "{}");
  }

  @Test
  void whatIsNeededComesWithTheFirstThatIsAskedFor() {
    var reads = new BatchedReads(store, PAYMENT, ABSENT);
    assertEquals(Optional.of(item(DRAFT)), reads.get(DRAFT));
    assertEquals(Optional.of(item(PAYMENT)), reads.get(PAYMENT));
    assertEquals(Optional.empty(), reads.get(ABSENT));
    assertEquals(List.of(Set.of(DRAFT, PAYMENT, ABSENT)), store.requests);
  }

  @Test
  void whatIsNeededComesWithABatch() {
    var reads = new BatchedReads(store, PAYMENT);
    assertEquals(Map.of(DRAFT, item(DRAFT)), reads.getAll(List.of(DRAFT, ABSENT)));
    assertEquals(
        Map.of(DRAFT, item(DRAFT), PAYMENT, item(PAYMENT)), reads.getAll(List.of(DRAFT, PAYMENT)));
    assertEquals(List.of(Set.of(DRAFT, ABSENT, PAYMENT)), store.requests);
  }

  @Test
  void theOnlyOneThatIsNeededIsReadAlone() {
    var reads = new BatchedReads(store, PAYMENT);
    assertEquals(Optional.of(item(PAYMENT)), reads.get(PAYMENT));
    assertEquals(Optional.of(item(ORDER)), reads.get(ORDER));
    assertEquals(List.of(Set.of(PAYMENT), Set.of(ORDER)), store.requests);
    assertEquals(2, store.single);
  }

  @Test
  void nothingIsReadTwiceOrForNothing() {
    var reads = new BatchedReads(store);
    assertTrue(reads.getAll(List.of()).isEmpty());
    assertEquals(List.of(), store.requests);
    reads.get(DRAFT);
    reads.get(DRAFT);
    reads.getAll(List.of(DRAFT, ORDER));
    reads.get(ORDER);
    assertEquals(List.of(Set.of(DRAFT), Set.of(ORDER)), store.requests);
  }

  @Test
  void anotherDecisionReadsAnew() {
    new BatchedReads(store, PAYMENT).get(DRAFT);
    store.items.remove(PAYMENT);
    assertEquals(Optional.empty(), new BatchedReads(store, PAYMENT).get(PAYMENT));
  }

  /// Remembers what was asked for in one request.
  private static final class Store implements Database {
    final Map<Key, Item> items =
        new HashMap<>(Map.of(DRAFT, item(DRAFT), PAYMENT, item(PAYMENT), ORDER, item(ORDER)));
    final List<Set<Key>> requests = new ArrayList<>();
    int single;

    @Override
    public Optional<Item> get(Key key) {
      requests.add(Set.of(key));
      single++;
      return Optional.ofNullable(items.get(key));
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys) {
      requests.add(Set.copyOf(keys));
      var found = new HashMap<>(items);
      found.keySet().retainAll(keys);
      return found;
    }

    @Override
    public List<Item> query(TableName table, String pk, Range range, boolean up, int limit) {
      throw new AssertionError();
    }

    @Override
    public List<IndexEntry> queryIndex(
        TableName table, Index index, String hash, Range range, boolean up, int limit) {
      throw new AssertionError();
    }

    @Override
    public long count(TableName table, Index index, String hash, Range range) {
      throw new AssertionError();
    }

    @Override
    public List<Item> scan(TableName table, Optional<Key> after, int limit) {
      throw new AssertionError();
    }

    @Override
    public void commit(List<Write> writes) {
      throw new AssertionError();
    }

    @Override
    public long nextNumber(Key counter) {
      throw new AssertionError();
    }
  }
}
