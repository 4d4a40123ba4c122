package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What products, variants and inventory items are told, they tell again, or refuse by its name.
class CatalogFieldsTest {
  private final Shopkeeper keeper = new Shopkeeper();

  private String product(String fields) {
    var body = "{\"product\": {\"title\": \"Oak table\", " + fields + "}}";
    var made = keeper.calls.post("products.json", body);
    assertEquals(201, made.status(), made.text());
    return "products/" + made.longAt("product.id") + ".json";
  }

  @Test
  void aHandleIsKeptAndOtherwiseFollowsTheTitle() {
    var given = product("\"handle\": \"the-table\"");
    assertEquals("the-table", keeper.calls.get(given).textAt("product.handle"));
    keeper.calls.put(given, "{\"product\": {\"title\": \"Ash table\"}}");
    assertEquals("the-table", keeper.calls.get(given).textAt("product.handle"));
    keeper.calls.put(given, "{\"product\": {\"handle\": null}}");
    assertEquals("ash-table", keeper.calls.get(given).textAt("product.handle"));
    var other = product("\"vendor\": \"V\"");
    keeper.calls.put(other, keeper.calls.get(other).body());
    keeper.calls.put(other, "{\"product\": {\"title\": \"Elm\"}}");
    assertEquals("elm", keeper.calls.get(other).textAt("product.handle"));
  }

  @Test
  void aProductIsPublishedWhenItSaysSo() {
    var at = product("\"published_at\": \"2026-01-31T12:00:00+01:00\"");
    assertEquals(
        java.time.Instant.parse("2026-01-31T11:00:00Z"),
        java.time.OffsetDateTime.parse(keeper.calls.get(at).textAt("product.published_at"))
            .toInstant());
    keeper.calls.put(at, "{\"product\": {\"published\": false}}");
    assertEquals(Json.Null.NULL, keeper.calls.get(at).at("product.published_at"));
    keeper.calls.put(at, keeper.calls.get(at).body());
    keeper.calls.put(at, "{\"product\": {\"published\": true}}");
    var now = keeper.calls.get(at).at("product.updated_at");
    assertEquals(now, keeper.calls.get(at).at("product.published_at"));
    var hidden = product("\"published\": false");
    assertEquals(Json.Null.NULL, keeper.calls.get(hidden).at("product.published_at"));
  }

  /// What a draft product is told (no time) is no choice when it comes back.
  @Test
  void aDraftThatIsSentBackIsPublishedOnceItIsActive() {
    var at = product("\"status\": \"draft\"");
    keeper.calls.put(at, keeper.calls.get(at).body());
    keeper.calls.put(at, "{\"product\": {\"status\": \"active\"}}");
    var told = keeper.calls.get(at);
    assertEquals(told.at("product.created_at"), told.at("product.published_at"));
  }

  @Test
  void whatAVariantCostBeforeIsKept() {
    var at = product("\"variants\": [{\"price\": \"5.00\", \"compare_at_price\": \"7.50\"}]");
    var told = keeper.calls.get(at);
    assertEquals("7.50", told.textAt("product.variants.0.compare_at_price"));
    assertEquals(
        "7.50", told.textAt("product.variants.0.presentment_prices.0.compare_at_price.amount"));
    var variant = "variants/" + told.longAt("product.variants.0.id") + ".json";
    keeper.calls.put(at, "{\"product\": {\"vendor\": \"W\"}}");
    keeper.calls.put(variant, "{\"variant\": {\"price\": \"4.00\"}}");
    assertEquals("7.50", keeper.calls.get(variant).textAt("variant.compare_at_price"));
    keeper.calls.put(variant, "{\"variant\": {\"compare_at_price\": null}}");
    assertEquals(Json.Null.NULL, keeper.calls.get(variant).at("variant.compare_at_price"));
  }

