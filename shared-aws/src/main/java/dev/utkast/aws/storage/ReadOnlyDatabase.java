package dev.utkast.aws.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store of which everything is read and to which nothing is written: a commit is made ready, as
/// far as it can be without the store, and let go.
public record ReadOnlyDatabase(Database stored) implements Database {
  @Override
  public Optional<Item> get(Key key) {
    return stored.get(key);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys) {
    return stored.getAll(keys);
  }

  @Override
  public List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit) {
    return stored.query(table, pk, range, ascending, limit);
  }

  @Override
  public List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    return stored.queryIndex(table, index, hash, range, ascending, limit);
  }

  @Override
  public long count(TableName table, Index index, String hash, Range range) {
    return stored.count(table, index, hash, range);
  }

  @Override
  public List<Item> scan(TableName table, Optional<Key> after, int limit) {
    return stored.scan(table, after, limit);
  }

  @Override
  public void commit(List<Write> writes) {
    ItemSize.check(writes);
  }

  /// @return always the first
  @Override
  public long nextNumber(Key counter) {
    AppendOnly.requireExpendable(counter);
    return 1;
  }
}
