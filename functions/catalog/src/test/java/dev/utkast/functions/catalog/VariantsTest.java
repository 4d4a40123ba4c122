package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsTest {
  private final Shopkeeper keeper = new Shopkeeper();
  private final Answer lamp = keeper.tracked("Lamp");
  private final long product = lamp.longAt("product.id");
  private final long red = lamp.longAt("product.variants.0.id");

  private Answer add(String variant) {
    return keeper.calls.post(
        "products/" + product + "/variants.json", "{\"variant\": " + variant + "}");
  }

  private Answer edit(String variant) {
    return keeper.calls.put("variants/" + red + ".json", "{\"variant\": " + variant + "}");
  }

  @Test
  void aVariantIsAddedAtTheEnd() {
    var made = add("{\"option1\": \"Blue\", \"price\": \"25.5\"}");
    assertEquals(201, made.status());
    assertEquals("25.50", made.textAt("variant.price"));
    assertEquals(2, made.longAt("variant.position"));
    assertEquals(product, made.longAt("variant.product_id"));
    var listed = keeper.calls.get("products/" + product + "/variants.json");
    assertEquals(made.at("variant"), listed.at("variants.1"));
    assertEquals(
        2, keeper.calls.get("products/" + product + "/variants/count.json").longAt("count"));
    assertEquals(
        made.body(), keeper.calls.get("variants/" + made.longAt("variant.id") + ".json").body());
  }

  @Test
  void theSameOptionsTwiceAreRefused() {
    assertEquals(
        "the variant 'red' already exists",
        add("{\"option1\": \"red\"}").textAt("errors.option1.0"));
    long blue = add("{\"option1\": \"Blue\"}").longAt("variant.id");
    var twin =
        keeper.calls.put("variants/" + blue + ".json", "{\"variant\": {\"option1\": \"Red\"}}");
    assertEquals(422, twin.status());
    assertEquals(
        1 + 1, keeper.calls.get("products/" + product + "/variants/count.json").longAt("count"));
  }

  @Test
  void aVariantsPagesAreWalkedBothWays() {
    add("{\"option1\": \"Blue\"}");
    var path = "products/" + product + "/variants.json?limit=1";
    var first = keeper.calls.get(path);
    assertEquals("Red", first.textAt("variants.0.title"));
    var second = keeper.calls.get(first.link("next").orElseThrow());
    assertEquals("Blue", second.textAt("variants.0.title"));
    assertTrue(second.link("next").isEmpty());
    assertEquals(first.body(), keeper.calls.get(second.link("previous").orElseThrow()).body());
  }

  @Test
  void anEditOfAVariantKeepsTheRest() {
    var edited = edit("{\"price\": \"21\", \"sku\": null, \"inventory_policy\": \"continue\"}");
    assertEquals("21.00", edited.textAt("variant.price"));
    assertTrue(edited.at("variant.sku").isNull());
    assertEquals("Red", edited.textAt("variant.title"));
    assertEquals("shopify", edited.textAt("variant.inventory_management"));
    assertEquals("continue", edited.textAt("variant.inventory_policy"));
  }

  @Test
  void aWholeVariantSentBackToItsProductsPathChangesOnlyWhatDiffers() {
    keeper.set(red, 1, "5");
    var before = keeper.calls.get("variants/" + red + ".json");
    var text =
        before
            .text()
            .replace("\"price\":\"19.90\"", "\"price\":\"20.10\"")
            .replace("\"option1\":\"Red\"", "\"option1\":\"Crimson\"")
            .replace("\"grams\":0", "\"grams\":120")
            .replace("\"inventory_quantity\":5", "\"inventory_quantity\":99");
    var edited = keeper.calls.put("products/" + product + "/variants/" + red + ".json", text);
    assertEquals(200, edited.status());
    assertEquals("20.10", edited.textAt("variant.price"));
    assertEquals("Crimson", edited.textAt("variant.title"));
    assertEquals(120, edited.longAt("variant.grams"));
    assertEquals(5, edited.longAt("variant.inventory_quantity"));
    assertEquals(5, keeper.available(red, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"weight": 1.5}                             | 1500
          {"weight": "2", "weight_unit": "lb"}        | 907
          {"weight": 1, "weight_unit": "oz"}          | 28
          {"weight": 700, "weight_unit": "g"}         | 700
          {"grams": 0, "weight": 2}                   | 2000
          {"grams": 9, "weight": 0}                   | 9
          {"grams": "300"}                            | 300
          """)
  void aWeightIsKeptInGrams(String variant, long grams) {
    assertEquals(grams, edit(variant).longAt("variant.grams"));
  }

  @Test
  void optionsAreChangedOneByOneAndDroppedFromTheEnd() {
    assertEquals("Red / S", edit("{\"option2\": \"S\"}").textAt("variant.title"));
    assertEquals("Red / S / X", edit("{\"option3\": \"X\"}").textAt("variant.title"));
    assertEquals("Red / M / X", edit("{\"option2\": \"M\"}").textAt("variant.title"));
    var dropped = edit("{\"option2\": null, \"option3\": null}");
    assertEquals("Red", dropped.textAt("variant.title"));
    assertTrue(dropped.at("variant.option2").isNull());
    assertEquals("Green", edit("{\"title\": \"Green\"}").textAt("variant.option1"));
  }

  @Test
  void aVariantThatIsPromisedToSomebodyStays() {
    var made = keeper.tracked("Lamp");
    long product = made.longAt("product.id");
    long red = made.longAt("product.variants.0.id");
    keeper.calls.post(
        "products/" + product + "/variants.json",
        "{\"variant\": {\"option1\": \"Blue\", \"price\": \"1.00\"}}");
    var stock = new StockTable(keeper.database());
    var promised =
        new StockLevel(new VariantId(red), new LocationId(1), 1, 0, 2, keeper.clock().instant());
    keeper.database().commit(stock.put(promised));
    var refused = keeper.calls.delete("products/" + product + "/variants/" + red + ".json");
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.text().contains("2 promised"), refused.text());
    assertEquals(200, keeper.calls.get("variants/" + red + ".json").status());
  }

  @Test
  void aVariantIsDeletedUnlessItIsTheLast() {
    long blue = add("{\"option1\": \"Blue\"}").longAt("variant.id");
    var path = "products/" + product + "/variants/";
    assertEquals(200, keeper.calls.delete(path + red + ".json").status());
    assertEquals(404, keeper.calls.delete(path + red + ".json").status());
    var last = keeper.calls.delete(path + blue + ".json");
    assertEquals("a product keeps its last variant", last.textAt("errors.base.0"));
    assertEquals(1, keeper.calls.get(path + "count.json").longAt("count"));
  }

  @Test
  void aVariantIsNotFoundUnderAnotherProduct() {
    long other = keeper.tracked("Other").longAt("product.id");
    var path = "products/" + other + "/variants/" + red + ".json";
    assertEquals(404, keeper.calls.get(path).status());
    assertEquals(404, keeper.calls.put(path, "{\"variant\": {\"price\": 1}}").status());
    assertEquals(404, keeper.calls.delete(path).status());
    assertEquals(404, keeper.calls.get("products/1/variants.json").status());
    assertEquals(404, keeper.calls.post("products/1/variants.json", "{\"variant\": {}}").status());
  }

  @Test
  void aVariantAddedWhileTheProductIsRenamedBearsTheNewName() {
    var meddled =
        new InterceptedDatabase(keeper.database())
            .beforeNextCommit(() ->
                keeper.calls.put(
                    "products/" + product + ".json", "{\"product\": {\"title\": \"Lantern\"}}"));
    var made =
        keeper
            .over(meddled)
            .post("products/" + product + "/variants.json", "{\"variant\": {\"option1\": \"B\"}}");
    assertEquals(201, made.status());
    var stored =
        new ProductsTable(keeper.database())
            .findVariant(new VariantId(made.longAt("variant.id")))
            .orElseThrow();
    assertEquals("Lantern", stored.productTitle());
    assertFalse(
        keeper.calls.get("products/" + product + ".json").at("product.variants.1").isNull());
  }

  @Test
  void aVariantWhoseAdditionWasNotAnsweredIsAddedOnce() {
    var meddled = new InterceptedDatabase(keeper.database()).loseNextAnswer();
    var made =
        keeper
            .over(meddled)
            .post("products/" + product + "/variants.json", "{\"variant\": {\"option1\": \"B\"}}");
    assertEquals(201, made.status());
    assertEquals(
        2, keeper.calls.get("products/" + product + "/variants/count.json").longAt("count"));
  }

  @Test
  void theItemOfAVariantTellsItsWarehouseSide() {
    var path = "inventory_items/" + red + ".json";
    var item = keeper.calls.get(path);
    assertEquals("R-1", item.textAt("inventory_item.sku"));
    assertTrue(item.text().contains("\"tracked\":true"));
    assertTrue(item.text().contains("\"cost\":null"));
    var edited =
        keeper.calls.put(path, "{\"inventory_item\": {\"sku\": \"R-2\", \"tracked\": false}}");
    assertEquals("R-2", edited.textAt("inventory_item.sku"));
    var variant = keeper.calls.get("variants/" + red + ".json");
    assertEquals("R-2", variant.textAt("variant.sku"));
    assertTrue(variant.at("variant.inventory_management").isNull());
    assertEquals(404, keeper.calls.get("inventory_items/1.json").status());
    var listed = keeper.calls.get("inventory_items.json?ids=1," + red);
    assertEquals(List.of(edited.at("inventory_item")), listed.at("inventory_items").items());
    assertEquals(422, keeper.calls.get("inventory_items.json").status());
  }
}
