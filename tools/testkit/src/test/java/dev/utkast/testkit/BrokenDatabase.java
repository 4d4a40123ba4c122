package dev.utkast.testkit;

import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A [Database] with one fault, to show that the contract sees it.
record BrokenDatabase(Database sound, Fault fault) implements Database {

  /// What is wrong with it.
  enum Fault {
    PUTS_OVER_ANYTHING,
    REPLACES_ANY_VERSION,
    REMOVES_ANY_VERSION,
    FORGETS_NOTHING,
    COMMITS_ONE_BY_ONE,
    NAMES_NO_KEY,
    TAKES_ANY_NUMBER,
    KEEPS_NO_INDEX,
    CUTS_LONG_DOCUMENTS,
    GETS_A_HUNDRED,
    IGNORES_DIRECTION,
    IGNORES_LIMIT,
    IGNORES_RANGE,
    READS_BEFORE_AS_UP_TO,
    COUNTS_ALL,
    SCANS_WITHOUT_END,
    SCANS_ONE_PAGE,
    COUNTS_FROM_ZERO
  }

  private boolean is(Fault other) {
    return fault == other;
  }

  @Override
  public Optional<Item> get(Key key) {
    return sound.get(key);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys) {
    var asked = keys.stream().limit(is(Fault.GETS_A_HUNDRED) ? 100 : Long.MAX_VALUE).toList();
    return sound.getAll(asked);
  }

  private Range seen(Range range) {
    if (is(Fault.IGNORES_RANGE)) {
      return new Range.All();
    }
    return is(Fault.READS_BEFORE_AS_UP_TO) && range instanceof Range.Before(var value)
        ? new Range.UpTo(value)
        : range;
  }

  private boolean direction(boolean ascending) {
    return is(Fault.IGNORES_DIRECTION) || ascending;
  }

  private int limit(int limit) {
    return is(Fault.IGNORES_LIMIT) ? Integer.MAX_VALUE : limit;
  }

  @Override
  public List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit) {
    return sound.query(table, pk, seen(range), direction(ascending), limit(limit));
  }

  @Override
  public List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    return sound.queryIndex(table, index, hash, seen(range), direction(ascending), limit(limit));
  }

  @Override
  public long count(TableName table, Index index, String hash, Range range) {
    return sound.count(table, index, hash, is(Fault.COUNTS_ALL) ? new Range.All() : range);
  }

  @Override
  public List<Item> scan(TableName table, Optional<Key> after, int limit) {
    return sound.scan(
        table,
        is(Fault.SCANS_ONE_PAGE) ? Optional.empty() : after,
        is(Fault.SCANS_WITHOUT_END) ? Integer.MAX_VALUE : limit);
  }

  @Override
  public void commit(List<Write> writes) {
    var broken = writes.stream().map(this::broken).toList();
    if (is(Fault.COMMITS_ONE_BY_ONE)) {
      broken.forEach(write -> sound.commit(write));
    } else if (is(Fault.TAKES_ANY_NUMBER) && writes.size() > MAX_WRITES) {
      sound.commit(broken.subList(0, MAX_WRITES));
      sound.commit(broken.subList(MAX_WRITES, broken.size()));
    } else {
      commitAll(broken);
    }
  }

  private void commitAll(List<Write> writes) {
    try {
      sound.commit(writes);
    } catch (ConflictException e) {
      throw is(Fault.NAMES_NO_KEY) ? new ConflictException(Set.of()) : e;
    }
  }

  private Write broken(Write write) {
    return switch (write) {
      case Write.PutNew(var item) when is(Fault.PUTS_OVER_ANYTHING) -> new Write.Overwrite(item);
      case Write.PutNew(var item) when is(Fault.KEEPS_NO_INDEX) ->
          new Write.PutNew(item.indexed(Map.of()));
      case Write.PutNew(var item) when is(Fault.CUTS_LONG_DOCUMENTS) ->
          new Write.PutNew(
              Item.of(
                  item.key(),
                  item.version(),
                  item.doc().substring(0, Math.min(700, item.doc().length()))));
      case Write.Replace(var item, _) when is(Fault.REPLACES_ANY_VERSION) ->
          new Write.Overwrite(item);
      case Write.DeleteVersion(var key, _) when is(Fault.REMOVES_ANY_VERSION) ->
          new Write.Delete(key);
      case Write.Delete(var key) when is(Fault.FORGETS_NOTHING) ->
          sound.get(key).<Write>map(Write.Overwrite::new).orElse(write);
      case Write.PutNew _,
          Write.Replace _,
          Write.Overwrite _,
          Write.DeleteVersion _,
          Write.Delete _ ->
          write;
    };
  }

  @Override
  public long nextNumber(Key counter) {
    return sound.nextNumber(counter) - (is(Fault.COUNTS_FROM_ZERO) ? 1 : 0);
  }
}
