package dev.utkast.functions.catalog;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Refusals;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockDecider.Moved;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.lifecycle.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// `inventory_levels`: counts and corrections of stock. A level and its movement are one commit; of
/// two at the same moment the second is decided again on what the first left.
///
/// Refuses to count what is not tracked, units that are no whole number, and counts below nothing.
final class InventoryLevels {
  private static final int MAX_ITEMS = 250;
  private static final int MAX_LOCATIONS = 50;
  private static final long MAX_ID = (1L << 53) - 1;

  private final Wiring wiring;
  private final ProductsTable products;
  private final StockTable levels;
  private final Stock stock;
  private final Store store;

  InventoryLevels(Wiring wiring) {
    this.wiring = wiring;
    this.products = new ProductsTable(wiring.database());
    this.levels = new StockTable(wiring.database());
    this.stock = new Stock(wiring);
    this.store = wiring.store();
  }

  /// Levels by item and location. Items that are asked for are read by their keys; those of a
  /// location are found through the products, page by page. A page holds as many items (or
  /// products) as have at most `limit` levels, and always one.
  Response list(Request request) {
    var paging = Paging.of(request, true, List.of("inventory_item_ids", "location_ids"));
    var items = paging.ids("inventory_item_ids", MAX_ITEMS);
    var asked = paging.ids("location_ids", MAX_LOCATIONS);
    if (items.isEmpty() && asked.isEmpty()) {
      throw HttpProblem.invalid(
          "inventory_item_ids", "can't be blank where location_ids is blank too");
    }
    var locations = asked.orElseGet(() -> stock.locations().stream().map(Location::id).toList());
    return items.isPresent()
        ? ofItems(request, paging, items.get(), locations)
        : ofLocations(request, paging, locations);
  }

  private Response ofItems(Request request, Paging paging, List<Long> items, List<Long> locations) {
    var found = paging.window(products.variants(items).values(), Variant::id);
    var page = fitting(paging, found, _ -> locations.size());
    var body = written(request, page.items(), locations);
    return paging.linked(Response.ok(body), request, page, Variant::id);
  }

  private Response ofLocations(Request request, Paging paging, List<Long> locations) {
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

  private Json written(Request request, Collection<Variant> variants, List<Long> locations) {
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
        (level, id, now) -> StockDecider.setAvailable(level, available, id, now));
  }

  Response adjust(Request request) {
    var fields = request.bareInstruction();
    var place = place(fields);
    long change =
        fields.requiredInteger(
            "available_adjustment", -StockDecider.MAX_UNITS, StockDecider.MAX_UNITS);
    return count(
        request,
        fields,
        place,
        "available_adjustment",
        (level, id, now) -> StockDecider.adjust(level, change, id, now));
  }

  /// Keeps an item at a location from now on, which is a count of nothing; what is there already
  /// stays as it is.
  Response connect(Request request) {
    var fields = request.bareInstruction();
    fields.unkept("relocate_if_necessary", Json.Bool.FALSE);
    var place = place(fields);
    fields.refuseIfWrong();
    long countId = wiring.ids().next();
    var name = new Movement.Name(place.item, Movement.adjustKey(countId));
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var found = levels.load(place.location, List.of(place.item), List.of(name));
      var known = found.level(place.item, place.location, now);
      if (found.movement(name).isPresent()) {
        return Response.created(envelope(known));
      }
      var variant = checkPlace(fields, place);
      if (known.version() > 0) {
        return Response.created(envelope(known));
      }
      var none = StockLevel.none(place.item, place.location, now);
      return switch (StockDecider.adjust(none, 0, countId, now)) {
        case Decision.Changed<Moved>(var moved) ->
            commit(request, Response.created(envelope(moved.next())), moved, variant.next(now));
        case Decision.AlreadyDone<Moved> _ -> Response.created(envelope(known));
        case Decision.Refused<Moved>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  /// It writes the variant too, so that a variant which is deleted meanwhile takes nothing with it
  /// that was just counted.
  private Response commit(Request request, Response response, Moved moved, Variant variant) {
    return request.commit(
        store, response, new Change.StockCounted(moved.next(), moved.movement(), variant));
  }

  private record Place(long item, long location) {}

  private static Place place(Fields fields) {
    return new Place(
        fields.requiredInteger("inventory_item_id", 1, MAX_ID),
        fields.requiredInteger("location_id", 1, MAX_ID));
  }

  /// @return the variant that is kept there
  private Variant checkPlace(Fields fields, Place place) {
    fields.refuseIfWrong();
    var variant = products.findVariant(place.item);
    if (variant.isEmpty()) {
      fields.error("inventory_item_id", "does not exist: " + place.item);
    } else if (!variant.get().tracked()) {
      fields.error("inventory_item_id", "does not have inventory tracking enabled");
    }
    if (!stock.hasLocation(place.location)) {
      fields.error("location_id", "does not exist: " + place.location);
    }
    fields.refuseIfWrong();
    return variant.orElseThrow();
  }

  /// What a count makes of the level it finds.
  private interface Count {
    Decision<Moved> decide(StockLevel level, long countId, Instant now);
  }

  /// One count is one movement, under one key, however often it is tried.
  private Response count(Request request, Fields fields, Place place, String field, Count count) {
    fields.refuseIfWrong();
    long countId = wiring.ids().next();
    var name = new Movement.Name(place.item, Movement.adjustKey(countId));
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var found = levels.load(place.location, List.of(place.item), List.of(name));
      var level = found.level(place.item, place.location, now);
      if (found.movement(name).isPresent()) {
        return Response.ok(envelope(level));
      }
      var variant = checkPlace(fields, place);
      return switch (count.decide(level, countId, now)) {
        case Decision.Changed<Moved>(var moved) ->
            commit(request, Response.ok(envelope(moved.next())), moved, variant.next(now));
        case Decision.AlreadyDone<Moved> _ -> Response.ok(envelope(level));
        case Decision.Refused<Moved>(StockRefusal refused) ->
            throw Refusals.problem(refused, field, true);
        case Decision.Refused<Moved>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Json envelope(StockLevel level) {
    return Json.object()
        .put("inventory_level", InventoryJson.level(level, true, wiring.shop()))
        .build();
  }
}
