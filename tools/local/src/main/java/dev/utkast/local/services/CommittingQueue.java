package dev.utkast.local.services;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.io.File;
import java.util.concurrent.ExecutionException;

/// The one thread through which DynamoDB Local reaches its file. DynamoDB Local itself does not
/// wait for the commit of a transaction before it answers: a kill in that moment would lose what
/// was answered, and a commit that fails would be answered as done. Here nothing is answered before
/// it is done.
final class CommittingQueue extends SQLiteQueue {
  private CommittingQueue(File file) {
    super(file);
  }

  /// In the place of a queue that is stopped with this; what it was given is done first.
  static SQLiteQueue instead(SQLiteQueue of) throws InterruptedException {
    of.stop(true).join();
    return new CommittingQueue(of.getDatabaseFile()).start();
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
    J queued = super.execute(job);
    try {
      queued.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before it was known to be written", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return queued;
  }
}
