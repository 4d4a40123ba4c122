package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.checkout.ReceivedEvent;
import java.util.Optional;

/// Events of payment providers, as they came.
///
/// | pk          | sk | what                        | written                |
/// | ----------- | -- | --------------------------- | ---------------------- |
/// | provider#id | -  | one event that he signed    | only where none exists |
///
/// Nothing is decided by them: they are kept for whoever asks what was told, and so that an event
/// that comes again asks for nothing again. Asked for: one event (get).
public final class PaymentEventsTable {
  private static final RecordCodec<ReceivedEvent> CODEC = RecordCodec.of(ReceivedEvent.class);

  private final Reads reads;

  public PaymentEventsTable(Reads reads) {
    this.reads = reads;
  }

  public Optional<ReceivedEvent> find(String provider, String id) {
    return reads.get(key(provider, id)).map(PaymentEventsTable::read);
  }

  public static Write putNew(ReceivedEvent event) {
    var key = key(event.provider(), event.id());
    return new Write.PutNew(Item.of(key, 1, CODEC.write(event)));
  }

  public static ReceivedEvent read(Item item) {
    return CODEC.read(item.doc());
  }

  private static Key key(String provider, String id) {
    return Key.alone(TableName.PAYMENT_EVENTS, provider + "#" + id);
  }
}
