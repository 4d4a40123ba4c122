package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import java.time.Instant;
import java.util.Optional;

/// Which packing slip belongs to a fulfillment order, and to a parcel that holds less than all of
/// one.
///
/// | pk                   | sk | what                                   | written                |
/// | -------------------- | -- | -------------------------------------- | ---------------------- |
/// | fulfillment order id | -  | where the PDF lies, its size, when made; of the newest revision | conditionally on its version |
/// | PARCEL#id            | -  | the same of a parcel                   | only where none exists |
///
/// An order that is amended before anything left has its slip printed again, under a key of its own
/// in the bucket: what was printed is not replaced. Asked for: the slip of a fulfillment order, of
/// a parcel.
public final class SlipsTable {
  private static final RecordCodec<Slip> CODEC = RecordCodec.of(Slip.class);

  private final Reads reads;

  public SlipsTable(Reads reads) {
    this.reads = reads;
  }

  /// One rendered slip.
  ///
  /// @param fulfillmentId of the parcel, if it is that of one
  /// @param revision of the order that it shows; none where the order was never amended
  public record Slip(
      FulfillmentOrderId fulfillmentOrderId,
      String objectKey,
      int bytes,
      Instant renderedAt,
      Optional<FulfillmentId> fulfillmentId,
      Optional<Integer> revision) {

    /// That of a fulfillment order, the first.
    public Slip(
        FulfillmentOrderId fulfillmentOrderId, String objectKey, int bytes, Instant renderedAt) {
      this(fulfillmentOrderId, objectKey, bytes, renderedAt, Optional.empty(), Optional.empty());
    }
  }

  /// The slip of a fulfillment order, and the version it is stored under.
  public record Current(Slip slip, long version) {}

  public Optional<Slip> find(FulfillmentOrderId fulfillmentOrderId) {
    return current(fulfillmentOrderId).map(Current::slip);
  }

  public Optional<Current> current(FulfillmentOrderId fulfillmentOrderId) {
    return reads.get(key(fulfillmentOrderId)).map(item -> new Current(read(item), item.version()));
  }

  public Optional<Slip> ofParcel(FulfillmentId fulfillmentId) {
    return reads.get(parcelKey(fulfillmentId)).map(SlipsTable::read);
  }

  public Write putNew(Slip slip) {
    return put(slip, 1);
  }

  /// @param version one more than that of the slip before
  public Write put(Slip slip, long version) {
    var key =
        slip.fulfillmentId()
            .map(SlipsTable::parcelKey)
            .orElseGet(() -> key(slip.fulfillmentOrderId()));
    return Writes.next(Item.of(key, version, CODEC.write(slip)));
  }

  /// @param revision of the order; 0 where it was never amended
  /// @return where the slip of a fulfillment order lies, rendered or not
  public static String objectKey(FulfillmentOrderId fulfillmentOrderId, int revision) {
    return "slips/" + fulfillmentOrderId + (revision == 0 ? "" : "-" + revision) + ".pdf";
  }

  /// @return where the slip of a parcel lies, rendered or not
  public static String keyOfParcel(FulfillmentId fulfillmentId) {
    return "slips/parcel-" + fulfillmentId + ".pdf";
  }

  public static Slip read(Item item) {
    return CODEC.read(item.doc());
  }

  public static Key key(FulfillmentOrderId fulfillmentOrderId) {
    return alone(fulfillmentOrderId.toString());
  }

  public static Key parcelKey(FulfillmentId fulfillmentId) {
    return alone("PARCEL#" + fulfillmentId);
  }

  private static Key alone(String pk) {
    return Key.alone(TableName.SLIPS, pk);
  }
}
