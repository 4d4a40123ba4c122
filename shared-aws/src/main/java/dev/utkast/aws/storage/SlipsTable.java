package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import java.time.Instant;
import java.util.Optional;

/// Which packing slip belongs to a fulfillment order.
///
/// | pk                   | sk | what                                   | written                |
/// | -------------------- | -- | -------------------------------------- | ---------------------- |
/// | fulfillment order id | -  | where the PDF lies, its size, when made | only where none exists |
///
/// Asked for: the slip of a fulfillment order.
public final class SlipsTable {
  private static final RecordCodec<Slip> CODEC = RecordCodec.of(Slip.class);

  private final Database database;

  public SlipsTable(Database database) {
    this.database = database;
  }

  /// One rendered slip.
  public record Slip(long fulfillmentOrderId, String objectKey, int bytes, Instant renderedAt) {}

  public Optional<Slip> find(long fulfillmentOrderId) {
    return database.get(key(fulfillmentOrderId)).map(SlipsTable::read);
  }

  public Write putNew(Slip slip) {
    return new Write.PutNew(Item.of(key(slip.fulfillmentOrderId()), 1, CODEC.write(slip)));
  }

  /// @return where the slip of a fulfillment order lies, rendered or not
  public static String objectKey(long fulfillmentOrderId) {
    return "slips/" + fulfillmentOrderId + ".pdf";
  }

  public static Slip read(Item item) {
    return CODEC.read(item.doc());
  }

  private static Key key(long fulfillmentOrderId) {
    return Key.alone(TableName.SLIPS, Long.toString(fulfillmentOrderId));
  }
}
