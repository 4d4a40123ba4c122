package dev.utkast.model.pricing;

import dev.utkast.model.pricing.Oracle.Rational;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an item bears, or why it bears nothing, read from the rules anew.
///
/// @param why empty where there are rates
record OracleRates(Map<String, Rational> rates, String why) {
  private static final String NOT_TAXABLE = "NOT_TAXABLE ";

  /// In which parts of postage stand.
  static final Comparator<OracleRates> ORDER =
      Comparator.comparing(OracleRates::sum, (a, b) -> b.compare(a))
          .thenComparing(one -> String.join(", ", one.rates().keySet()))
          .thenComparing(OracleRates::why);

  static OracleRates of(TaxContext tax, CartLine line) {
    return of(
        tax, line.taxable(), line.manualRates(), tax.category(line.taxCategory()).orElseThrow());
  }

  static OracleRates ofPostage(TaxContext tax, CartShipping shipping, CartLine line) {
    boolean own =
        !shipping.manualRates().isEmpty()
            || !shipping.taxable()
            || !tax.manualRates().isEmpty()
            || tax.draftExempt();
    if (own) {
      var alone = tax.category(TaxContext.SHIPPING).orElseThrow();
      return of(tax, shipping.taxable(), shipping.manualRates(), alone);
    }
    var with =
        tax.postage().stream()
            .filter(c -> c.category().equals(line.taxCategory()))
            .findFirst()
            .orElseGet(() -> tax.category(line.taxCategory()).orElseThrow());
    return of(tax, line.taxable(), line.manualRates(), with);
  }

  /// The lines that postage is on: those that cost something among those that are shipped.
  static List<CartLine> carried(Cart cart) {
    var shipped = cart.lines().stream().filter(CartLine::carried).toList();
    var all = shipped.isEmpty() ? cart.lines() : shipped;
    var sold = all.stream().filter(line -> line.unitPrice().isPositive()).toList();
    return sold.isEmpty() ? all : sold;
  }

  Rational sum() {
    return rates.values().stream().reduce(Rational.of(0), Rational::plus);
  }

  /// Whether the tax of home leaves the price.
  boolean loses() {
    return rates.isEmpty() && !why.equals(NOT_TAXABLE);
  }

  private static OracleRates of(
      TaxContext tax, boolean taxable, List<ManualRate> manual, CategoryRates category) {
    if (tax.draftExempt()) {
      return new OracleRates(Map.of(), "DRAFT_EXEMPT");
    }
    var rates = new LinkedHashMap<String, Rational>();
    var written = manual.isEmpty() && taxable ? tax.manualRates() : manual;
    if (!written.isEmpty()) {
      written.forEach(r -> rates.put(Oracle.taxName(r.title(), r.rate()), plain(r.rate())));
      return new OracleRates(rates, "");
    }
    if (!taxable) {
      return new OracleRates(Map.of(), NOT_TAXABLE);
    }
    category.rates().forEach(r -> rates.put(Oracle.taxName(r.title(), r.rate()), plain(r.rate())));
    return new OracleRates(
        rates, category.zeroReason().map(r -> r.code().name() + " " + r.note()).orElse(""));
  }

  /// 0.060 and 0.06 are one rate.
  private static Rational plain(BigDecimal rate) {
    return Rational.of(rate.stripTrailingZeros());
  }
}
