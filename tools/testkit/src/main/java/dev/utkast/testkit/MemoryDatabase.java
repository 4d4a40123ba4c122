package dev.utkast.testkit;

import dev.utkast.aws.storage.AppendOnly;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.ItemSize;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The [Database] in memory, for tests and the simulator. Passes the same contract test as
/// DynamoDB; indexes never lag here.
public final class MemoryDatabase implements Database {
  private static final Comparator<Key> KEY_ORDER =
      Comparator.comparing(Key::table).thenComparing(Key::pk).thenComparing(Key::sk);

  private final TreeMap<Key, Item> items = new TreeMap<>(KEY_ORDER);
  private final Map<Key, Long> counters = new HashMap<>();
  private final List<Consumer<Item>> outboxListeners = new ArrayList<>();

  /// Calls back with each new outbox row, after its commit, as the table's stream does.
  public synchronized void onOutbox(Consumer<Item> listener) {
    outboxListeners.add(listener);
  }

  @Override
  public synchronized Optional<Item> get(Key key) {
    return Optional.ofNullable(items.get(key));
  }

  @Override
  public synchronized Map<Key, Item> getAll(Collection<Key> keys) {
    var found = new HashMap<Key, Item>();
    for (var key : keys) {
      get(key).ifPresent(item -> found.put(key, item));
    }
    return found;
  }

  @Override
  public synchronized List<Item> query(
      TableName table, String pk, Range range, boolean ascending, int limit) {
    var first = new Key(table, pk, "");
    var found =
        items.tailMap(first).values().stream()
            .takeWhile(item -> item.key().table() == table && item.key().pk().equals(pk))
            .filter(item -> range.holds(item.key().sk()))
            .toList();
    return (ascending ? found : found.reversed()).stream().limit(limit).toList();
  }

  @Override
  public synchronized List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    var order = Comparator.comparing(IndexEntry::range).thenComparing(IndexEntry::key, KEY_ORDER);
    return entries(table, index, hash, range)
        .sorted(ascending ? order : order.reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long count(TableName table, Index index, String hash, Range range) {
    return entries(table, index, hash, range).count();
  }

  private Stream<IndexEntry> entries(TableName table, Index index, String hash, Range range) {
    return all(table)
        .filter(item -> hash.equals(item.index().get(index.hash())))
        .filter(item -> item.index().containsKey(index.range()))
        .map(item -> new IndexEntry(item.key(), item.index().getOrDefault(index.range(), "")))
        .filter(entry -> range.holds(entry.range()));
  }

  @Override
  public synchronized List<Item> scan(TableName table, Optional<Key> after, int limit) {
    return after
        .map(last -> all(table).filter(item -> KEY_ORDER.compare(item.key(), last) > 0))
        .orElseGet(() -> all(table))
        .limit(limit)
        .toList();
  }

  /// Forgets an item, as no store does: for showing what would follow.
  public synchronized void lose(Key key) {
    items.remove(key);
  }

  /// @return every item of a table: for checking invariants
  public synchronized List<Item> everything(TableName table) {
    return all(table).toList();
  }

  /// @return every item of every table: for showing that a call changed nothing
  public synchronized Map<Key, Item> contents() {
    return Map.copyOf(items);
  }

  private Stream<Item> all(TableName table) {
    return items.tailMap(new Key(table, "", "")).values().stream()
        .takeWhile(item -> item.key().table() == table);
  }

  @Override
  public void commit(List<Write> writes) {
    ItemSize.check(writes);
    var appeared = new ArrayList<Item>();
    List<Consumer<Item>> listeners;
    synchronized (this) {
      apply(writes, appeared);
      listeners = List.copyOf(outboxListeners);
    }
    appeared.forEach(item -> listeners.forEach(listener -> listener.accept(item)));
  }

  private void apply(List<Write> writes, List<Item> appeared) {
    if (writes.size() > MAX_WRITES) {
      throw new IllegalArgumentException(writes.size() + " writes in one commit");
    }
    var keys = new HashSet<Key>();
    var failed = new HashSet<Key>();
    for (var write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("two writes of one item in one commit: " + write.key());
      }
      if (!allowed(write)) {
        failed.add(write.key());
      }
    }
    if (!failed.isEmpty()) {
      throw new ConflictException(failed);
    }
    for (var write : writes) {
      switch (write) {
        case Write.PutNew(var item) -> put(item, appeared);
        case Write.Replace(var item, _) -> put(item, appeared);
        case Write.Overwrite(var item) -> put(item, appeared);
        case Write.DeleteVersion(var key, _) -> items.remove(key);
        case Write.Delete(var key) -> items.remove(key);
      }
    }
  }

  private void put(Item item, List<Item> appeared) {
    boolean isNew = items.put(item.key(), item) == null;
    if (isNew && item.key().table() == TableName.OUTBOX) {
      appeared.add(item);
    }
  }

  private boolean allowed(Write write) {
    var existing = items.get(write.key());
    return switch (write) {
      case Write.PutNew _ -> existing == null;
      case Write.Replace(_, var version) -> existing != null && existing.version() == version;
      case Write.DeleteVersion(_, var version) -> existing != null && existing.version() == version;
      case Write.Overwrite _, Write.Delete _ -> true;
    };
  }

  @Override
  public synchronized long nextNumber(Key counter) {
    AppendOnly.requireExpendable(counter);
    return counters.merge(counter, 1L, Long::sum);
  }
}
