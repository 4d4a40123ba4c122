package dev.utkast.aws.outbox;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// The only way a message leaves: a row written in the commit that made it necessary, sent from the
/// table's stream, removed once sent. An empty outbox is a healthy system.
///
/// | pk  | sk        | what                               | written             |
/// | --- | --------- | ---------------------------------- | ------------------- |
/// | id  | -         | the messages of one state change   | where none is there |
/// | id  | SET_ASIDE | those of them that no queue takes  | where none is there |
///
/// What can never be sent is set aside with an alarm, so that it is in nobody's way, and waits for
/// a person (`docs/RUNBOOKS.md`). Asked for: all of it, by the sweeper; it is empty at rest.
public final class Outbox {
  private static final String SET_ASIDE = "SET_ASIDE";
  private static final RecordCodec<Row> CODEC = RecordCodec.of(Row.class);

  private Outbox() {}

  /// The messages of one state change.
  public record Row(List<Message> messages, Instant at) {}

  /// A row as it was read, with the key under which it is removed.
  public record StoredRow(Key key, Row row) {}

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

  public static Write put(long id, Instant at, List<Message> messages) {
    var key = Key.alone(TableName.OUTBOX, Long.toString(id));
    return new Write.PutNew(item(key, new Row(List.copyOf(messages), at)));
  }

  private static Item item(Key key, Row row) {
    return Item.of(key, 1, CODEC.write(row));
  }

  /// @return whether it waits for a person
  public static boolean isSetAside(Item item) {
    return item.key().sk().equals(SET_ASIDE);
  }

  /// @throws MessageRefusedException where there is nothing to be read
  public static StoredRow read(Item item) {
    try {
      return new StoredRow(item.key(), CODEC.read(item.doc()));
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
    rows.forEach(stored -> database.commit(new Write.Forget(stored.key())));
  }

  private static String deduplicationId(StoredRow stored, int number) {
    return stored.key().pk() + "-" + number;
  }

  /// Sends what can be sent of a row that as a whole can't, and keeps the rest apart, with an
  /// alarm.
  public static void setAside(Item row, Queues queues, Database database) {
    var aside = new Key(TableName.OUTBOX, row.key().pk(), SET_ASIDE);
    var rest = Item.of(aside, 1, rest(row, queues));
    database.commit(new Write.Remove(row.key(), row.version()), new Write.PutNew(rest));
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
    return CODEC.write(new Row(List.copyOf(refused), stored.row().at()));
  }

  /// Puts a row that was set aside back on its way, once its cause is gone.
  ///
  /// @param id of the row anew: what was sent under the old one is not sent again by it
  public static void release(Item setAside, long id, Database database) {
    var row = Key.alone(TableName.OUTBOX, Long.toString(id));
    database.commit(
        new Write.Remove(setAside.key(), setAside.version()),
        new Write.PutNew(Item.of(row, 1, setAside.doc())));
    Log.event("outbox.released", "row", setAside.key().pk(), "as", id);
  }
}
