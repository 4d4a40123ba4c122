package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Sales of scarves at ten euros each, of which nothing is said but what a test is about.
final class Scarves {
  private Scarves() {}

  /// @param category of its tax
  /// @param goods whether it needs a parcel
  static SaleLine line(long id, String category, boolean goods) {
    return new SaleLine(
        new LineId(id),
        Optional.empty(),
        Optional.empty(),
        "Scarf",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        Money.of(CurrencyUnit.EUR, BigDecimal.TEN),
        Optional.empty(),
        true,
        category,
        List.of(),
        goods,
        0,
        StockPolicy.UNTRACKED,
        List.of());
  }

  static SaleContent content(
      List<SaleLine> lines,
      Optional<String> email,
      Optional<Address> to,
      Optional<String> language) {
    return new SaleContent(
        lines,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        email,
        to,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        language,
        Optional.empty());
  }
}