  @Test
  void whatCustomsAskForIsKeptOnTheInventoryItem() {
    var at = product("\"vendor\": \"V\"");
    long id = keeper.calls.get(at).longAt("product.variants.0.inventory_item_id");
    var item = "inventory_items/" + id + ".json";
    var said =
        "{\"inventory_item\": {\"cost\": \"25.00\", \"country_code_of_origin\": \"no\","
            + " \"province_code_of_origin\": \"03\", \"harmonized_system_code\": \"940360\"}}";
    assertEquals(200, keeper.calls.put(item, said).status());
    keeper.calls.put(at, "{\"product\": {\"vendor\": \"W\"}}");
    keeper.calls.put("variants/" + id + ".json", "{\"variant\": {\"price\": \"4.00\"}}");
    var told = keeper.calls.get(item);
    assertEquals("25.00", told.textAt("inventory_item.cost"));
    assertEquals("NO", told.textAt("inventory_item.country_code_of_origin"));
    assertEquals("03", told.textAt("inventory_item.province_code_of_origin"));
    assertEquals("940360", told.textAt("inventory_item.harmonized_system_code"));
    assertEquals(told.body(), keeper.calls.put(item, told.body()).body());
    keeper.calls.put(item, "{\"inventory_item\": {\"cost\": null}}");
    assertEquals(Json.Null.NULL, keeper.calls.get(item).at("inventory_item.cost"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"images\": [{\"src\": \"https://x.example/1.png\"}] | images",
        "\"image\": {\"src\": \"https://x.example/1.png\"} | image",
        "\"metafields\": [{\"key\": \"k\"}] | metafields",
        "\"template_suffix\": \"special\" | template_suffix",
        "\"published_scope\": \"global\" | published_scope",
        "\"gift_card\": true | gift_card",
        "\"seo\": {\"title\": \"T\"} | seo",
        "\"handle\": \"Not a Handle\" | handle",
        "\"published_at\": \"yesterday\" | published_at",
        "\"published\": \"maybe\" | published",
        "\"variants\": [{\"image_id\": 7}] | variants[0].image_id",
        "\"variants\": [{\"fulfillment_service\": \"amazon\"}] | variants[0].fulfillment_service",
        "\"variants\": [{\"compare_at_price\": -1}] | variants[0].compare_at_price",
        "\"variants\": [{\"inventory_quantity\": 7}] | variants[0].inventory_quantity",
        "\"variants\": [{\"position\": 2}] | variants[0].position",
        "\"variants\": [{\"inventory_quantity_adjustment\": 2}] |"
            + " variants[0].inventory_quantity_adjustment",
        "\"variants\": [{\"inventory_item\": {\"cost\": 7}}] | variants[0].inventory_item",
        "\"options\": [{\"name\": \"Size\", \"position\": 2}] | options[0].position",
        "\"variants\": [{\"tax_category\": \"reduced\", \"tax_code\": \"zero\"}] |"
            + " variants[0].tax_code",
        "\"variants\": [{\"grams\": 100, \"weight\": 0.2, \"weight_unit\": \"kg\"}] |"
            + " variants[0].weight",
        "\"published\": true, \"published_at\": null | published_at",
        "\"published\": false, \"published_at\": \"2026-01-31T12:00:00Z\" | published_at"
      })
  void whatIsNotKeptIsRefusedByName(String field, String blamed) {
    var answer =
        keeper.calls.post("products.json", "{\"product\": {\"title\": \"T\", " + field + "}}");
    assertEquals(422, answer.status(), answer.text());
    assertEquals(Set.of(blamed), answer.at("errors").fieldMap().keySet());
  }

  /// Clients change one of two names and send the other back as it was.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tax_category\": \"zero\", \"tax_code\": \"reduced\" | tax_code | \"zero\"",
        "\"tax_category\": \"reduced\", \"tax_code\": \"zero\" | tax_category | \"zero\"",
        "\"grams\": 500, \"weight\": 0.1, \"weight_unit\": \"kg\" | grams | 500",
        "\"grams\": 100, \"weight\": 0.5, \"weight_unit\": \"kg\" | grams | 500",
        "\"grams\": 454, \"weight\": 1, \"weight_unit\": \"lb\" | grams | 454",
        "\"title\": \"A\", \"option1\": \"B\" | title | \"B\"",
        "\"title\": \"B\", \"option1\": \"A\" | option1 | \"B\"",
        "\"title\": \"B\", \"option1\": \"B\" | title | \"B\"",
        // What was read before somebody else changed it.
        "\"title\": \"Z\", \"option1\": \"B\" | title | \"B\"",
        "\"tax_category\": \"zero\", \"tax_code\": \"exempt\" | tax_code | \"zero\"",
        "\"grams\": 700, \"weight\": 0.5, \"weight_unit\": \"kg\" | grams | 700"
      })
  void ofTwoNamesTheOneThatSaysSomethingNewIsMeant(String said, String field, String told) {
    var at =
        product(
            "\"variants\": [{\"option1\": \"A\", \"grams\": 100, \"tax_category\": \"reduced\"}]");
    long id = keeper.calls.get(at).longAt("product.variants.0.id");
    var edited = keeper.calls.put("variants/" + id + ".json", "{\"variant\": {" + said + "}}");
    assertEquals(200, edited.status(), edited.text());
    assertEquals(told, edited.at("variant." + field).write());
  }

  @Test
  void whatWasToldOfThePublicationMayComeBackBesideAChange() {
    var at = product("\"status\": \"active\"");
    var told = keeper.calls.get(at).at("product").fieldMap();
    var hidden = new LinkedHashMap<>(told);
    hidden.put("published", Json.Bool.FALSE);
    var body = Json.object().put("product", new Json.Obj(hidden)).build();
    var taken = keeper.calls.put(at, body);
    assertEquals(Json.Null.NULL, taken.at("product.published_at"), taken.text());
    var shown = new LinkedHashMap<>(keeper.calls.get(at).at("product").fieldMap());
    shown.put("published", Json.Bool.TRUE);
    shown.put("status", Json.of("active"));
    var edited = keeper.calls.put(at, Json.object().put("product", new Json.Obj(shown)).build());
    assertEquals(200, edited.status(), edited.text());
    assertEquals(edited.at("product.updated_at"), edited.at("product.published_at"));
  }

  @Test
  void nothingOfWhatIsNotKeptIsFine() {
    product(
        "\"images\": [], \"image\": null, \"template_suffix\": \"\", \"published_scope\": \"web\","
            + " \"variants\": [{\"inventory_quantity\": 0, \"fulfillment_service\": \"manual\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cost\": \"-1\" | cost",
        "\"country_code_of_origin\": \"XX\" | country_code_of_origin",
        "\"province_code_of_origin\": \"longer\" | province_code_of_origin",
        "\"harmonized_system_code\": \"12\" | harmonized_system_code",
        "\"requires_shipping\": false | requires_shipping",
        "\"measurement\": {\"weight\": 7} | measurement",
        "\"country_harmonized_system_codes\": [{\"country_code\": \"NO\"}] |"
            + " country_harmonized_system_codes"
      })
  void aWrongDetailOfAnInventoryItemIsRefusedByName(String field, String blamed) {
    var at = product("\"vendor\": \"V\"");
    long id = keeper.calls.get(at).longAt("product.variants.0.inventory_item_id");
    var answer =
        keeper.calls.put(
            "inventory_items/" + id + ".json", "{\"inventory_item\": {" + field + "}}");
    assertEquals(422, answer.status(), answer.text());
    assertEquals(Set.of(blamed), answer.at("errors").fieldMap().keySet());
  }

  private static String variants(long first, int ofFirst, long second, int ofSecond) {
    return "{\"product\": {\"variants\": [{\"id\": %d, \"position\": %d}, {\"id\": %d, \"position\": %d}]}}"
        .formatted(first, ofFirst, second, ofSecond);
  }

  @Test
  void optionsAreInTheOrderOfTheirList() {
    var at =
        product(
            "\"options\": [{\"name\": \"Size\", \"position\": 1}, {\"name\": \"Colour\"}],"
                + " \"variants\": [{\"option1\": \"S\", \"option2\": \"Red\"}]");
    var options =
        "{\"product\": {\"options\": [{\"name\": \"Colour\", \"position\": %d}, {\"name\":"
            + " \"Size\", \"position\": %d}]}}";
    assertEquals(200, keeper.calls.put(at, options.formatted(2, 1)).status());
    var refused = keeper.calls.put(at, options.formatted(2, 1));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(200, keeper.calls.put(at, options.formatted(1, 2)).status());
  }

  @Test
  void variantsAreInTheOrderOfTheirList() {
    var at = product("\"variants\": [{\"option1\": \"A\", \"position\": 1}, {\"option1\": \"B\"}]");
    long a = keeper.calls.get(at).longAt("product.variants.0.id");
    long b = keeper.calls.get(at).longAt("product.variants.1.id");
    // As they were told, in another order; then with the positions of that order.
    for (var body : List.of(variants(b, 2, a, 1), variants(a, 1, b, 2))) {
      var edited = keeper.calls.put(at, body);
      assertEquals(200, edited.status(), edited.text());
      assertEquals(1, edited.longAt("product.variants.0.position"));
    }
    assertEquals(a, keeper.calls.get(at).longAt("product.variants.0.id"));
    var swapped = keeper.calls.put(at, variants(a, 2, b, 1));
    assertEquals(
        Set.of("variants[0].position", "variants[1].position"),
        swapped.at("errors").fieldMap().keySet());
    for (var one :
        List.of(
            keeper.calls.put("variants/" + b + ".json", "{\"variant\": {\"position\": 1}}"),
            keeper.calls.post(
                at.replace(".json", "/variants.json"),
                "{\"variant\": {\"option1\": \"C\", \"position\": 2}}"))) {
      assertEquals(422, one.status(), one.text());
      assertEquals(Set.of("position"), one.at("errors").fieldMap().keySet());
    }
  }
}
