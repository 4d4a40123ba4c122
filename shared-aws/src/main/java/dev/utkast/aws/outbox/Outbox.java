package dev.utkast.aws.outbox;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.aws.log.Log;
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
/// | pk  | sk | what                             | written             |
/// | --- | -- | -------------------------------- | ------------------- |
/// | id  | -  | the messages of one state change | where none is there |
///
/// Asked for: all of it, by the sweeper; it is empty at rest.
public final class Outbox {
  private static final RecordCodec<Row> CODEC = RecordCodec.of(Row.class);

  private Outbox() {}

  /// The messages of one state change.
  public record Row(List<Message> messages, Instant at) {}

  /// A row as it was read, with the key under which it is removed.
  public record StoredRow(Key key, Row row) {}

  public static Write put(long id, Instant at, List<Message> messages) {
    var key = Key.alone(TableName.OUTBOX, Long.toString(id));
    return new Write.PutNew(Item.of(key, 1, CODEC.write(new Row(List.copyOf(messages), at))));
  }

  public static StoredRow read(Item item) {
    return new StoredRow(item.key(), CODEC.read(item.doc()));
  }

  /// Delivers all rows at once, or one by one where that fails, so that a row that cannot be read
  /// or sent holds up only itself.
  ///
  /// @return those that are left, in their order
  public static List<Key> deliverEach(List<Item> rows, Queues queues, Database database) {
    try {
      deliver(rows.stream().map(Outbox::read).toList(), queues, database);
      return List.of();
    } catch (RuntimeException e) {
      if (rows.size() == 1) {
        Log.failure("outbox.row-failed", e, "row", rows.getFirst().key().pk());
        return List.of(rows.getFirst().key());
      }
      return rows.stream()
          .flatMap(row -> deliverEach(List.of(row), queues, database).stream())
          .toList();
    }
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
            .add(Messages.outgoing(message, stored.key().pk() + "-" + number++));
      }
    }
    byQueue.forEach(queues::send);
    rows.forEach(stored -> database.commit(new Write.Forget(stored.key())));
  }
}
