package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.StockCountDecider;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// `inventory_levels`: counts and corrections of stock. A level and its movement are one commit; of
/// two at the same moment the second is decided again on what the first left.
///
/// Refuses to count what is not tracked, units that are no whole number, and counts below nothing.
final class InventoryLevels {
  private static final int MAX_ITEMS = 250;
  private static final int MAX_LOCATIONS = 50;

  private final Wiring wiring;
  private final ProductsTable products;
  private final StockTable levels;
  private final Stock stock;
  private final Store store;

  InventoryLevels(Wiring wiring) {
    this.wiring = wiring;
    this.products = new ProductsTable(wiring.database());
    this.levels = new StockTable(wiring.database());
    this.stock = new Stock(wiring.database(), wiring.shop(), wiring.clock());
    this.store = wiring.store();
  }

  /// Levels by item and location. Items that are asked for are read by their keys; those of a
  /// location are found through the products, page by page. A page holds as many items (or
  /// products) as have at most `limit` levels, and always one.
  Response list(Request request) {
    var paging = Paging.of(request, true, List.of("inventory_item_ids", "location_ids"));
    var items = paging.ids("inventory_item_ids", MAX_ITEMS, VariantId::new);
    var asked = paging.ids("location_ids", MAX_LOCATIONS, LocationId::new);
    if (items.isEmpty() && asked.isEmpty()) {
      throw HttpProblem.invalid(
          "inventory_item_ids", "can't be blank where location_ids is blank too");
    }
    var locations = asked.orElseGet(() -> stock.locations().stream().map(Location::id).toList());
    return items.isPresent()
        ? ofItems(request, paging, items.get(), locations)
        : ofLocations(request, paging, locations);
  }

  private Response ofItems(
      Request request, Paging paging, List<VariantId> items, List<LocationId> locations) {
    var found = paging.window(products.variants(items).values(), Variant::id);
    var page = fitting(paging, found, _ -> locations.size());
    var body = written(request, page.items(), locations);
    return paging.linked(Response.ok(body), request, page, Variant::id);
  }

  private Response ofLocations(Request request, Paging paging, List<LocationId> locations) {
    var found =
        products.page(ProductsTable.STATUSES, paging.from(), paging.forward(), paging.limit() + 1);
    var page = fitting(paging, found, one -> (long) one.variantIds().size() * locations.size());
    var ids = page.items().stream().flatMap(one -> one.variantIds().stream()).toList();
    var variants = products.variants(ids);
    var inOrder = ids.stream().filter(variants::containsKey).map(variants::get).toList();
    return paging.linked(
        Response.ok(written(request, inOrder, locations)), request, page, Product::id);
  }

  private static <T> Paging.Page<T> fitting(
      Paging paging, List<T> found, ToLongFunction<T> levels) {
    long total = 0;
    int kept = 0;
    for (var one : found) {
      total += levels.applyAsLong(one);
      if (kept > 0 && (total > paging.limit() || kept == paging.limit())) {
        break;
      }
      kept++;
    }
    var items = List.copyOf(found.subList(0, kept));
    boolean withList = paging.forward() == paging.ascending();
    return new Paging.Page<>(withList ? items : items.reversed(), found.size() > kept);
  }

  private Json written(Request request, Collection<Variant> variants, List<LocationId> locations) {
    var found = stock.levels(variants, locations);
    var tracked =
        variants.stream().filter(Variant::tracked).map(Variant::id).collect(Collectors.toSet());
    return Json.object()
        .put(
            "inventory_levels",
            found.stream()
                .map(level ->
                    SparseFields.select(
                        request,
                        InventoryJson.level(
                            level, tracked.contains(level.itemId()), wiring.shop())))
                .toList())
        .build();
  }

  Response set(Request request) {
    var fields = request.bareInstruction();
    fields.unkept("disconnect_if_necessary", Json.Bool.FALSE);
    var place = place(fields);
    long available = fields.requiredInteger("available", 0, StockDecider.MAX_UNITS);
    return count(
        request,
        fields,
        place,
        "available",
        Response::ok,
        (variant, level, id, now) ->
            StockCountDecider.setAvailable(variant, level, available, id, now));
  }

  Response adjust(Request request) {
    var fields = request.bareInstruction();
    var place = place(fields);
    var field = "available_adjustment";
    long change = fields.requiredInteger(field, -StockDecider.MAX_UNITS, StockDecider.MAX_UNITS);
    return count(
        request,
        fields,
        place,
        field,
        Response::ok,
        (variant, level, id, now) -> StockCountDecider.adjust(variant, level, change, id, now));
  }

  /// Keeps an item at a location from now on, which is a count of nothing; what is there already
  /// stays as it is.
  Response connect(Request request) {
    var fields = request.bareInstruction();
    fields.unkept("relocate_if_necessary", Json.Bool.FALSE);
    var place = place(fields);
    return count(request, fields, place, "base", Response::created, StockCountDecider::connect);
  }

  private record Place(VariantId item, LocationId location) {}

  private static Place place(Fields fields) {
    return new Place(
        fields.requiredId("inventory_item_id", VariantId::new),
        fields.requiredId("location_id", LocationId::new));
  }

  /// @return the variant that is kept there
  private Variant checkPlace(Fields fields, Place place) {
    fields.refuseIfWrong();
    var variant = products.findVariant(place.item);
    if (variant.isEmpty()) {
      fields.error("inventory_item_id", "does not exist: " + place.item);
    }
    if (!stock.hasLocation(place.location)) {
      fields.error("location_id", "does not exist: " + place.location);
    }
    fields.refuseIfWrong();
    return variant.orElseThrow();
  }

  /// What a count makes of the level it finds.
  private interface Count {
    Decision<Change.StockCounted> decide(
        Variant variant, StockLevel level, AdjustmentId countId, Instant now);
  }

  /// One count is one movement, under one key, however often it is tried.
  ///
  /// @param counted the field that is told why, where a rule says no
  private Response count(
      Request request,
      Fields fields,
      Place place,
      String counted,
      Function<Json, Response> response,
      Count count) {
    fields.refuseIfWrong();
    var countId = new AdjustmentId(wiring.ids().next());
    var name = new Movement.Name(place.item, Movement.adjustKey(countId));
    return ConflictRetry.deciding(() -> {
      var now = wiring.clock().instant();
      var found = levels.load(place.location, List.of(place.item), List.of(name));
      var level = found.level(place.item, place.location, now);
      if (found.movement(name).isPresent()) {
        return response.apply(envelope(level));
      }
      var variant = checkPlace(fields, place);
      return switch (count.decide(variant, level, countId, now)) {
        case Decision.Changed<Change.StockCounted>(var change) ->
            request.commit(store, response.apply(envelope(change.level())), change);
        case Decision.AlreadyDone<Change.StockCounted> _ -> response.apply(envelope(level));
        case Decision.Refused<Change.StockCounted>(StockRefusal refusal) ->
            throw Refusals.problem(refusal, counted, true);
        case Decision.Refused<Change.StockCounted>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Json envelope(StockLevel level) {
    return Json.object()
        .put("inventory_level", InventoryJson.level(level, true, wiring.shop()))
        .build();
  }
}
