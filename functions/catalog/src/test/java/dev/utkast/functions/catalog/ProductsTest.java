package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.id.VariantId;
import dev.utkast.testkit.HttpCalls.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {
  private final Shopkeeper keeper = new Shopkeeper();

  private Answer create(String product) {
    return keeper.calls.post("products.json", "{\"product\": " + product + "}");
  }

  private Answer edit(long id, String product) {
    return keeper.calls.put("products/" + id + ".json", "{\"product\": " + product + "}");
  }

  private Answer read(long id) {
    return keeper.calls.get("products/" + id + ".json");
  }

  private static List<Long> ids(Answer answer) {
    return answer.at("products").items().stream()
        .map(one -> ((Json.Num) one.at("id")).value().longValueExact())
        .toList();
  }

  @Test
  void aProductWithoutVariantsHasOneThatIsNotWorthNaming() {
    var made = create("{\"title\": \"Lamp\"}");
    assertEquals(201, made.status());
    assertEquals("Default Title", made.textAt("product.variants.0.title"));
    assertEquals("Default Title", made.textAt("product.variants.0.option1"));
    assertEquals("0.00", made.textAt("product.variants.0.price"));
    assertEquals("Title", made.textAt("product.options.0.name"));
    assertEquals(1, made.at("product.variants").items().size());
    assertEquals(made.body(), read(made.longAt("product.id")).body());
  }

  @Test
  void aProductTellsAllThatClientsExpectOfIt() {
    var made =
        create(
            """
            {"title": "Blåbær Syltetøy!", "body_html": "<p>x</p>",
             "vendor": "Gård", "product_type": "Jam",
             "tags": "b, a,,B", "options": [{"name": "Size"}, {"name": "Colour"}],
             "variants": [{"option1": "S", "option2": "Red", "price": 74.99, "sku": "S-R", "grams": 350,
                           "barcode": "1", "taxable": false, "requires_shipping": false,
                           "inventory_policy": "continue", "inventory_management": "shopify",
                           "tax_category": "reduced"},
                          {"option1": "M", "option2": "Red", "price": "80"}]}
            """);
    assertEquals("blabær-syltetøy", made.textAt("product.handle"));
    assertEquals("b, a", made.textAt("product.tags"));
    assertEquals("active", made.textAt("product.status"));
    assertEquals("2026-03-02T13:00:00+01:00", made.textAt("product.created_at"));
    assertEquals("2026-03-02T13:00:00+01:00", made.textAt("product.published_at"));
    assertEquals("[\"S\",\"M\"]", made.at("product.options.0.values").write());
    assertEquals("Colour", made.textAt("product.options.1.name"));
    assertEquals("[\"Red\"]", made.at("product.options.1.values").write());
    var variant = made.at("product.variants.0").write();
    assertEquals("S / Red", made.textAt("product.variants.0.title"));
    assertEquals("74.99", made.textAt("product.variants.0.price"));
    assertEquals("80.00", made.textAt("product.variants.1.price"));
    assertTrue(variant.contains("\"grams\":350,"), variant);
    assertTrue(variant.contains("\"weight\":0.35,\"weight_unit\":\"kg\""), variant);
    assertTrue(variant.contains("\"inventory_policy\":\"continue\""), variant);
    assertTrue(variant.contains("\"inventory_management\":\"shopify\""), variant);
    assertTrue(variant.contains("\"taxable\":false"), variant);
    assertTrue(variant.contains("\"requires_shipping\":false"), variant);
    assertTrue(variant.contains("\"tax_category\":\"reduced\""), variant);
    assertTrue(variant.contains("\"compare_at_price\":null"), variant);
    assertEquals(2, made.longAt("product.variants.1.position"));
    assertEquals(
        made.longAt("product.variants.0.id"), made.longAt("product.variants.0.inventory_item_id"));
    assertEquals(
        "gid://shopify/Product/" + made.longAt("product.id"),
        made.textAt("product.admin_graphql_api_id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                  | title
          {"title": ""}                                                       | title
          {"title": 7}                                                        | title
          {"title": "x", "status": "gone"}                                    | status
          {"title": "x", "tags": 7}                                           | tags
          {"title": "x", "variants": "none"}                                  | variants
          {"title": "x", "variants": [7]}                                     | variants[0]
          {"title": "x", "variants": [{"price": -1}]}                         | variants[0].price
          {"title": "x", "variants": [{"price": "1.005"}]}                    | variants[0].price
          {"title": "x", "variants": [{"price": "NaN"}]}                      | variants[0].price
          {"title": "x", "variants": [{"price": "1e400"}]}                    | variants[0].price
          {"title": "x", "variants": [{"price": 90071992547409.92}]}          | variants[0].price
          {"title": "x", "variants": [{"grams": -1}]}                         | variants[0].grams
          {"title": "x", "variants": [{"grams": 0.5}]}                        | variants[0].grams
          {"title": "x", "variants": [{"grams": 2147483648}]}                 | variants[0].grams
          {"title": "x", "variants": [{"weight": -1}]}                        | variants[0].weight
          {"title": "x", "variants": [{"weight_unit": "st"}]}                 | variants[0].weight_unit
          {"title": "x", "variants": [{"inventory_policy": "maybe"}]}         | variants[0].inventory_policy
          {"title": "x", "variants": [{"inventory_management": "x"}]} | variants[0].inventory_management
          {"title": "x", "variants": [{"taxable": "yes"}]}                    | variants[0].taxable
          {"title": "x", "variants": [{"tax_category": "Half Price"}]}        | variants[0].tax_category
          {"title": "x", "variants": [{"tax_code": "boats"}]}                 | variants[0].tax_code
          {"title": "x", "variants": [{"option1": "a / b"}]}                  | variants[0].option1
          {"title": "x", "variants": [{"option3": "c"}]}                      | variants[0].option2
          {"title": "x", "variants": [{"option1": "a"}, {"option1": "A"}]}    | variants[1].option1
          {"title": "x", "options": [{"values": []}]}                         | options[0].name
          {"title": "x", "options": [{"name": "Size", "values": ["S", "M"]}]} | options[0].values
          {"title": "x", "options": [{"name": "S", "values": ["M"]}], "variants": [{}]} | options[0].values
          {"title": "x\\u202ey"}                                              | title
          """)
  void badInputNamesItsFieldAndChangesNothing(String product, String field) {
    var answer = create(product);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(List.of(field), List.copyOf(answer.at("errors").fieldMap().keySet()));
    assertEquals(0, keeper.calls.get("products/count.json").longAt("count"));
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    for (var body :
        List.of(
            "{",
            "",
            "[]",
            "{\"product\": 7}",
            "{\"product\": {\"a\": NaN}}",
            "{\"product\": {\"a\": 1e400}}",
            "{\"product\": {\"title\": \"a\", \"title\": \"b\"}}")) {
      assertEquals(400, keeper.calls.post("products.json", body).status(), body);
    }
  }

  @Test
  void moreVariantsThanOneCommitWritesAreRefused() {
    var many =
        IntStream.range(0, 91)
            .mapToObj("{\"option1\": \"v%d\"}"::formatted)
            .collect(Collectors.joining(","));
    var refused = create("{\"title\": \"x\", \"variants\": [" + many + "]}");
    assertEquals("is too long (maximum is 90)", refused.textAt("errors.variants.0"));
  }

  @Test
  void ninetyVariantsAreOneCommitEvenUnderAnIdempotencyKey() {
    var many =
        IntStream.range(0, 90)
            .mapToObj("{\"option1\": \"v%d\"}"::formatted)
            .collect(Collectors.joining(","));
    var body = "{\"product\": {\"title\": \"x\", \"variants\": [" + many + "]}}";
    var made = keeper.calls.withIdempotencyKey("k").post("products.json", body);
    assertEquals(201, made.status(), made.text());
    var replaced = edit(made.longAt("product.id"), "{\"variants\": [" + many + "]}");
    assertEquals("[\"are too many to replace at once\"]", replaced.at("errors.variants").write());
    assertEquals(
        200, keeper.calls.delete("products/" + made.longAt("product.id") + ".json").status());
    assertEquals(0, keeper.database().everything(TableName.PRODUCTS).size());
  }

  @Test
  void anEditKeepsWhatItDoesNotNameAndEmptiesWhatItNamesAsNull() {
    var made =
        create("{\"title\": \"Lamp\", \"vendor\": \"V\", \"body_html\": \"b\", \"tags\": \"a\"}");
    long id = made.longAt("product.id");
    keeper.clock().advance(Duration.ofHours(1));
    var edited = edit(id, "{\"body_html\": null, \"status\": \"draft\"}");
    assertEquals(200, edited.status());
    assertTrue(edited.at("product.body_html").isNull());
    assertTrue(edited.at("product.published_at").isNull());
    assertEquals("V", edited.textAt("product.vendor"));
    assertEquals("Lamp", edited.textAt("product.title"));
    assertEquals("a", edited.textAt("product.tags"));
    assertEquals("2026-03-02T14:00:00+01:00", edited.textAt("product.updated_at"));
    assertEquals(made.at("product.variants").write(), edited.at("product.variants").write());
  }

  @Test
  void aWholeProductSentBackChangesNothing() {
    var made = keeper.tracked("Lamp");
    keeper.clock().advance(Duration.ofHours(1));
    var back = keeper.calls.put("products/" + made.longAt("product.id") + ".json", made.body());
    assertEquals(200, back.status());
    assertEquals(made.body(), back.body());
  }

  @Test
  void whatOnlyTheShopSaysIsIgnored() {
    long id = keeper.tracked("Lamp").longAt("product.id");
    var edited =
        edit(
            id,
            "{\"id\": 7, \"version\": 9, \"created_at\": \"1999-01-01\", \"updated_at\": \"h\","
                + " \"title\": \"Lamp 2\"}");
    assertEquals(id, edited.longAt("product.id"));
    assertEquals("lamp-2", edited.textAt("product.handle"));
    assertEquals("2026-03-02T13:00:00+01:00", edited.textAt("product.created_at"));
  }

  @Test
  void aProductsNewNameReachesItsVariants() {
    var made = keeper.tracked("Lamp");
    edit(made.longAt("product.id"), "{\"title\": \"Lantern\", \"vendor\": \"V\"}");
    var id = new VariantId(made.longAt("product.variants.0.id"));
    var variant = new ProductsTable(keeper.database()).findVariant(id).orElseThrow();
    assertEquals("Lantern", variant.productTitle());
    assertEquals(Optional.of("V"), variant.vendor());
    assertEquals(2, variant.version());
  }

  @Test
  void aListOfVariantsIsTheWholeList() {
    var made =
        create("{\"title\": \"x\", \"variants\": [{\"option1\": \"a\"}, {\"option1\": \"b\"}]}");
    long id = made.longAt("product.id");
    long b = made.longAt("product.variants.1.id");
    var edited =
        edit(id, "{\"variants\": [{\"id\": " + b + ", \"price\": \"5\"}, {\"option1\": \"c\"}]}");
    assertEquals(200, edited.status(), edited.text());
    assertEquals(b, edited.longAt("product.variants.0.id"));
    assertEquals("5.00", edited.textAt("product.variants.0.price"));
    assertEquals("b", edited.textAt("product.variants.0.title"));
    assertEquals(1, edited.longAt("product.variants.0.position"));
    assertEquals("c", edited.textAt("product.variants.1.title"));
    assertNotEquals(b, edited.longAt("product.variants.1.id"));
    assertEquals(
        404,
        keeper.calls.get("variants/" + made.longAt("product.variants.0.id") + ".json").status());
    assertEquals(edited.body(), read(id).body());
  }

  @Test
  void variantsOfOtherProductsAndNoVariantsAreRefusedInAnEdit() {
    long other = keeper.tracked("Other").longAt("product.variants.0.id");
    long id = keeper.tracked("Lamp").longAt("product.id");
    var foreign = edit(id, "{\"variants\": [{\"id\": " + other + "}]}");
    assertEquals(422, foreign.status());
    assertFalse(foreign.at("errors").at("variants[0].id").isNull());
    assertEquals(422, edit(id, "{\"variants\": []}").status());
    assertEquals(1, read(id).at("product.variants").items().size());
  }

  @Test
  void anEditKeepsStock() {
    var made = keeper.tracked("Lamp");
    long id = made.longAt("product.id");
    long item = made.longAt("product.variants.0.inventory_item_id");
    keeper.set(item, 1, "42");
    var edited =
        edit(
            id,
            "{\"title\": \"L\", \"variants\": [{\"id\": %d, \"price\": \"1\", \"inventory_quantity\": 7}]}"
                .formatted(item));
    assertEquals(42, edited.longAt("product.variants.0.inventory_quantity"));
    assertEquals(42, keeper.available(item, 1));
  }

  @Test
  void aNewProductDoesNotComeWithStock() {
    var made =
        create(
            "{\"title\": \"x\", \"variants\": [{\"inventory_management\": \"shopify\","
                + " \"inventory_quantity\": 7}]}");
    assertEquals(422, made.status(), made.text());
    assertEquals(
        "is counted at a location (inventory_levels/set)",
        made.at("errors")
            .at("variants[0].inventory_quantity")
            .items()
            .getFirst()
            .text()
            .orElse(""));
  }

  /// What lies on a shelf is found through its variant.
  @Test
  void aProductWithStockStaysUntilItIsCountedOut() {
    var made = keeper.tracked("Lamp");
    long item = made.longAt("product.variants.0.inventory_item_id");
    long loft = keeper.location("Loft");
    var product = "products/" + made.longAt("product.id") + ".json";
    var other = "{\"product\": {\"variants\": [{\"option1\": \"Blue\", \"price\": \"1.00\"}]}}";
    for (long location : List.of(1L, loft)) {
      keeper.set(item, location, "3");
      var refused = keeper.calls.delete(product);
      assertEquals(422, refused.status(), refused.text());
      assertTrue(refused.text().contains("3 units on hand"), refused.text());
      var blind = keeper.calls.withScopes("write_products").delete(product);
      assertEquals(422, blind.status(), blind.text());
      assertFalse(blind.text().contains("3 units"), blind.text());
      assertEquals(422, keeper.calls.put(product, other).status());
      assertEquals(3, keeper.available(item, location));
      keeper.set(item, location, "0");
    }
    assertEquals(200, keeper.calls.put(product, other).status());
    assertEquals(200, keeper.calls.delete(product).status());
  }

  @Test
  void aDeletedProductIsGoneWithItsVariants() {
    var made = keeper.tracked("Lamp");
    var path = "products/" + made.longAt("product.id") + ".json";
    var gone = keeper.calls.delete(path);
    assertEquals(200, gone.status());
    assertEquals("{}", gone.text());
    assertEquals(404, keeper.calls.get(path).status());
    assertEquals("\"Not Found\"", keeper.calls.delete(path).at("errors").write());
    assertEquals(404, keeper.calls.put(path, "{\"product\": {}}").status());
    var variant = "variants/" + made.longAt("product.variants.0.id") + ".json";
    assertEquals(404, keeper.calls.get(variant).status());
  }

  @Test
  void aListIsWalkedBothWays() {
    var all = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      all.add(keeper.tracked("Lamp " + i).longAt("product.id"));
      keeper.clock().advance(Duration.ofSeconds(1));
    }
    var first = keeper.calls.get("products.json?limit=2&fields=id,title");
    assertEquals(all.subList(0, 2), ids(first));
    assertEquals(List.of("id", "title"), List.copyOf(first.at("products.0").fieldMap().keySet()));
    assertTrue(first.link("previous").isEmpty());
    var second = keeper.calls.get(first.link("next").orElseThrow());
    assertEquals(all.subList(2, 4), ids(second));
    var third = keeper.calls.get(second.link("next").orElseThrow());
    assertEquals(all.subList(4, 5), ids(third));
    assertTrue(third.link("next").isEmpty());
    var back = keeper.calls.get(third.link("previous").orElseThrow());
    assertEquals(all.subList(2, 4), ids(back));
    var start = keeper.calls.get(back.link("previous").orElseThrow());
    assertEquals(all.subList(0, 2), ids(start));
    assertTrue(start.link("previous").isEmpty());
    assertEquals(all.subList(3, 5), ids(keeper.calls.get("products.json?since_id=" + all.get(2))));
    assertEquals(2, keeper.calls.get("products/count.json?since_id=" + all.get(2)).longAt("count"));
  }

  @Test
  void aListOfGivenIdsLeavesOutWhatIsNotThereAndIsPagedToo() {
    long a = keeper.tracked("a").longAt("product.id");
    long b = keeper.tracked("b").longAt("product.id");
    var path = "products.json?ids=" + b + ",7," + a;
    assertEquals(List.of(a, b), ids(keeper.calls.get(path)));
    var first = keeper.calls.get(path + "&limit=1");
    assertEquals(List.of(a), ids(first));
    assertEquals(List.of(b), ids(keeper.calls.get(first.link("next").orElseThrow())));
  }

  @Test
  void aListIsNarrowedByStatus() {
    long draft = create("{\"title\": \"x\", \"status\": \"draft\"}").longAt("product.id");
    keeper.tracked("Lamp");
    assertEquals(List.of(draft), ids(keeper.calls.get("products.json?status=draft")));
    assertEquals(2, keeper.calls.get("products/count.json").longAt("count"));
    assertEquals(1, keeper.calls.get("products/count.json?status=draft").longAt("count"));
    edit(draft, "{\"status\": \"active\"}");
    assertEquals(0, keeper.calls.get("products/count.json?status=draft").longAt("count"));
  }

  @ParameterizedTest
  @CsvSource({
    "products.json?limit=0, 400",
    "products.json?limit=x, 400",
    "products.json?since_id=x, 400",
    "products/count.json?since_id=x, 400",
    "products.json?ids=x, 400",
    "products.json?page_info=x, 400",
    "products.json?page_info=e30&status=draft, 400",
    "products/count.json?status=gone, 400",
    "products.json?handle=lamp, 400",
    "products/count.json?vendor=v, 400",
    "products/1.json, 404",
    "products/x.json, 404",
    "products/12345678901234567.json, 404"
  })
  void aQuestionThatCannotBeAnsweredIsRefused(String path, int status) {
    assertEquals(status, keeper.calls.get(path).status());
  }
}
