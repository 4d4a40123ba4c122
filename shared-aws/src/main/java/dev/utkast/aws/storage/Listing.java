package dev.utkast.aws.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Lists documents by id over one index, whose partitions are the states that lists are narrowed
/// by. A page costs what it shows, however much is stored.
///
/// One partition takes 1,000 new entries a second, which no single shop comes near; in exchange a
/// list is one query.
final class Listing {
  private static final int ID_DIGITS = 16;

  private final Database database;
  private final TableName table;
  private final Index index;

  Listing(Database database, TableName table, Index index) {
    this.database = database;
    this.table = table;
    this.index = index;
  }

  /// @return ids as text whose order is that of the numbers
  static String sortable(long id) {
    return String.format(Locale.ROOT, "%0" + ID_DIGITS + "d", id);
  }

  /// @param partitions which states are wanted
  /// @param from where to go on, exclusive
  /// @param forward towards greater ids
  /// @return the documents in the direction of travel
  <T> List<T> page(
      List<String> partitions,
      Optional<Long> from,
      boolean forward,
      int limit,
      Function<Item, T> reader) {
    var entries = new ArrayList<IndexEntry>();
    for (var partition : partitions) {
      entries.addAll(
          database.queryIndex(table, index, partition, range(from, forward), forward, limit));
    }
    var order = Comparator.comparing(IndexEntry::range);
    var keys =
        entries.stream()
            .sorted(forward ? order : order.reversed())
            .limit(limit)
            .map(IndexEntry::key)
            .toList();
    var items = database.getAll(keys);
    return keys.stream().map(items::get).filter(java.util.Objects::nonNull).map(reader).toList();
  }

  private static Range range(Optional<Long> from, boolean forward) {
    if (from.isEmpty()) {
      return new Range.All();
    }
    var bound = sortable(from.get());
    return forward ? new Range.After(bound) : new Range.Before(bound);
  }

  long count(List<String> partitions, Optional<Long> from) {
    return partitions.stream()
        .mapToLong(partition -> database.count(table, index, partition, range(from, true)))
        .sum();
  }
}
