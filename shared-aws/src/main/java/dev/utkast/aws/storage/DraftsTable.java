package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// Draft orders.
///
/// | pk      | sk | what                           | written                      |
/// | ------- | -- | ------------------------------ | ---------------------------- |
/// | id      | -  | the draft                      | conditionally on its version |
/// | COUNTER | -  | the last draft number, `#D<n>` | counted up; may skip numbers |
/// | BOOKS   | -  | the currency of the books      | only where none exists       |
///
/// Index `by-status`: partition `status` (open, invoice_sent, completed), range `id16`. Asked for:
/// a draft (get), a page of a list by status or of all (one query a status), counts.
public final class DraftsTable {
  public static final Index BY_STATUS = Listing.BY_STATUS;
  public static final List<String> STATUSES = List.of("open", "invoice_sent", "completed");

  private static final RecordCodec<DraftOrder> CODEC = RecordCodec.of(DraftOrder.class);

  private static final Key BOOKS = Key.alone(TableName.DRAFTS, "BOOKS");
  private static final RecordCodec<BooksCurrency> BOOKS_CODEC = RecordCodec.of(BooksCurrency.class);

  private final Reads reads;
  private final Listing listing;

  /// @param currency ISO 4217
  public record BooksCurrency(String currency) {}

  public DraftsTable(Reads reads) {
    this.reads = reads;
    this.listing = new Listing(reads, TableName.DRAFTS, BY_STATUS);
  }

  public Optional<DraftOrder> find(DraftId id) {
    return reads.get(key(id)).map(DraftsTable::read);
  }

  public List<DraftOrder> findAll(List<DraftId> ids) {
    var found = reads.getAll(ids.stream().map(DraftsTable::key).toList());
    return ids.stream()
        .sorted(Comparator.comparingLong(DraftId::value))
        .map(id -> found.get(key(id)))
        .filter(java.util.Objects::nonNull)
        .map(DraftsTable::read)
        .toList();
  }

  public Write put(DraftOrder draft) {
    return Writes.next(item(draft));
  }

  private static Item item(DraftOrder draft) {
    return Item.of(key(draft.id()), draft.version(), CODEC.write(draft))
        .indexed(Listing.byStatus(draft.status().label(), draft.id().value()));
  }

  /// For a draft as somebody wrote it, who can write less.
  ///
  /// @throws ItemTooLargeException where what comes of it later would have no room
  public static void leaveRoom(DraftOrder draft) {
    ItemSize.hold(item(draft), ItemSize.WRITTEN_DRAFT);
  }

  public Write remove(DraftOrder draft) {
    return new Write.DeleteVersion(key(draft.id()), draft.version());
  }

  /// @return that of the first draft, once there was one
  public Optional<CurrencyUnit> booksCurrency() {
    return reads.get(BOOKS).map(item -> CurrencyUnit.of(BOOKS_CODEC.read(item.doc()).currency()));
  }

  public Write putBooksCurrency(CurrencyUnit currency) {
    return new Write.PutNew(
        Item.of(BOOKS, 1, BOOKS_CODEC.write(new BooksCurrency(currency.getCode()))));
  }

  public static long nextNumber(Database database) {
    return database.nextNumber(Key.alone(TableName.DRAFTS, "COUNTER"));
  }

  public List<DraftOrder> page(
      List<String> statuses, Optional<Long> from, boolean forward, int limit) {
    return listing.page(statuses, from, forward, limit, DraftsTable::read);
  }

  public long count(List<String> statuses, Optional<Long> after) {
    return listing.count(statuses, after);
  }

  public static DraftOrder read(Item item) {
    return CODEC.read(item.doc());
  }

  public static Key key(DraftId id) {
    return Key.alone(TableName.DRAFTS, id.toString());
  }
}
