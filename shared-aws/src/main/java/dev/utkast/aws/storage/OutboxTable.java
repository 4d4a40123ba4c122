package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.message.Message;
import java.time.Instant;
import java.util.List;

/// Messages on their way out.
///
/// | pk  | sk        | what                               | written             |
/// | --- | --------- | ---------------------------------- | ------------------- |
/// | id  | -         | the messages of one state change   | where none is there |
/// | id  | SET_ASIDE | those of them that no queue takes  | where none is there |
///
/// A row is removed once its messages are sent. Asked for: all of it, by the sweeper; it is empty
/// at rest.
public final class OutboxTable {
  private static final String SET_ASIDE = "SET_ASIDE";
  private static final RecordCodec<Row> CODEC = RecordCodec.of(Row.class);

  private OutboxTable() {}

  /// The messages of one state change.
  public record Row(List<Message> messages, Instant at) {
    public Row {
      messages = List.copyOf(messages);
    }
  }

  public static Write put(long id, Instant at, List<Message> messages) {
    var key = Key.alone(TableName.OUTBOX, Long.toString(id));
    return new Write.PutNew(Item.of(key, 1, CODEC.write(new Row(messages, at))));
  }

  /// @throws RuntimeException where there is nothing to be read
  public static Row read(Item item) {
    return CODEC.read(item.doc());
  }

  /// @return whether it waits for a person
  public static boolean isSetAside(Item item) {
    return item.key().sk().equals(SET_ASIDE);
  }

  /// Its messages are sent.
  public static Write delete(Key row) {
    return new Write.Delete(row);
  }

  /// @param doc what cannot be sent, as it is to be kept
  public static List<Write> setAside(Item row, String doc) {
    var aside = new Key(TableName.OUTBOX, row.key().pk(), SET_ASIDE);
    return List.of(
        new Write.DeleteVersion(row.key(), row.version()),
        new Write.PutNew(Item.of(aside, 1, doc)));
  }

  public static String write(Row row) {
    return CODEC.write(row);
  }

  /// @param id of the row anew: what was sent under the old one is not sent again by it
  public static List<Write> release(Item setAside, long id) {
    var row = Key.alone(TableName.OUTBOX, Long.toString(id));
    return List.of(
        new Write.DeleteVersion(setAside.key(), setAside.version()),
        new Write.PutNew(Item.of(row, 1, setAside.doc())));
  }
}
