package dev.utkast.model.catalog;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/// One sellable variant of a product. Its inventory item has the variant's own id.
///
/// @param productTitle and vendor are the product's, kept here so that pricing reads one item per line
/// @param price in the shop's currency
/// @param tracked whether its stock is counted
public record Variant(
    long id,
    long version,
    long productId,
    String productTitle,
    Optional<String> vendor,
    String title,
    Optional<String> sku,
    Money price,
    int position,
    OversellPolicy policy,
    boolean tracked,
    boolean taxable,
    String taxCategory,
    boolean requiresShipping,
    long grams,
    Optional<String> barcode,
    Instant createdAt,
    Instant updatedAt) {

  /// The title of a product's only variant, which is not worth showing.
  public static final String DEFAULT_TITLE = "Default Title";

  public Optional<String> shownTitle() {
    return title.equals(DEFAULT_TITLE) ? Optional.empty() : Optional.of(title);
  }
}
