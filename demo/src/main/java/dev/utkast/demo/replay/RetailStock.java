package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Invoice;
import dev.utkast.demo.source.OnlineRetail.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The stock record of items that were counted at no price. Opening stock is just enough for no
/// level to fall below zero; each correction then sets the level it leads to.
final class RetailStock {
  private static final Map<String, String> SHIPS_FROM =
      Map.of("name", "Warehouse", "country", "GB", "country_code", "GB");

  private final OnlineRetail trade;
  private final Trade steps;
  private final Shop shop;
  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, Long> items = new HashMap<>();
  private long location;

  RetailStock(OnlineRetail trade, Trade steps, Shop shop) {
    this.trade = trade;
    this.steps = steps;
    this.shop = shop;
  }

  void open() {
    var lowest = new TreeMap<String, Integer>();
    var running = new HashMap<String, Integer>();
    var names = new HashMap<String, String>();
    for (var invoice : trade.invoices()) {
      for (var row : invoice.rows()) {
        if (invoice.kindOf(row) == Kind.STOCK_CORRECTION) {
          int level = running.merge(row.code(), row.quantity(), Integer::sum);
          lowest.merge(row.code(), Math.min(0, level), Math::min);
        } else if (!row.description().isEmpty()) {
          names.putIfAbsent(row.code(), row.description());
        }
      }
    }
    shop.progress().start("catalogue", lowest.size());
    location =
        steps
            .once(
                "location",
                () -> Locations.firstOrNew(shop.client(), "online-retail-location", SHIPS_FROM))
            .path("id")
            .asLong();
    lowest.forEach((code, low) -> enter(code, names.getOrDefault(code, code), -low));
  }

  private void enter(String code, String name, int opening) {
    var step = "product/" + code;
    var facts = steps.once(step, () -> newProduct(step, code, name));
    long item = facts.path("item").asLong();
    items.put(code, item);
    levels.put(code, opening);
    set(step + "/stock", item, opening, "stock levels");
    shop.tally().count("products");
    shop.progress().step();
  }

  void correct(Invoice invoice) {
    int index = 0;
    for (var row : invoice.rows()) {
      int level = levels.merge(row.code(), row.quantity(), Integer::sum);
      var item = requireNonNull(items.get(row.code()));
      set(invoice.number() + "/stock/" + index++, item, level, "stock corrections");
    }
  }

  private void set(String step, long item, int available, String counted) {
    var level = new LinkedHashMap<String, Object>();
    level.put("location_id", location);
    level.put("inventory_item_id", item);
    level.put("available", available);
    steps.post(step, "inventory_levels/set.json", Json.of(level), counted);
  }

  private ObjectNode newProduct(String step, String code, String name) {
    var variant =
        Map.of(
            "sku", code,
            "price", "0.00",
            "inventory_policy", "continue",
            "inventory_management", "shopify",
            "requires_shipping", true);
    var body = Json.of(Map.of("title", name, "variants", List.of(variant)));
    var made = steps.answer(step, "products.json", Json.envelope("product", body));
    return Json.object().put("item", made.at("/product/variants/0/inventory_item_id").asLong());
  }
}
