package dev.utkast.aws.storage;

import java.util.List;
import java.util.Optional;

/// The store, as much of it as the house uses.
public interface Database extends Reads {
  /// How many parts one commit may have (DynamoDB's limit for TransactWriteItems).
  int MAX_WRITES = 100;

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
