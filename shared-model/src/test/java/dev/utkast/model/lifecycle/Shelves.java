package dev.utkast.model.lifecycle;

import dev.utkast.model.Sales;
import dev.utkast.model.catalog.OversellPolicy;
import dev.utkast.model.catalog.Variant;
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
  static final long CUPS = 71;
  static final long POTS = 72;
  static final long LOCATION = 6;

  private Shelves() {}

  static FoundStock none() {
    return new FoundStock(LOCATION, Map.of(), Map.of(), Map.of());
  }

  /// @param level `on hand/committed`, in version 8; `uncounted` where there is none
  /// @param policy of the catalogue today; none where the variant is gone
  static FoundStock with(FoundStock stock, long item, String level, Optional<StockPolicy> policy) {
    var levels = new HashMap<>(stock.levels());
    if (!level.equals("uncounted")) {
      var numbers = level.split("/");
      levels.put(
          item,
          new StockLevel(
              item,
              LOCATION,
              8,
              Long.parseLong(numbers[0]),
              Long.parseLong(numbers[1]),
              Sales.NOON));
    }
    var variants = new HashMap<>(stock.variants());
    policy.ifPresent(today -> variants.put(item, variant(item, today)));
    return new FoundStock(LOCATION, levels, stock.movements(), variants);
  }

  static FoundStock with(FoundStock stock, Movement... earlier) {
    var movements = new HashMap<>(stock.movements());
    for (var movement : earlier) {
      movements.put(movement.name(), movement);
    }
    return new FoundStock(LOCATION, stock.levels(), movements, stock.variants());
  }

  /// The same stock once something was written.
  static FoundStock after(FoundStock stock, StockMoved moved) {
    var next = with(stock, moved.movements().toArray(Movement[]::new));
    var levels = new HashMap<>(next.levels());
    moved.levels().forEach(level -> levels.put(level.itemId(), level));
    return new FoundStock(LOCATION, levels, next.movements(), next.variants());
  }

  private static Variant variant(long item, StockPolicy policy) {
    return new Variant(
        item,
        2,
        70,
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
        Sales.NOON);
  }

  /// @param stock as its variant had it when the line was written
  static SaleLine line(long id, long item, int quantity, StockPolicy stock) {
    var line = Sales.aLine(id, "Cup", quantity, "10.00");
    return new SaleLine(
        id,
        Optional.of(item),
        line.productId(),
        line.title(),
        line.variantTitle(),
        line.sku(),
        line.vendor(),
        quantity,
        line.unitPrice(),
        line.discount(),
        line.discountTitle(),
        line.discountDescription(),
        line.taxable(),
        line.taxCategory(),
        line.manualRates(),
        line.requiresShipping(),
        line.grams(),
        stock,
        line.properties());
  }

  static Movement movement(String key, long item, Movement.Kind kind, long onHand, long committed) {
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
