package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.Scope;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.shop.Shop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is where: the locations, and the levels of variants at them. A tracked variant is kept at
/// the primary location from its first day, whether it was counted there or not; elsewhere once it
/// was connected or counted.
final class Stock {
  private final Shop shop;
  private final Clock clock;
  private final SettingsTable settings;
  private final StockTable stock;

  Stock(Reads reads, Shop shop, Clock clock) {
    this.shop = shop;
    this.clock = clock;
    this.settings = new SettingsTable(reads);
    this.stock = new StockTable(reads);
  }

  /// @return the primary location and those that were added, in the order of their ids
  List<Location> locations() {
    var all = new ArrayList<Location>();
    all.add(Location.primary(shop));
    all.addAll(settings.locations());
    return all;
  }

  boolean hasLocation(LocationId id) {
    return id.equals(Location.PRIMARY_ID) || settings.location(id).isPresent();
  }

  /// @return the levels of variants, by item and then location; of what is not tracked, those that
  ///   were counted when it was
  List<StockLevel> levels(Collection<Variant> variants, List<LocationId> locations) {
    if (variants.isEmpty() || locations.isEmpty()) {
      return List.of();
    }
    var items = variants.stream().map(Variant::id).toList();
    var found =
        stock.levels(items, locations).stream()
            .collect(
                Collectors.toMap(level -> new Place(level.itemId(), level.locationId()), l -> l));
    var now = clock.instant();
    var out = new ArrayList<StockLevel>();
    for (var variant : variants) {
      for (var location : locations) {
        var level = found.get(new Place(variant.id(), location));
        if (level != null) {
          out.add(level);
        } else if (variant.tracked() && location.equals(Location.PRIMARY_ID)) {
          out.add(StockLevel.none(variant.id(), location, now));
        }
      }
    }
    return out;
  }

  /// @return the levels of variants at every location
  List<StockLevel> everywhere(Collection<Variant> variants) {
    return stock.levels(
        variants.stream().map(Variant::id).toList(),
        locations().stream().map(Location::id).toList());
  }

  /// How much there is of something, only who may read that is told.
  static HttpProblem problem(Request request, Refusal refusal) {
    return refusal instanceof StockRefusal stocked
        ? Refusals.problem(stocked, "available", request.may(Scope.READ_INVENTORY))
        : Refusals.problem(refusal);
  }

  private record Place(VariantId item, LocationId location) {}

  /// @return by variant, what may be sold of it at all locations together; tracked variants only
  Map<VariantId, Long> available(Collection<Variant> variants) {
    var tracked = variants.stream().filter(Variant::tracked).toList();
    return tracked.isEmpty()
        ? Map.of()
        : StockLevel.available(levels(tracked, locations().stream().map(Location::id).toList()));
  }
}
