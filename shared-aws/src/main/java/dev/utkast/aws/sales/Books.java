package dev.utkast.aws.sales;

import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.shop.BooksDecider;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// The currency that the books are kept in: that of the first draft, written down beside it, for
/// ever. A deployment that says another one later is refused until it says the first one again
/// ([BooksDecider]).
public final class Books {
  private final Database database;
  private final DraftsTable drafts;
  private volatile boolean agreed;

  public Books(Database database) {
    this.database = database;
    this.drafts = new DraftsTable(database);
  }

  /// @return what was written down, else what the first draft of an earlier version is in
  public Optional<CurrencyUnit> currency() {
    return drafts
        .booksCurrency()
        .or(() ->
            drafts.page(DraftsTable.STATUSES, Optional.empty(), true, 1).stream()
                .findFirst()
                .map(draft -> draft.priced().total().shop().getCurrencyUnit()));
  }

  /// Asks the store until the shop and its books have agreed once.
  ///
  /// @return why the shop can't work in a currency, if it can't
  public Optional<Refusal> refusal(CurrencyUnit wanted) {
    return agreed ? Optional.empty() : refusal(drafts.booksCurrency(), wanted);
  }

  /// The same, and opens books that nobody has opened.
  public Optional<Refusal> open(CurrencyUnit wanted) {
    if (agreed) {
      return Optional.empty();
    }
    var refusal = refusal(currency(), wanted);
    if (refusal.isPresent()) {
      return refusal;
    }
    return isFirst(wanted) ? Optional.empty() : refusal(drafts.booksCurrency(), wanted);
  }

  /// @return whether the books are opened now; else somebody opened them a moment ago
  private boolean isFirst(CurrencyUnit wanted) {
    try {
      database.commit(List.of(drafts.putBooksCurrency(wanted)));
      agreed = true;
      return true;
    } catch (ConflictException e) {
      // Somebody may have been in the way only: no draft comes before the books.
      if (drafts.booksCurrency().isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  private Optional<Refusal> refusal(Optional<CurrencyUnit> kept, CurrencyUnit wanted) {
    var decision = BooksDecider.open(kept, wanted);
    if (decision instanceof Decision.Refused<CurrencyUnit>) {
      Log.alarm("books.currency", "kept", kept.orElse(wanted), "deployed", wanted);
    }
    agreed |= decision instanceof Decision.AlreadyDone<CurrencyUnit>;
    return decision.refusal();
  }
}
