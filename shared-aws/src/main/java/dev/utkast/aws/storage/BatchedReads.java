package dev.utkast.aws.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The store as one decision sees it: items known to be needed are read in one request with the
/// first that is asked for, and none is read twice.
///
/// For one attempt only. What changes meanwhile makes its commit fail, and the next attempt reads
/// anew.
public final class BatchedReads implements Reads {
  private final Reads reads;
  private final Set<Key> awaited;
  private final Map<Key, Optional<Item>> known = new HashMap<>();

  /// @param needed items that will be asked for, whatever else is
  public BatchedReads(Reads reads, Key... needed) {
    this(reads, List.of(needed));
  }

  /// @param needed items that will be asked for, whatever else is
  public BatchedReads(Reads reads, Collection<Key> needed) {
    this.reads = reads;
    this.awaited = new HashSet<>(needed);
  }

  @Override
  public Optional<Item> get(Key key) {
    var before = known.get(key);
    if (before != null) {
      return before;
    }
    awaited.remove(key);
    if (awaited.isEmpty()) {
      var found = reads.get(key);
      known.put(key, found);
      return found;
    }
    return Optional.ofNullable(getAll(List.of(key)).get(key));
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys) {
    var unknown = new ArrayList<>(keys.stream().filter(key -> !known.containsKey(key)).toList());
    if (!unknown.isEmpty()) {
      awaited.stream().filter(key -> !unknown.contains(key)).forEach(unknown::add);
      awaited.clear();
      var read = reads.getAll(unknown);
      unknown.forEach(key -> known.put(key, Optional.ofNullable(read.get(key))));
    }
    var found = new HashMap<Key, Item>();
    keys.forEach(
        key -> known.getOrDefault(key, Optional.empty()).ifPresent(it -> found.put(key, it)));
    return found;
  }

  @Override
  public List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit) {
    return reads.query(table, pk, range, ascending, limit);
  }

  @Override
  public List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    return reads.queryIndex(table, index, hash, range, ascending, limit);
  }

  @Override
  public long count(TableName table, Index index, String hash, Range range) {
    return reads.count(table, index, hash, range);
  }
}
