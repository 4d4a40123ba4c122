package dev.utkast.aws.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The store, as much of it as the house uses. Reads of items are consistent; reads of indexes may
/// lag.
public interface Database {
  /// How many parts one commit may have (DynamoDB's limit for TransactWriteItems).
  int MAX_WRITES = 100;

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

  /// Pages through a table in an order of its own: only for tables that are empty at rest.
  ///
  /// @param after the last item of the page before; none for the first
  /// @return the next items, fewer than `limit` only at the end
  List<Item> scan(TableName table, Optional<Key> after, int limit);

  /// The only way to write: all of it or nothing.
  ///
  /// @throws ConflictException if a condition does not hold; nothing was written
  /// @throws ItemTooLargeException if an item is larger than items may be; nothing was written
  /// @throws UnknownOutcomeException if the answer was lost
  void commit(List<Write> writes);

  /// Takes the next number of a counter that may skip numbers.
  ///
  /// @throws IllegalArgumentException for legal numbers, and for what is there for good
  long nextNumber(Key counter);

  default void commit(Write... writes) {
    commit(List.of(writes));
  }
}
