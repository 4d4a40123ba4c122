package dev.utkast.model.lifecycle;

import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.CatalogRefusal;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.inventory.StockLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What may go out of the catalogue. What lies on a shelf, or is promised to somebody, must not go
/// out of sight with its variant, and a product keeps one variant as long as it is there.
public final class CatalogDecider {
  private CatalogDecider() {}

  /// @param removed variants that the product has no more
  /// @param stocked levels of those, at every location
  public static Verdict<Change.ProductWritten> write(
      Product product,
      List<Variant> written,
      List<Variant> removed,
      Collection<StockLevel> stocked) {
    var refusal = stillStocked(stocked);
    return refusal.isPresent()
        ? Decision.refused(refusal.get())
        : Decision.changed(new Change.ProductWritten(product, written, removed));
  }

  /// @param variants all of the product's
  /// @param stocked levels of those, at every location
  public static Verdict<Change.ProductDeleted> delete(
      Product product, List<Variant> variants, Collection<StockLevel> stocked) {
    var refusal = stillStocked(stocked);
    return refusal.isPresent()
        ? Decision.refused(refusal.get())
        : Decision.changed(new Change.ProductDeleted(product, variants));
  }

  /// @param product that the variant is one of
  /// @param stocked levels of the variant, at every location
  public static Verdict<Change.ProductWritten> delete(
      Variant variant, Product product, Collection<StockLevel> stocked, Instant now) {
    var rest = product.variantIds().stream().filter(id -> !id.equals(variant.id())).toList();
    return rest.isEmpty()
        ? Decision.refused(new CatalogRefusal.LastVariant())
        : write(product.withVariants(rest, now), List.of(), List.of(variant), stocked);
  }

  private static Optional<Refusal> stillStocked(Collection<StockLevel> levels) {
    return levels.stream()
        .filter(level -> level.onHand() != 0 || level.committed() != 0)
        .findFirst()
        .map(level ->
            new StockRefusal.Stocked(
                level.itemId(), level.locationId(), level.onHand(), level.committed()));
  }
}
