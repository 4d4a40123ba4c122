package dev.utkast.testkit;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.storage.Write;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// A [Database] with somebody at work between what a function reads and what it commits, and with
/// answers that get lost: for tests of what a function does then.
public final class InterceptedDatabase implements Database {
  private final Database inner;
  private final Queue<Runnable> before = new ArrayDeque<>();
  private final Queue<Runnable> after = new ArrayDeque<>();
  private int answersToLose;

  public InterceptedDatabase(Database inner) {
    this.inner = inner;
  }

  /// Does something right before the next commit, or before the one after those that were named
  /// earlier.
  public InterceptedDatabase beforeNextCommit(Runnable deed) {
    before.add(deed);
    return this;
  }

  /// Does something right after the next commit that happens, before whoever sent it learns of it.
  public InterceptedDatabase afterNextCommit(Runnable deed) {
    after.add(deed);
    return this;
  }

  /// The next commit happens, and whoever sent it does not learn of it.
  public InterceptedDatabase loseNextAnswer() {
    answersToLose++;
    return this;
  }

  @Override
  public void commit(List<Write> writes) {
    var deed = before.poll();
    if (deed != null) {
      deed.run();
    }
    inner.commit(writes);
    var sequel = after.poll();
    if (sequel != null) {
      sequel.run();
    }
    if (answersToLose > 0) {
      answersToLose--;
      throw new UnknownOutcomeException("lost", new IllegalStateException("no answer"));
    }
  }

  @Override
  public Optional<Item> get(Key key) {
    return inner.get(key);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys) {
    return inner.getAll(keys);
  }

  @Override
  public List<Item> query(TableName table, String pk, Range range, boolean ascending, int limit) {
    return inner.query(table, pk, range, ascending, limit);
  }

  @Override
  public List<IndexEntry> queryIndex(
      TableName table, Index index, String hash, Range range, boolean ascending, int limit) {
    return inner.queryIndex(table, index, hash, range, ascending, limit);
  }

  @Override
  public long count(TableName table, Index index, String hash, Range range) {
    return inner.count(table, index, hash, range);
  }

  @Override
  public List<Item> scan(TableName table, Optional<Key> after, int limit) {
    return inner.scan(table, after, limit);
  }

  @Override
  public long nextNumber(Key counter) {
    return inner.nextNumber(counter);
  }
}
