package dev.utkast.aws.outbox;

import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.model.message.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// The only way a message leaves: a row written in the commit that made it necessary
/// ([OutboxTable]), sent from the table's stream, removed once sent. An empty outbox is a healthy
/// system.
///
/// What can never be sent is set aside with an alarm, so that it is in nobody's way, and waits for
/// a person (`docs/RUNBOOKS.md`).
public final class Outbox {
  private Outbox() {}

  /// A row as it was read, with the key under which it is removed.
  public record StoredRow(Key key, OutboxTable.Row row) {}

  /// What became of rows that were not sent, in their order.
  ///
  /// @param waiting that failed for now
  /// @param unsendable that fail whenever they are tried
  public record Left(List<Key> waiting, List<Item> unsendable) {
    private static final Left NOTHING = new Left(List.of(), List.of());

    private Left and(Left other) {
      return new Left(both(waiting, other.waiting), both(unsendable, other.unsendable));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
      var all = new ArrayList<>(some);
      all.addAll(others);
      return List.copyOf(all);
    }
  }

  /// @throws MessageRefusedException where there is nothing to be read
  public static StoredRow read(Item item) {
    try {
      return new StoredRow(item.key(), OutboxTable.read(item));
    } catch (RuntimeException e) {
      throw new MessageRefusedException("a row that cannot be read", e);
    }
  }

  /// Delivers all rows at once, or one by one where that fails, so that a row that cannot be read
  /// or sent holds up only itself.
  public static Left deliverEach(List<Item> rows, Queues queues, Database database) {
    try {
      deliver(rows.stream().map(Outbox::read).toList(), queues, database);
      return Left.NOTHING;
    } catch (RuntimeException e) {
      if (rows.size() > 1) {
        return rows.stream()
            .map(row -> deliverEach(List.of(row), queues, database))
            .reduce(Left.NOTHING, Left::and);
      }
      var row = rows.getFirst();
      Log.failure("outbox.row-failed", e, "row", row.key().pk());
      return isForEver(e)
          ? new Left(List.of(), List.of(row))
          : new Left(List.of(row.key()), List.of());
    }
  }

  private static boolean isForEver(RuntimeException failure) {
    return failure instanceof MessageRefusedException;
  }

  /// Sends every message of the rows, then removes the rows. Sent but not removed is sent again:
  /// consumers know.
  public static void deliver(List<StoredRow> rows, Queues queues, Database database) {
    var byQueue = new EnumMap<QueueName, List<Queues.Outgoing>>(QueueName.class);
    for (var stored : rows) {
      int number = 0;
      for (var message : stored.row().messages()) {
        byQueue
            .computeIfAbsent(Messages.queueOf(message), _ -> new ArrayList<>())
            .add(Messages.outgoing(message, deduplicationId(stored, number++)));
      }
    }
    byQueue.forEach(queues::send);
    rows.forEach(stored -> database.commit(OutboxTable.delete(stored.key())));
  }

  private static String deduplicationId(StoredRow stored, int number) {
    return stored.key().pk() + "-" + number;
  }

  /// Sends what can be sent of a row that as a whole can't, and keeps the rest apart, with an
  /// alarm.
  public static void setAside(Item row, Queues queues, Database database) {
    database.commit(OutboxTable.setAside(row, rest(row, queues)));
    Log.alarm("outbox.set-aside", "row", row.key().pk());
  }

  /// @return what is left of it, or all of it where it cannot be read
  private static String rest(Item item, Queues queues) {
    StoredRow stored;
    try {
      stored = read(item);
    } catch (MessageRefusedException _) {
      return item.doc();
    }
    var refused = new ArrayList<Message>();
    int number = 0;
    for (var message : stored.row().messages()) {
      try {
        var outgoing = Messages.outgoing(message, deduplicationId(stored, number++));
        queues.send(Messages.queueOf(message), List.of(outgoing));
      } catch (MessageRefusedException _) {
        refused.add(message);
      }
    }
    return OutboxTable.write(new OutboxTable.Row(refused, stored.row().at()));
  }

  /// Puts a row that was set aside back on its way, once its cause is gone.
  ///
  /// @param id of the row anew: what was sent under the old one is not sent again by it
  public static void release(Item setAside, long id, Database database) {
    database.commit(OutboxTable.release(setAside, id));
    Log.event("outbox.released", "row", setAside.key().pk(), "as", id);
  }
}
