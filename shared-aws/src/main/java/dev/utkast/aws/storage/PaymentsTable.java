package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Optional;

/// The ledger: what was paid on each sale.
///
/// | pk            | sk                     | what                       | written                |
/// | ------------- | ---------------------- | -------------------------- | ---------------------- |
/// | SALE#draft id | PAY#provider#reference | a payment; never changed   | only where none exists |
/// | SALE#draft id | NOTE#kind#provider#reference | word of one that counts for nothing | only where none exists |
///
/// A sale keeps its partition from the draft on, so that a payment has one key whether it meets the
/// draft or its order. Asked for: an entry (get), the entries of a sale (query).
public final class PaymentsTable {
  static final int MAX_ENTRIES = 1_000;
  private static final RecordCodec<PaymentEntry> CODEC = RecordCodec.of(PaymentEntry.class);

  private final Reads reads;

  public PaymentsTable(Reads reads) {
    this.reads = reads;
  }

  /// @return what is kept already under the key of a notice
  public Optional<PaymentEntry> find(DraftId draftId, PaymentNotice notice) {
    return reads.get(key(draftId, notice)).map(PaymentsTable::read);
  }

  public List<PaymentEntry> entriesOf(DraftId draftId) {
    return reads
        .query(TableName.PAYMENTS, "SALE#" + draftId, new Range.All(), true, MAX_ENTRIES)
        .stream()
        .map(PaymentsTable::read)
        .toList();
  }

  public Write putNew(DraftId draftId, PaymentEntry entry) {
    return new Write.PutNew(
        Item.of(
            key(draftId, entry.kind(), entry.provider(), entry.reference()),
            1,
            CODEC.write(entry)));
  }

  public static PaymentEntry read(Item item) {
    return CODEC.read(item.doc());
  }

  public static Key key(DraftId draftId, PaymentNotice notice) {
    return key(draftId, notice.kind(), notice.provider(), notice.reference());
  }

  private static Key key(
      DraftId draftId, PaymentEntry.Kind kind, String provider, String reference) {
    var what = kind.isMoney() ? "PAY#" : "NOTE#" + kind.label() + "#";
    return new Key(TableName.PAYMENTS, "SALE#" + draftId, what + provider + "#" + reference);
  }
}
