package dev.utkast.aws.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The store, to read from only. Reads of items are consistent; reads of indexes may lag.
public interface Reads {

  Optional<Item> get(Key key);

  /// @return the items found, by key; keys without an item are absent
  Map<Key, Item> getAll(Collection<Key> keys);

  /// @return items of one partition in the order of their `sk`, at most `limit`
  List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit);

  /// @return entries of one index partition in the order of its range key, at most `limit`
  List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit);

  /// @return how many entries an index partition holds within the range
  long count(TableName table, Index index, String hash, Range range);
}
