package dev.utkast.model.sale;

import dev.utkast.model.id.LineId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.pricing.CartLine;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.shop.NameValue;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// One line of a sale: a variant of the catalogue, or a custom item.
///
/// @param unitPrice in the shop's currency: the variant's, or what the line says instead
/// @param grams weight of one unit
public record SaleLine(
    LineId id,
    Optional<VariantId> variantId,
    Optional<ProductId> productId,
    String title,
    Optional<String> variantTitle,
    Optional<String> sku,
    Optional<String> vendor,
    int quantity,
    Money unitPrice,
    Optional<AppliedDiscount> discount,
    boolean taxable,
    String taxCategory,
    List<ManualRate> manualRates,
    boolean requiresShipping,
    long grams,
    StockPolicy stock,
    List<NameValue> properties) {

  public SaleLine {
    manualRates = List.copyOf(manualRates);
    properties = List.copyOf(properties);
  }

  public boolean custom() {
    return variantId.isEmpty();
  }

  /// @return whether units of it were counted when the line was written
  public boolean isCounted() {
    return stock != StockPolicy.UNTRACKED;
  }

  public CartLine toCartLine() {
    return new CartLine(
        id,
        unitPrice,
        quantity,
        discount.map(AppliedDiscount::discount),
        taxable,
        taxCategory,
        manualRates,
        requiresShipping);
  }
}
