package dev.utkast.local.services;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// What DynamoDB Local asks of its file, one job after the other. DynamoDB Local itself does not
/// wait for the commit of a transaction before it answers: a kill in that moment would lose what
/// was answered, and a commit that fails would be answered as done. Here nothing is answered before
/// it is done.
///
/// A call is some ten jobs. To hand each of them to a thread of its own and to wake up for its
/// result was a quarter of all the work of a local system, so whoever asks for a job does it.
final class CommittingQueue extends SQLiteQueue {
  /// The thread that a connection lets use it.
  private final Field user;

  /// Whether a transaction is open, as DynamoDB Local knows it: of the thread that does its jobs,
  /// which was one for all.
  private final ThreadLocal<Boolean> transaction;

  private Optional<SQLiteConnection> connection = Optional.empty();
  private boolean open;
  private boolean closed;

  private CommittingQueue(File file, ThreadLocal<Boolean> transaction) throws NoSuchFieldException {
    super(file);
    this.transaction = transaction;
    user = SQLiteConnection.class.getDeclaredField("myConfinement");
    user.setAccessible(true);
  }

  /// In the place of a queue that is stopped with this; what it was given is done first.
  static SQLiteQueue instead(SQLiteQueue of, ThreadLocal<Boolean> transaction)
      throws InterruptedException, NoSuchFieldException {
    of.stop(true).join();
    var queue = new CommittingQueue(of.getDatabaseFile(), transaction);
    queue.start();
    // Done by the thread that opens the connection, so that it is open.
    var _ = done(queue.enqueue(queue.new Opened()));
    return queue;
  }

  private final class Opened extends SQLiteJob<Boolean> {
    @Override
    protected Boolean job(SQLiteConnection opened) {
      keep(opened);
      return true;
    }
  }

  /// What is written outlives a kill of this process, and never is half of it there after a power
  /// cut. Forcing each commit to the disk besides, one after the other and three times each, is
  /// most of what a busy system would wait for. One system at a time has a state folder, so the
  /// file's lock is kept: to take it anew is work for each transaction.
  @Override
  protected void initConnection(SQLiteConnection connection) throws SQLiteException {
    connection.exec("PRAGMA locking_mode = EXCLUSIVE");
    connection.exec("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = NORMAL");
  }

  @Override
  public <T, J extends SQLiteJob<T>> J execute(J job) {
    perform(job);
    return done(job);
  }

  private <T, J extends SQLiteJob<T>> J enqueue(J job) {
    return super.execute(job);
  }

  private synchronized void keep(SQLiteConnection opened) {
    connection = Optional.of(opened);
  }

  private synchronized void perform(SQLiteJob<?> job) {
    if (closed) {
      job.cancel(true);
      return;
    }
    transaction.set(open);
    try {
      letUse(connection.orElseThrow());
      executeJob(job);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      open = transaction.get();
      transaction.remove();
    }
  }

  private void letUse(SQLiteConnection connection) {
    try {
      user.set(connection, Thread.currentThread());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// By the thread that opened it, once nobody uses it any more.
  @Override
  protected synchronized void disposeConnection(@Nullable SQLiteConnection disposed) {
    closed = disposed != null;
    if (disposed != null) {
      letUse(disposed);
    }
    super.disposeConnection(disposed);
  }

  private static <T, J extends SQLiteJob<T>> J done(J job) {
    try {
      job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before it was known to be written", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return job;
  }
}
