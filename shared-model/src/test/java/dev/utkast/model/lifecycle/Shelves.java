package dev.utkast.model.lifecycle;

import dev.utkast.model.Sales;
import dev.utkast.model.catalog.OversellPolicy;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.Change.StockMoved;
import dev.utkast.model.sale.SaleLine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is stored of two items of the catalogue, cups and pots, at one location.
final class Shelves {
  static final VariantId CUPS = new VariantId(71);
  static final VariantId POTS = new VariantId(72);
  static final LocationId LOCATION = new LocationId(6);

  private Shelves() {}

  static FoundStock none() {
    return new FoundStock(LOCATION, Map.of(), Map.of(), Map.of(), 0);
  }

  /// @param level `on hand/committed`, in version 8; `uncounted` where there is none
  /// @param policy of the catalogue today; none where the variant is gone
  static FoundStock with(
      FoundStock stock, VariantId item, String level, Optional<StockPolicy> policy) {
    var levels = new HashMap<>(stock.levels());
    if (!level.equals("uncounted")) {
      levels.put(item, level(item, LOCATION, 8, level));
    }
    var variants = new HashMap<>(stock.variants());
    policy.ifPresent(today -> variants.put(item, variant(item, today)));
    return new FoundStock(LOCATION, levels, stock.movements(), variants, stock.batches());
  }

  /// @param units `on hand/committed`
  static StockLevel level(VariantId item, LocationId location, long version, String units) {
    var numbers = units.split("/");
    return new StockLevel(
        item,
        location,
        version,
        Long.parseLong(numbers[0]),
        Long.parseLong(numbers[1]),
        Sales.NOON);
  }

  static FoundStock with(FoundStock stock, Movement... earlier) {
    var movements = new HashMap<>(stock.movements());
    for (var movement : earlier) {
      movements.put(movement.name(), movement);
    }
    return new FoundStock(LOCATION, stock.levels(), movements, stock.variants(), stock.batches());
  }

  /// The same stock once something was written.
  static FoundStock after(FoundStock stock, StockMoved moved) {
    var next = with(stock, moved.movements().toArray(Movement[]::new));
    var levels = new HashMap<>(next.levels());
    moved.levels().forEach(level -> levels.put(level.itemId(), level));
    return new FoundStock(LOCATION, levels, next.movements(), next.variants(), stock.batches() + 1);
  }

  /// A red cup, kept as the policy says.
  static Variant variant(VariantId item, StockPolicy policy) {
    return new Variant(
        item,
        2,
        new ProductId(70),
        "Cup",
        Optional.empty(),
        "Red",
        Optional.empty(),
        Sales.usd("10.00"),
        1,
        policy == StockPolicy.CONTINUE ? OversellPolicy.CONTINUE : OversellPolicy.DENY,
        policy != StockPolicy.UNTRACKED,
        true,
        "standard",
        true,
        250,
        Optional.empty(),
        Sales.NOON,
        Sales.NOON,
        Optional.empty(),
        Optional.empty());
  }

  /// @param stock as its variant had it when the line was written
  static SaleLine line(LineId id, VariantId item, int quantity, StockPolicy stock) {
    return Sales.aLine(id, item, "Cup", quantity, "10.00", stock);
  }

  static Movement movement(
      String key, VariantId item, Movement.Kind kind, long onHand, long committed) {
    return new Movement(key, item, LOCATION, kind, onHand, committed, Sales.NOON);
  }

  /// @return `item on hand/committed vVersion` for each level, the keys of the movements with what
  ///   they do, and what is short
  static String told(StockMoved moved) {
    var levels =
        moved.levels().stream()
            .map(level ->
                level.itemId()
                    + " "
                    + level.onHand()
                    + "/"
                    + level.committed()
                    + " v"
                    + level.version())
            .toList();
    var movements =
        moved.movements().stream()
            .map(move -> move.key() + " " + move.onHandChange() + "/" + move.committedChange())
            .toList();
    var shortages =
        moved.shortages().stream()
            .map(line -> line.lineId() + " " + line.available() + " of " + line.wanted())
            .toList();
    return levels + " by " + movements + (shortages.isEmpty() ? "" : " short " + shortages);
  }
}
