package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.sale.AppliedDiscount;
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

  static SaleLine discounted(SaleLine line, AppliedDiscount discount) {
    return new SaleLine(
        line.id(),
        line.variantId(),
        line.productId(),
        line.title(),
        line.variantTitle(),
        line.sku(),
        line.vendor(),
        line.quantity(),
        line.unitPrice(),
        Optional.of(discount),
        line.taxable(),
        line.taxCategory(),
        line.manualRates(),
        line.requiresShipping(),
        line.grams(),
        line.stock(),
        line.properties());
  }

  static SaleContent discounted(SaleContent sale, AppliedDiscount discount) {
    return new SaleContent(
        sale.lines(),
        Optional.of(discount),
        sale.shipping(),
        sale.customerId(),
        sale.email(),
        sale.shippingAddress(),
        sale.billingAddress(),
        sale.note(),
        sale.noteAttributes(),
        sale.tags(),
        sale.poNumber(),
        sale.taxExempt(),
        sale.manualRates(),
        sale.terms(),
        sale.currency(),
        sale.language(),
        sale.customerName());
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
