package dev.utkast.functions.catalog;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.inventory.StockLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is where: the locations, and the levels of variants at them. A tracked variant is kept at
/// the primary location from its first day, whether it was counted there or not; elsewhere once it
/// was connected or counted.
final class Stock {
  private final Wiring wiring;
  private final SettingsTable settings;
  private final StockTable stock;

  Stock(Wiring wiring) {
    this.wiring = wiring;
    this.settings = new SettingsTable(wiring.database());
    this.stock = new StockTable(wiring.database());
  }

  /// @return the primary location and those that were added, in the order of their ids
  List<Location> locations() {
    var all = new ArrayList<Location>();
    all.add(Location.primary(wiring.shop()));
    all.addAll(settings.locations());
    return all;
  }

  boolean hasLocation(long id) {
    return id == Location.PRIMARY_ID || settings.location(id).isPresent();
  }

  /// @return the levels of the tracked variants, by item and then location
  List<StockLevel> levels(Collection<Variant> variants, List<Long> locations) {
    var items = variants.stream().filter(Variant::tracked).map(Variant::id).toList();
    if (items.isEmpty() || locations.isEmpty()) {
      return List.of();
    }
    var found =
        stock.levels(items, locations).stream()
            .collect(
                Collectors.toMap(level -> new Place(level.itemId(), level.locationId()), l -> l));
    var now = wiring.clock().instant();
    var out = new ArrayList<StockLevel>();
    for (var item : items) {
      for (var location : locations) {
        var level = found.get(new Place(item, location));
        if (level != null) {
          out.add(level);
        } else if (location == Location.PRIMARY_ID) {
          out.add(StockLevel.none(item, location, now));
        }
      }
    }
    return out;
  }

  /// What lies on a shelf, or is promised to somebody, must not go out of sight with its variant.
  ///
  /// @throws HttpProblem 422 where there is any of it
  void refuseStocked(Collection<Variant> variants) {
    var everywhere = locations().stream().map(Location::id).toList();
    var ids = variants.stream().map(Variant::id).toList();
    stock.levels(ids, everywhere).stream()
        .filter(level -> level.onHand() != 0 || level.committed() != 0)
        .findFirst()
        .ifPresent(level -> {
          throw HttpProblem.invalid(
              "base",
              "variant %d has %d units on hand and %d promised at location %d; count it to 0 first"
                  .formatted(
                      level.itemId(), level.onHand(), level.committed(), level.locationId()));
        });
  }

  private record Place(long item, long location) {}

  /// @return by variant, what may be sold of it at all locations together; tracked variants only
  Map<Long, Long> available(Collection<Variant> variants) {
    var out = new HashMap<Long, Long>();
    if (variants.stream().anyMatch(Variant::tracked)) {
      for (var level : levels(variants, locations().stream().map(Location::id).toList())) {
        out.merge(level.itemId(), level.available(), Long::sum);
      }
    }
    return out;
  }
}
