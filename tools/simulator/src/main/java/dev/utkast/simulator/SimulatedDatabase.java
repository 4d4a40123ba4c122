package dev.utkast.simulator;

import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.StoreUnavailableException;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.storage.Write;
import dev.utkast.testkit.MemoryDatabase;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The database as it is on a bad day: calls are refused, commits conflict or are not answered,
/// indexes lag, and between any two calls somebody else may write. Every commit that happened is
/// shown to the [CommitObserver].
final class SimulatedDatabase implements Database {
  private static final int LAG = 12;

  private final MemoryDatabase inner;
  private final Chaos chaos;
  private final CommitObserver watch;
  private final Mutations mutations;
  private final ArrayDeque<Before> recent = new ArrayDeque<>();

  private record Before(Key key, Map<String, String> index) {}

  SimulatedDatabase(MemoryDatabase inner, Run run, CommitObserver watch) {
    this.inner = inner;
    chaos = run.chaos();
    this.watch = watch;
    mutations = new Mutations(run.bug(), run.chance());
  }

  private <T> T call(String name, Supplier<T> body) {
    before(name);
    var result = body.get();
    chaos.after(name);
    return result;
  }

  private void before(String name) {
    chaos.before(Chaos.Service.DATABASE, name);
    if (chaos.strikes(Chaos.Fault.THROTTLED, 0.5)) {
      throw new StoreUnavailableException(name + " throttled");
    }
  }

  @Override
  public Optional<Item> get(Key key) {
    return call(
        "get", () -> mutations.hides(key) ? Optional.empty() : inner.get(mutations.kept(key)));
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys) {
    return call(
        "getAll", () -> inner.getAll(keys.stream().filter(k -> !mutations.hides(k)).toList()));
  }

  @Override
  public List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit) {
    return call("query", () -> inner.query(table, pk, range, ascending, limit));
  }

  @Override
  public List<Item> scan(TableName table, Optional<Key> after, int limit) {
    return call("scan", () -> inner.scan(table, after, limit));
  }

  @Override
  public List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    return call(
        "queryIndex",
        () ->
            chaos.strikes(Chaos.Fault.INDEX_BEHIND, 5)
                ? behind(table, index, hash, range, ascending).limit(limit).toList()
                : inner.queryIndex(table, index, hash, range, ascending, limit));
  }

  /// The index as it was some commits ago.
  private Stream<IndexEntry> behind(
      TableName table, Index index, String hash, Range range, boolean ascending) {
    var entries = new HashMap<Key, IndexEntry>();
    inner
        .queryIndex(table, index, hash, range, true, Integer.MAX_VALUE)
        .forEach(entry -> entries.put(entry.key(), entry));
    for (var old : recent.reversed()) {
      if (old.key().table() == table) {
        entries.remove(old.key());
        var at = old.index().get(index.range());
        if (at != null && hash.equals(old.index().get(index.hash())) && range.holds(at)) {
          entries.put(old.key(), new IndexEntry(old.key(), at));
        }
      }
    }
    var order = Comparator.comparing(IndexEntry::range).thenComparing(entry -> entry.key().pk());
    return entries.values().stream().sorted(ascending ? order : order.reversed());
  }

  @Override
  public long count(TableName table, Index index, String hash, Range range) {
    return call("count", () -> inner.count(table, index, hash, range));
  }

  @Override
  public long nextNumber(Key counter) {
    return call(
        "nextNumber",
        () -> {
          // Asked for twice where the first answer was lost: counters may skip.
          long number = inner.nextNumber(counter);
          return mutations.repeats(number) ? number - 1 : number;
        });
  }

  @Override
  public void commit(List<Write> writes) {
    before("commit");
    if (chaos.strikes(Chaos.Fault.CONFLICT, 1)) {
      throw new ConflictException(Set.of());
    }
    if (chaos.strikes(Chaos.Fault.NOT_COMMITTED_UNANSWERED, 0.5)) {
      throw new UnknownOutcomeException("not committed", new Unavailable("no answer"));
    }
    var invocation = chaos.current();
    int effects = invocation.effects;
    var parts = mutations.split(mutations.remembered(writes));
    apply(parts.getFirst());
    if (parts.size() > 1) {
      chaos.before(Chaos.Service.DATABASE, "the rest of a commit");
      apply(parts.getLast());
    }
    // However many parts a bug makes of it, it is one commit.
    invocation.effects = Math.min(invocation.effects, effects + 1);
    if (chaos.strikes(Chaos.Fault.COMMITTED_UNANSWERED, 1)) {
      throw new UnknownOutcomeException("committed", new Unavailable("no answer"));
    }
    // Transactions carry a token, by which a second try is known; single writes do not.
    if (writes.size() == 1
        && !(writes.getFirst() instanceof Write.Overwrite
            || writes.getFirst() instanceof Write.Delete)
        && chaos.strikes(Chaos.Fault.COMMITTED_THEN_CONFLICT, 0.5)) {
      throw new ConflictException(Set.of(writes.getFirst().key()));
    }
    chaos.after("commit");
  }

  private void apply(List<Write> asked) {
    var writes = asked.stream().map(mutations::weaken).toList();
    var before = new HashMap<Key, Item>();
    for (var write : writes) {
      inner.get(write.key()).ifPresent(item -> before.put(write.key(), item));
      if (mutations.loses(write.key())) {
        inner.lose(write.key());
      }
    }
    inner.commit(writes);
    for (var write : writes) {
      var old = before.get(write.key());
      recent.addLast(new Before(write.key(), old == null ? Map.of() : old.index()));
      if (recent.size() > LAG) {
        recent.removeFirst();
      }
    }
    watch.committed(writes, before);
  }

  /// For checks: everything of a table, without faults.
  List<Item> everything(TableName table) {
    return inner.everything(table);
  }

  boolean outboxHolds() {
    return !everything(TableName.OUTBOX).stream().allMatch(OutboxTable::isSetAside);
  }
}
