package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
  private static final String ROUTES =
      """
      GET    | products.json                      | products
      POST   | products.json                      | products
      GET    | products/count.json                | products
      GET    | products/1.json                    | products
      PUT    | products/1.json                    | products
      DELETE | products/1.json                    | products
      GET    | products/1/variants.json           | products
      POST   | products/1/variants.json           | products
      GET    | products/1/variants/count.json     | products
      GET    | products/1/variants/2.json         | products
      PUT    | products/1/variants/2.json         | products
      DELETE | products/1/variants/2.json         | products
      GET    | variants/2.json                    | products
      PUT    | variants/2.json                    | products
      GET    | locations.json                     | locations
      POST   | locations.json                     | locations
      GET    | locations/count.json               | locations
      GET    | locations/1.json                   | locations
      GET    | inventory_levels.json              | inventory
      POST   | inventory_levels/set.json          | inventory
      POST   | inventory_levels/adjust.json       | inventory
      POST   | inventory_levels/connect.json      | inventory
      GET    | inventory_items.json               | inventory
      GET    | inventory_items/1.json             | inventory
      PUT    | inventory_items/1.json             | inventory
      """;

  private final Shopkeeper keeper = new Shopkeeper();
  private final HttpCalls nobody = new HttpCalls(new Catalog(keeper.wiring));

  private static Answer call(HttpCalls caller, String method, String path) {
    return switch (method) {
      case "GET" -> caller.get(path);
      case "POST" -> caller.post(path, "{}");
      case "PUT" -> caller.put(path, "{}");
      default -> caller.delete(path);
    };
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ROUTES)
  void everyRouteNeedsItsScope(String method, String path, String resource) {
    assertEquals(401, call(nobody, method, path).status());
    var others =
        List.of("products", "locations", "inventory", "orders").stream()
            .filter(other -> !other.equals(resource))
            .map(other -> "write_" + other)
            .toArray(String[]::new);
    assertEquals(403, call(nobody.withScopes(others), method, path).status());
    int asReader = call(nobody.withScopes("read_" + resource), method, path).status();
    assertEquals(!method.equals("GET"), asReader == 403);
    int asWriter = call(nobody.withScopes("write_" + resource), method, path).status();
    assertTrue(List.of(200, 400, 404, 422).contains(asWriter), () -> "" + asWriter);
  }

  @Test
  void unknownPathsAndMethodsAreTold() {
    assertEquals(404, keeper.calls.get("collections.json").status());
    assertEquals(405, keeper.calls.delete("products.json").status());
  }

  @Test
  void theShopIsToldToAnyKnownToken() {
    assertEquals(401, nobody.get("shop.json").status());
    var shop = nobody.withScopes("read_orders").get("shop.json");
    assertEquals(200, shop.status());
    assertEquals("Utkast Trading", shop.textAt("shop.name"));
    assertEquals("shop@example.com", shop.textAt("shop.email"));
    assertEquals("shop.example.com", shop.textAt("shop.domain"));
    assertEquals("USD", shop.textAt("shop.currency"));
    assertEquals("NL", shop.textAt("shop.country_code"));
    assertEquals("Europe/Amsterdam", shop.textAt("shop.iana_timezone"));
    assertEquals("${{amount}}", shop.textAt("shop.money_format"));
    assertEquals("${{amount}} USD", shop.textAt("shop.money_with_currency_format"));
    assertEquals(1, shop.longAt("shop.primary_location_id"));
    assertEquals(
        "{\"id\":1}",
        nobody.withScopes("read_orders").get("shop.json?fields=id").at("shop").write());
  }

  @Test
  void theShopSaysWhatIsSetAndNothingThatNobodyKnows() {
    var staff = nobody.withScopes("read_orders");
    assertEquals("false", staff.get("shop.json").at("shop.taxes_included").write());
    var unset = RecordCodec.of(SalesSettings.class).write(SalesSettings.unset());
    var set = "{\"taxesIncluded\":true," + unset.substring(1);
    var stored = Item.of(SettingsTable.SALES, 1, set);
    keeper.wiring.database().commit(List.of(new Write.PutNew(stored)));
    var told = staff.get("shop.json");
    assertEquals("true", told.at("shop.taxes_included").write());
    assertFalse(told.text().contains("_at\""), told.text());
    assertEquals(400, nobody.withScopes("write_settings").put("shop.json", "{}").status());
  }

  @Test
  void thePrimaryLocationIsThereFromTheFirstDay() {
    var primary = keeper.calls.get("locations/1.json");
    assertEquals("Utkast Trading", primary.textAt("location.name"));
    assertEquals("Netherlands", primary.textAt("location.country_name"));
    assertEquals("null", primary.at("location.created_at").write(), "nobody made it");
    assertEquals("null", primary.at("location.updated_at").write());
    assertEquals(primary.at("location"), keeper.calls.get("locations.json").at("locations.0"));
    assertEquals(1, keeper.calls.get("locations/count.json").longAt("count"));
  }

  @ParameterizedTest
  @CsvSource({
    "country, Ruritania, is unknown: Ruritania",
    "country_code, ZZ, is not a country code of ISO 3166-1: ZZ"
  })
  void aLocationInACountryThatNobodyKnowsIsRefused(String field, String country, String words) {
    var refused =
        keeper.calls.post(
            "locations.json",
            "{\"location\": {\"name\": \"Strelsau\", \"%s\": \"%s\"}}".formatted(field, country));
    assertEquals("{\"errors\":{\"%s\":[\"%s\"]}}".formatted(field, words), refused.text());
    assertEquals(1, keeper.calls.get("locations/count.json").longAt("count"));
  }

  @Test
  void locationsAreAddedBesideThePrimaryOne() {
    var made =
        keeper.calls.post(
            "locations.json",
            """
            {"location": {"name": "Berlin", "address1": "Chausseestr. 1", "city": "Berlin", "zip": "10115",
                          "country": "Germany", "legacy": false, "active": true}}
            """);
    assertEquals(201, made.status());
    assertEquals("DE", made.textAt("location.country_code"));
    assertTrue(made.text().contains("\"legacy\":false,\"active\":true"));
    long id = made.longAt("location.id");
    assertEquals(made.body(), keeper.calls.get("locations/" + id + ".json").body());
    assertEquals(2, keeper.calls.get("locations/count.json").longAt("count"));
    var first = keeper.calls.get("locations.json?limit=1");
    var second = keeper.calls.get(first.link("next").orElseThrow());
    assertEquals(id, second.longAt("locations.0.id"));
    assertEquals(404, keeper.calls.get("locations/2.json").status());
  }

  @Test
  void aLocationNeedsANameAndARealCountry() {
    var refused = keeper.calls.post("locations.json", "{\"location\": {\"country_code\": \"ZZ\"}}");
    assertEquals(422, refused.status());
    assertEquals(
        List.of("name", "country_code"), List.copyOf(refused.at("errors").fieldMap().keySet()));
    assertEquals(1, keeper.calls.get("locations/count.json").longAt("count"));
  }
}
