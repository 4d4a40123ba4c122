package dev.utkast.testkit;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.storage.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// All ports of a function, with one fault at one call: the first is number 0. Counts the calls, so
/// that a run without a fault says where there is room for one.
public final class FaultyPorts {
  private static final int NEVER = -1;

  private final int at;
  private final Fault fault;
  private int calls;

  /// What goes wrong.
  public sealed interface Fault {
    /// The function dies, and nothing of the call happens.
    record KilledBefore() implements Fault {}

    /// The call happens, and the function dies.
    record KilledAfter() implements Fault {}

    /// The call is refused, as a throttled one is.
    record Refused() implements Fault {}

    /// The call happens, and its answer is lost.
    record Unanswered() implements Fault {}

    /// A commit meets another one that wrote nothing in the end; other calls go well.
    record InTheWay() implements Fault {}

    /// Somebody else does something right before the call.
    record Overtaken(Runnable deed) implements Fault {}
  }

  /// The end of a function's process. Nothing catches it.
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    public Killed(String where) {
      super("killed " + where);
    }
  }

  private FaultyPorts(int at, Fault fault) {
    this.at = at;
    this.fault = fault;
  }

  public static FaultyPorts none() {
    return new FaultyPorts(NEVER, new Fault.Refused());
  }

  public static FaultyPorts at(int call, Fault fault) {
    return new FaultyPorts(call, fault);
  }

  public int calls() {
    return calls;
  }

  public MemoryWiring over(MemoryWiring inner) {
    return new MemoryWiring(
        new FaultyDatabase(inner.database()),
        queues(inner.queues()),
        objects(inner.objects()),
        (from, recipients, raw) -> call(() -> inner.mailer().send(from, recipients, raw)),
        inner.clock(),
        inner.ids(),
        inner.shop(),
        () -> call(inner.rateFeed()::fetch));
  }

  private <T> T call(Supplier<T> work) {
    return call(work, false);
  }

  private <T> T call(Supplier<T> work, boolean commit) {
    int number = calls++;
    if (number != at) {
      return work.get();
    }
    return switch (fault) {
      case Fault.KilledBefore() -> throw new Killed("at call " + number);
      case Fault.KilledAfter() -> {
        var _ = work.get();
        throw new Killed("at call " + number);
      }
      case Fault.Refused() -> throw new IllegalStateException("throttled at call " + number);
      case Fault.Unanswered() -> {
        var _ = work.get();
        var lost = new IllegalStateException("no answer to call " + number);
        throw commit ? new UnknownOutcomeException("lost", lost) : lost;
      }
      case Fault.InTheWay() when commit -> throw new ConflictException(Set.of());
      case Fault.InTheWay() -> work.get();
      case Fault.Overtaken(var deed) -> {
        deed.run();
        yield work.get();
      }
    };
  }

  private Queues queues(Queues inner) {
    return (queue, messages) -> send(inner, queue, messages);
  }

  private void send(Queues inner, QueueName queue, List<Queues.Outgoing> messages) {
    call(() -> {
      inner.send(queue, messages);
      return true;
    });
  }

  private ObjectStore objects(ObjectStore inner) {
    return new ObjectStore() {
      @Override
      public boolean putNew(String key, byte[] bytes, String contentType) {
        return call(() -> inner.putNew(key, bytes, contentType));
      }

      @Override
      public Optional<byte[]> get(String key) {
        return call(() -> inner.get(key));
      }
    };
  }

  private final class FaultyDatabase implements Database {
    private final Database inner;

    FaultyDatabase(Database inner) {
      this.inner = inner;
    }

    @Override
    public Optional<Item> get(Key key) {
      return call(() -> inner.get(key));
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys) {
      return call(() -> inner.getAll(keys));
    }

    @Override
    public List<Item> query(TableName table, String pk, Range range, boolean up, int limit) {
      return call(() -> inner.query(table, pk, range, up, limit));
    }

    @Override
    public List<IndexEntry> queryIndex(
        TableName table, Index index, String hash, Range range, boolean up, int limit) {
      return call(() -> inner.queryIndex(table, index, hash, range, up, limit));
    }

    @Override
    public long count(TableName table, Index index, String hash, Range range) {
      return call(() -> inner.count(table, index, hash, range));
    }

    @Override
    public List<Item> scan(TableName table, Optional<Key> after, int limit) {
      return call(() -> inner.scan(table, after, limit));
    }

    @Override
    public void commit(List<Write> writes) {
      FaultyPorts.this.<Boolean>call(
          () -> {
            inner.commit(writes);
            return true;
          },
          true);
    }

    @Override
    public long nextNumber(Key counter) {
      return call(() -> inner.nextNumber(counter));
    }
  }
}
