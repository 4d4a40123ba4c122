package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line of a priced document, or its shipping or a part of that, as something that bears taxes.
///
/// @param about `line 1`, `shipping` or, of several parts of it, `shipping 1`
record TaxedItem(String about, MoneySet net, List<TaxLine> taxes) {

  static List<TaxedItem> of(PricedDocument document) {
    var items = new ArrayList<TaxedItem>();
    for (int i = 0; i < document.lines().size(); i++) {
      var line = document.lines().get(i);
      items.add(new TaxedItem("line " + (i + 1), line.net(), line.taxLines()));
    }
    document
        .shipping()
        .ifPresent(shipping -> {
          if (shipping.parts().isEmpty()) {
            items.add(new TaxedItem("shipping", shipping.net(), shipping.taxLines()));
          }
          for (int i = 0; i < shipping.parts().size(); i++) {
            var part = shipping.parts().get(i);
            items.add(new TaxedItem("shipping " + (i + 1), part.net(), part.taxLines()));
          }
        });
    return items;
  }

  /// All its rates together.
  BigDecimal rates() {
    return taxes.stream()
        .map(TaxLine::rate)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }

  boolean bears(TaxLine tax) {
    return find(tax).isPresent();
  }

  TaxLine taxed(TaxLine tax) {
    return find(tax).orElseThrow();
  }

  private Optional<TaxLine> find(TaxLine tax) {
    return taxes.stream()
        .filter(t -> t.title().equals(tax.title()) && t.rate().compareTo(tax.rate()) == 0)
        .findFirst();
  }
}
