package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.demo.api.JsonPath;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The products of a shop and their stock, which is kept at the shop's first location; one is made
/// if the shop has none yet.
final class Catalogue {
  private final ReplayContext context;
  private final Trade steps;
  private final Map<String, Long> items = new ConcurrentHashMap<>();
  private long location;

  Catalogue(ReplayContext context, Trade steps) {
    this.context = context;
    this.steps = steps;
  }

  void open(ObjBuilder warehouse) {
    var step = "location";
    var facts =
        steps.once(
            step,
            () -> {
              var known = context.client().list("locations.json", "locations");
              return known.isEmpty()
                  ? steps.created(step, "locations.json", "location", warehouse)
                  : Trade.id(known.getFirst());
            });
    location = JsonPath.whole(facts, "id");
  }

  /// Enters a product of one variant with its opening stock; answers the variant's id.
  long enter(String code, ObjBuilder product, int opening) {
    var step = "product/" + code;
    var facts = steps.once(step, () -> made(step, product));
    items.put(code, JsonPath.whole(facts, "item"));
    set(step + "/stock", code, opening, "stock levels");
    context.tally().count("products");
    context.progress().step();
    return JsonPath.whole(facts, "variant");
  }

  private Json made(String step, ObjBuilder product) {
    var answer = steps.answer(step, "products.json", JsonPath.envelope("product", product));
    var variant = JsonPath.at(answer, "product.variants.0");
    return Json.object()
        .put("variant", variant.at("id"))
        .put("item", variant.at("inventory_item_id"))
        .build();
  }

  void set(String step, String code, int available, String counted) {
    var level =
        Json.object()
            .put("location_id", location)
            .put("inventory_item_id", requireNonNull(items.get(code)))
            .put("available", available);
    steps.post(step, "inventory_levels/set.json", level.build(), counted);
  }

  /// The shop's available units by product code.
  Map<String, Long> stock() {
    var byItem = new HashMap<Long, Long>();
    var path = "inventory_levels.json?limit=250&location_ids=" + location;
    for (var level : context.client().list(path, "inventory_levels")) {
      byItem.put(JsonPath.whole(level, "inventory_item_id"), JsonPath.whole(level, "available"));
    }
    var byCode = new HashMap<String, Long>();
    items.forEach((code, item) -> byCode.put(code, byItem.getOrDefault(item, 0L)));
    return byCode;
  }
}
