package dev.utkast.aws.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Lists documents by id over one index, whose partitions are the states that lists are narrowed
/// by. A page costs what it shows, however much is stored.
///
/// One partition takes 1,000 new entries a second, which no single shop comes near; in exchange a
/// list is one query.
final class Listing {
  static final Index BY_STATUS = new Index("by-status", "status", "id16");

  private static final int ID_DIGITS = 16;

  private final Reads reads;
  private final TableName table;
  private final Index index;

  Listing(Reads reads, TableName table, Index index) {
    this.reads = reads;
    this.table = table;
    this.index = index;
  }

  /// @return ids as text whose order is that of the numbers
  static String sortable(long id) {
    return String.format(Locale.ROOT, "%0" + ID_DIGITS + "d", id);
  }

  /// What [#BY_STATUS] lists a document by.
  static Map<String, String> byStatus(String status, long id) {
    return Map.of(BY_STATUS.hash(), status, BY_STATUS.range(), sortable(id));
  }

  /// The index may still list what was deleted, or is in another state by now: it is passed over,
  /// and the page filled up from what follows.
  ///
  /// @param partitions which states are wanted
  /// @param from where to go on, exclusive
  /// @param forward towards greater ids
  /// @return the documents in the direction of travel, fewer than `limit` only if there are no more
  <T> List<T> page(
      List<String> partitions,
      Optional<Long> from,
      boolean forward,
      int limit,
      Function<Item, T> reader) {
    var found = new LinkedHashMap<Key, Item>();
    var cursor = from;
    boolean more = true;
    while (more && found.size() < limit) {
      int wanted = limit - found.size();
      var entries = entries(partitions, cursor, forward, wanted);
      var items = reads.getAll(entries.stream().map(IndexEntry::key).toList());
      for (var entry : entries) {
        var item = Optional.ofNullable(items.get(entry.key()));
        item.filter(one -> partitions.contains(one.index().getOrDefault(index.hash(), "")))
            .ifPresent(one -> found.put(entry.key(), one));
        cursor = Optional.of(Long.valueOf(entry.range()));
      }
      more = entries.size() == wanted;
    }
    return found.values().stream().map(reader).toList();
  }

  private List<IndexEntry> entries(
      List<String> partitions, Optional<Long> from, boolean forward, int limit) {
    var entries = new ArrayList<IndexEntry>();
    for (var partition : partitions) {
      entries.addAll(
          reads.queryIndex(table, index, partition, range(from, forward), forward, limit));
    }
    var order = Comparator.comparing(IndexEntry::range);
    return entries.stream().sorted(forward ? order : order.reversed()).limit(limit).toList();
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
        .mapToLong(partition -> reads.count(table, index, partition, range(from, true)))
        .sum();
  }
}
