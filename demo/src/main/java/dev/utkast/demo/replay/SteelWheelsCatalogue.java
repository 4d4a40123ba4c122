package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.source.SteelWheels.Order;
import dev.utkast.demo.source.SteelWheels.Product;
import dev.utkast.demo.source.SteelWheels.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The products of SteelWheels and their stock.
///
/// The source says what was on hand when its record was taken, at the end. So the opening stock is
/// that figure plus the units the replay will sell, and when all is sold every level must be the
/// source's again.
public final class SteelWheelsCatalogue {
  private static final Map<String, String> SHIPS_FROM =
      Map.of(
          "name", "Warehouse San Francisco",
          "address1", "100 Market Street",
          "city", "San Francisco",
          "province", "CA",
          "zip", "94080",
          "country", "US",
          "country_code", "US");

  private final List<Product> products;
  private final Map<String, Integer> sold = new HashMap<>();
  private final Shop shop;
  private final Trade steps;
  private final Map<String, Long> items = new ConcurrentHashMap<>();
  private long location;

  SteelWheelsCatalogue(List<Product> products, List<Order> orders, Shop shop, Trade steps) {
    this.products = products;
    this.shop = shop;
    this.steps = steps;
    for (var order : orders) {
      if (order.status() != Status.CANCELLED) {
        order.lines().forEach(line -> sold.merge(line.product(), line.quantity(), Integer::sum));
      }
    }
  }

  /// Enters the products with their opening stock; answers the ids of the variants by product code.
  Map<String, Long> open() {
    location =
        steps
            .once(
                "location",
                () -> Locations.firstOrNew(shop.client(), "steelwheels-location", SHIPS_FROM))
            .path("id")
            .asLong();
    var variants = new ConcurrentHashMap<String, Long>();
    var work = new ArrayList<Runnable>();
    for (var product : products) {
      work.add(() -> variants.put(product.code(), enter(product)));
    }
    shop.calendar().together(work);
    return variants;
  }

  /// In units, all products together.
  public long closingStock() {
    return products.stream().mapToLong(Product::stock).sum();
  }

  /// The shop's available units by product code.
  public Map<String, Long> stockNow() {
    var byItem = new HashMap<Long, Long>();
    var path = "inventory_levels.json?limit=250&location_ids=" + location;
    for (var level : shop.client().list(path, "inventory_levels")) {
      byItem.put(level.path("inventory_item_id").asLong(), level.path("available").asLong());
    }
    var byCode = new HashMap<String, Long>();
    items.forEach((code, item) -> byCode.put(code, byItem.getOrDefault(item, 0L)));
    return byCode;
  }

  /// How many products have another stock than the source says.
  public long differing(Map<String, Long> now) {
    return products.stream()
        .filter(product -> now.getOrDefault(product.code(), -1L) != product.stock())
        .count();
  }

  private long enter(Product product) {
    var step = "product/" + product.code();
    var facts = steps.once(step, () -> newProduct(step, product));
    long item = facts.path("item").asLong();
    items.put(product.code(), item);
    var level =
        Map.of(
            "location_id", location,
            "inventory_item_id", item,
            "available", product.stock() + requireNonNull(sold.getOrDefault(product.code(), 0)));
    steps.post(step + "/stock", "inventory_levels/set.json", Json.of(level), "stock levels");
    shop.tally().count("products");
    shop.progress().step();
    return facts.path("variant").asLong();
  }

  private ObjectNode newProduct(String step, Product product) {
    var variant =
        Map.of(
            "sku",
            product.code(),
            "price",
            product.listPrice().toPlainString(),
            "option1",
            product.scale(),
            "inventory_policy",
            "deny",
            "inventory_management",
            "shopify",
            "requires_shipping",
            true,
            "taxable",
            true);
    var body =
        Json.of(
            Map.of(
                "title", product.name(),
                "body_html", product.description(),
                "vendor", product.vendor(),
                "product_type", product.line(),
                "tags", product.scale(),
                "variants", List.of(variant)));
    var made = steps.answer(step, "products.json", Json.envelope("product", body));
    var first = made.at("/product/variants/0");
    return Json.object()
        .put("variant", first.path("id").asLong())
        .put("item", first.path("inventory_item_id").asLong());
  }
}
