package dev.utkast.model.lifecycle;

import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is stored of the stock of some lines at one location.
///
/// @param levels by item; none of what was never counted
/// @param variants by item, as the catalogue has them today
/// @param batches how often stock was moved for the order of the lines
public record FoundStock(
    LocationId locationId,
    Map<VariantId, StockLevel> levels,
    Map<Movement.Name, Movement> movements,
    Map<VariantId, Variant> variants,
    int batches) {

  static VariantId item(SaleLine line) {
    return line.variantId().orElseThrow();
  }

  StockLevel level(SaleLine line, Instant now) {
    return levels.getOrDefault(item(line), StockLevel.none(item(line), locationId, now));
  }

  Optional<Movement> movement(SaleLine line, String key) {
    return Optional.ofNullable(movements.get(new Movement.Name(item(line), key)));
  }

  /// Whether a line's units are counted, by the catalogue of today or when its draft was written.
  boolean isCounted(SaleLine line) {
    return line.isCounted() || countedToday(line).isPresent();
  }

  /// What selling a counted line does to stock today, whatever it did when its draft was written.
  /// What nobody can count any more may be oversold: whoever was sold it would wait for ever.
  StockPolicy policy(SaleLine line) {
    var today = countedToday(line);
    return today.isPresent() ? today.get().stockPolicy() : StockPolicy.CONTINUE;
  }

  private Optional<Variant> countedToday(SaleLine line) {
    return Optional.ofNullable(variants.get(item(line))).filter(Variant::tracked);
  }
}
