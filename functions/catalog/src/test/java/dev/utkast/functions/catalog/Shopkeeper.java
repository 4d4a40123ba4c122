package dev.utkast.functions.catalog;

import dev.utkast.aws.storage.Database;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;

/// Someone with every right, and the shop in memory that he keeps.
final class Shopkeeper {
  final MemoryWiring wiring = MemoryWiring.standard();
  final HttpCalls calls = over(wiring.database());

  HttpCalls over(Database database) {
    return new HttpCalls(new Catalog(wiring.with(database)))
        .withScopes("write_products", "write_inventory", "write_locations");
  }

  MemoryDatabase database() {
    return (MemoryDatabase) wiring.database();
  }

  SettableClock clock() {
    return (SettableClock) wiring.clock();
  }

  /// @return the new product, with one tracked variant
  Answer tracked(String title) {
    return calls.post(
        "products.json",
        """
        {"product": {"title": "%s", "variants": [
          {"option1": "Red", "sku": "R-1", "price": "19.90", "inventory_management": "shopify"}]}}
        """
            .formatted(title));
  }

  long trackedItem() {
    return tracked("Lamp").longAt("product.variants.0.inventory_item_id");
  }

  Answer set(long item, long location, String available) {
    return calls.post("inventory_levels/set.json", count(item, location, "available", available));
  }

  Answer adjust(long item, long location, String change) {
    return calls.post(
        "inventory_levels/adjust.json", count(item, location, "available_adjustment", change));
  }

  static String count(long item, long location, String field, String units) {
    return "{\"inventory_item_id\": %d, \"location_id\": %d, \"%s\": %s}"
        .formatted(item, location, field, units);
  }

  long available(long item, long location) {
    return calls
        .get("inventory_levels.json?inventory_item_ids=" + item + "&location_ids=" + location)
        .longAt("inventory_levels.0.available");
  }

  long location(String name) {
    return calls
        .post("locations.json", "{\"location\": {\"name\": \"" + name + "\"}}")
        .longAt("location.id");
  }
}
