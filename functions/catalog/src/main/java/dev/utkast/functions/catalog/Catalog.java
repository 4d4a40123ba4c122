package dev.utkast.functions.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// HTTP `products`, `variants`, `locations`, `inventory_levels`, `inventory_items`, `shop` → what
/// the shop sells, where its stock lies, and the shop itself.
///
/// `shop.json` needs no scope, only a token that is known: it is the first thing that clients ask
/// for, whatever they came to do, and tells nothing that an invoice does not. To change it is to
/// change settings.
public final class Catalog implements RequestStreamHandler {
  private static final String READ_PRODUCTS = "read_products";
  private static final String WRITE_PRODUCTS = "write_products";
  private static final String READ_INVENTORY = "read_inventory";
  private static final String WRITE_INVENTORY = "write_inventory";
  private static final String READ_LOCATIONS = "read_locations";
  private static final String WRITE_LOCATIONS = "write_locations";

  private final HttpFunction http;

  public Catalog() {
    this(Wiring.fromEnvironment());
  }

  public Catalog(Wiring wiring) {
    var shop = new ShopDocument(wiring);
    var routes = new ArrayList<Route>();
    routes.add(Route.of("GET", "shop", "", shop::get).taking("fields"));
    routes.add(Route.of("PUT", "shop", "write_settings", shop::update));
    routes.addAll(products(new Products(wiring)));
    routes.addAll(variants(new Variants(wiring)));
    routes.addAll(locations(new Locations(wiring)));
    routes.addAll(inventory(new InventoryLevels(wiring), new InventoryItems(wiring)));
    this.http = new HttpFunction(wiring, routes);
    Rehearsal.of(wiring, Catalog::new, Catalog::rehearsed);
  }

  private static List<Json> rehearsed() {
    var product = "{\"product\": {\"title\": \"Thing\", \"variants\": [{\"price\": \"10.00\"}]}}";
    return List.of(
        Rehearsal.post("products", product, WRITE_PRODUCTS),
        Rehearsal.get("products", READ_PRODUCTS),
        Rehearsal.get("shop", READ_PRODUCTS));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private static List<Route> products(Products products) {
    return List.of(
        Route.of("GET", "products", READ_PRODUCTS, products::list).paged("ids", "status"),
        Route.of("POST", "products", WRITE_PRODUCTS, products::create),
        Route.of("GET", "products/count", READ_PRODUCTS, products::count)
            .taking("since_id", "status"),
        Route.of("GET", "products/{id}", READ_PRODUCTS, products::get).taking("fields"),
        Route.of("PUT", "products/{id}", WRITE_PRODUCTS, products::update),
        Route.of("DELETE", "products/{id}", WRITE_PRODUCTS, products::delete));
  }

  private static List<Route> variants(Variants variants) {
    return List.of(
        Route.of("GET", "products/{id}/variants", READ_PRODUCTS, variants::list).paged(),
        Route.of("POST", "products/{id}/variants", WRITE_PRODUCTS, variants::create),
        Route.of("GET", "products/{id}/variants/count", READ_PRODUCTS, variants::count),
        Route.of("GET", "products/{id}/variants/{id}", READ_PRODUCTS, variants::get)
            .taking("fields"),
        Route.of("PUT", "products/{id}/variants/{id}", WRITE_PRODUCTS, variants::update),
        Route.of("DELETE", "products/{id}/variants/{id}", WRITE_PRODUCTS, variants::delete),
        Route.of("GET", "variants/{id}", READ_PRODUCTS, variants::get).taking("fields"),
        Route.of("PUT", "variants/{id}", WRITE_PRODUCTS, variants::update));
  }

  private static List<Route> locations(Locations locations) {
    return List.of(
        Route.of("GET", "locations", READ_LOCATIONS, locations::list).paged(),
        Route.of("POST", "locations", WRITE_LOCATIONS, locations::create),
        Route.of("GET", "locations/count", READ_LOCATIONS, locations::count),
        Route.of("GET", "locations/{id}", READ_LOCATIONS, locations::get).taking("fields"));
  }

  private static List<Route> inventory(InventoryLevels levels, InventoryItems items) {
    return List.of(
        Route.of("GET", "inventory_levels", READ_INVENTORY, levels::list)
            .paged("inventory_item_ids", "location_ids"),
        Route.of("POST", "inventory_levels/set", WRITE_INVENTORY, levels::set),
        Route.of("POST", "inventory_levels/adjust", WRITE_INVENTORY, levels::adjust),
        Route.of("POST", "inventory_levels/connect", WRITE_INVENTORY, levels::connect),
        Route.of("GET", "inventory_items", READ_INVENTORY, items::list).paged("ids"),
        Route.of("GET", "inventory_items/{id}", READ_INVENTORY, items::get).taking("fields"),
        Route.of("PUT", "inventory_items/{id}", WRITE_INVENTORY, items::update));
  }
}
