package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Attempts of customers to pay with a provider.
///
/// | pk            | sk                 | what                 | written                        |
/// | ------------- | ------------------ | -------------------- | ------------------------------ |
/// | SALE#draft id | CHECKOUT#16 digits | one attempt, version | over the version that was read |
///
/// Index `by-look`, sparse: partition `look` (`due`, while the provider is to be asked once more),
/// range `look_at` (when, and the id), so that a run over what is due costs what is due. Asked for:
/// an attempt (get), the attempts of a sale (query), those to be asked for by a time.
public final class CheckoutsTable {
  public static final Index BY_LOOK = new Index("by-look", "look", "look_at");

  /// Of a sale that was tried more often, the latest count.
  static final int MAX_ATTEMPTS = 200;

  private static final String DUE = "due";
  private static final String SALE = "SALE#";
  private static final String CHECKOUT = "CHECKOUT#";

  /// Of the largest id.
  private static final int DIGITS = 16;

  private static final RecordCodec<Checkout> CODEC = RecordCodec.of(Checkout.class);

  private final Reads reads;

  public CheckoutsTable(Reads reads) {
    this.reads = reads;
  }

  public Optional<Checkout> find(DraftId draftId, CheckoutId id) {
    return reads.get(key(draftId, id)).map(CheckoutsTable::read);
  }

  /// @return the latest first
  public List<Checkout> ofSale(DraftId draftId) {
    return reads
        .query(TableName.CHECKOUTS, SALE + draftId, new Range.All(), false, MAX_ATTEMPTS)
        .stream()
        .map(CheckoutsTable::read)
        .toList();
  }

  /// @return which attempts are to be asked for by a moment, the longest due first
  public List<Name> looksDue(Instant by, int limit) {
    // '~' sorts after every name, so that the whole second is within.
    var range = new Range.UpTo(by.truncatedTo(ChronoUnit.SECONDS) + "#~");
    return reads.queryIndex(TableName.CHECKOUTS, BY_LOOK, DUE, range, true, limit).stream()
        .map(entry -> Name.of(entry.key()))
        .toList();
  }

  /// What an attempt is found by.
  public record Name(DraftId draftId, CheckoutId id) {
    private static Name of(Key key) {
      return new Name(
          new DraftId(Long.parseLong(key.pk().substring(SALE.length()))),
          new CheckoutId(Long.parseLong(key.sk().substring(CHECKOUT.length()))));
    }
  }

  public Write put(Checkout checkout) {
    var index = new HashMap<String, String>();
    checkout
        .lookAt()
        .ifPresent(at -> {
          index.put("look", DUE);
          index.put("look_at", at.truncatedTo(ChronoUnit.SECONDS) + "#" + checkout.id());
        });
    var key = key(checkout.draftId(), checkout.id());
    return Writes.next(Item.of(key, checkout.version(), CODEC.write(checkout)).indexed(index));
  }

  public static Checkout read(Item item) {
    return CODEC.read(item.doc());
  }

  private static Key key(DraftId draftId, CheckoutId id) {
    return new Key(TableName.CHECKOUTS, SALE + draftId, CHECKOUT + padded(id));
  }

  /// So that they lie in the order of their numbers.
  private static String padded(CheckoutId id) {
    var digits = id.toString();
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
