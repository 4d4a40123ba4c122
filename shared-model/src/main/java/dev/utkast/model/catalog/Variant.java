package dev.utkast.model.catalog;

import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// One sellable variant of a product. Its inventory item has the variant's own id.
///
/// @param productTitle and vendor are the product's, kept here so that pricing reads one item per
///   line
/// @param price in the shop's currency
/// @param tracked whether its stock is counted
/// @param compareAtPrice what it cost before, or elsewhere; shown, never charged
/// @param details none where nothing was said
public record Variant(
    VariantId id,
    long version,
    ProductId productId,
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
    Instant updatedAt,
    Optional<Money> compareAtPrice,
    Optional<InventoryDetails> details) {

  /// The title of a product's only variant, which is not worth showing.
  public static final String DEFAULT_TITLE = "Default Title";

  /// What stands between the options in a title, and therefore in no option.
  public static final String BETWEEN_OPTIONS = " / ";

  /// @return what the variant is in each of its product's options; one at least
  public List<String> options() {
    return List.of(title.split(BETWEEN_OPTIONS, Product.MAX_OPTIONS));
  }

  /// What selling it does to stock.
  public StockPolicy stockPolicy() {
    if (!tracked) {
      return StockPolicy.UNTRACKED;
    }
    return policy == OversellPolicy.CONTINUE ? StockPolicy.CONTINUE : StockPolicy.DENY;
  }

  /// The same variant under another code of the warehouse, counted there or not.
  public Variant stockedAs(Optional<String> newSku, boolean counted, InventoryDetails newDetails) {
    return new Variant(
        id,
        version,
        productId,
        productTitle,
        vendor,
        title,
        newSku,
        price,
        position,
        policy,
        counted,
        taxable,
        taxCategory,
        requiresShipping,
        grams,
        barcode,
        createdAt,
        updatedAt,
        compareAtPrice,
        newDetails.equals(InventoryDetails.NONE) ? Optional.empty() : Optional.of(newDetails));
  }

  /// The next version of this variant.
  public Variant next(Instant now) {
    return new Variant(
        id,
        version + 1,
        productId,
        productTitle,
        vendor,
        title,
        sku,
        price,
        position,
        policy,
        tracked,
        taxable,
        taxCategory,
        requiresShipping,
        grams,
        barcode,
        createdAt,
        now,
        compareAtPrice,
        details);
  }

  public InventoryDetails inventoryDetails() {
    return details.orElse(InventoryDetails.NONE);
  }

  public Optional<String> shownTitle() {
    return title.equals(DEFAULT_TITLE) ? Optional.empty() : Optional.of(title);
  }
}
