package dev.utkast.aws.sales;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// The currency that the books are kept in: that of the first draft, written down beside it, for
/// ever. A deployment that says another one later would add up what cannot be added; it is refused
/// until it says the first one again.
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

  /// Refuses to work in another currency than the books are kept in; asks the store until they have
  /// agreed once.
  public void require(CurrencyUnit wanted) {
    if (!agreed) {
      drafts.booksCurrency().ifPresent(kept -> agree(kept, wanted));
    }
  }

  /// The same, and opens books that nobody has opened.
  public void open(CurrencyUnit wanted) {
    require(wanted);
    if (!agreed) {
      currency().ifPresent(kept -> agree(kept, wanted));
      try {
        database.commit(List.of(drafts.putBooksCurrency(wanted)));
      } catch (ConflictException e) {
        // Somebody opened them a moment ago, or was in the way only: no draft comes before them.
        if (drafts.booksCurrency().isEmpty()) {
          throw e;
        }
      }
      drafts.booksCurrency().ifPresent(kept -> agree(kept, wanted));
    }
  }

  private void agree(CurrencyUnit kept, CurrencyUnit wanted) {
    if (!kept.equals(wanted)) {
      Log.alarm("books.currency", "kept", kept, "deployed", wanted);
      throw HttpProblem.conflict(
          "the books are kept in "
              + kept
              + ", and this shop is deployed with "
              + wanted
              + ": set ShopCurrency back to "
              + kept);
    }
    agreed = true;
  }
}
