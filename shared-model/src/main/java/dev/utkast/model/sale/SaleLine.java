package dev.utkast.model.sale;

import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.pricing.CartLine;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.shop.NameValue;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// One line of a sale: a variant of the catalogue, or a custom item.
///
/// @param unitPrice in the shop's currency: the variant's, or what the line says instead
/// @param discountTitle and discountDescription are for people; the discount itself is what counts
/// @param grams weight of one unit
public record SaleLine(
    long id,
    Optional<Long> variantId,
    Optional<Long> productId,
    String title,
    Optional<String> variantTitle,
    Optional<String> sku,
    Optional<String> vendor,
    int quantity,
    Money unitPrice,
    Optional<Discount> discount,
    Optional<String> discountTitle,
    Optional<String> discountDescription,
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

  public CartLine toCartLine() {
    return new CartLine(
        id, unitPrice, quantity, discount, taxable, taxCategory, manualRates, requiresShipping);
  }
}
