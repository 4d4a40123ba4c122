package dev.utkast.model.shop;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.SettingsRefusal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// Which currency the books are kept in: that of the first draft, for ever. A deployment that says
/// another one later would add up what cannot be added.
public final class BooksDecider {
  private BooksDecider() {}

  /// @param kept the currency of the books, where they are open
  /// @param wanted what the shop is deployed with
  /// @return the currency that the books are opened in, if they were not
  public static Decision<CurrencyUnit> open(Optional<CurrencyUnit> kept, CurrencyUnit wanted) {
    if (kept.isEmpty()) {
      return Decision.changed(wanted);
    }
    return kept.get().equals(wanted)
        ? Decision.alreadyDone()
        : Decision.refused(new SettingsRefusal.OtherBooks(kept.get(), wanted));
  }
}
