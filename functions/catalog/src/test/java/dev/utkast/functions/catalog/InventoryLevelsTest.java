package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.testkit.ConcurrentCallers;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryLevelsTest {
  private final Shopkeeper keeper = new Shopkeeper();
  private final long item = keeper.trackedItem();

  @AfterEach
  void everyLevelIsTheSumOfItsMovements() {
    var rows = keeper.database().everything(TableName.STOCK);
    for (var row : rows) {
      if (StockTable.isLevel(row)) {
        var level = StockTable.readLevel(row);
        var moves =
            rows.stream()
                .filter(other -> other.key().pk().equals(row.key().pk()))
                .filter(other -> !StockTable.isLevel(other))
                .map(StockTable::readMovement)
                .toList();
        assertEquals(level.onHand(), moves.stream().mapToLong(m -> m.onHandChange()).sum());
        assertEquals(level.committed(), moves.stream().mapToLong(m -> m.committedChange()).sum());
      }
    }
  }

  private long movements() {
    return keeper.database().everything(TableName.STOCK).stream()
        .map(Item::key)
        .filter(key -> key.sk().startsWith("MOVE#"))
        .count();
  }

  private static List<Long> items(Answer answer) {
    return answer.at("inventory_levels").items().stream()
        .map(level -> ((Json.Num) level.at("inventory_item_id")).value())
        .map(BigDecimal::longValueExact)
        .toList();
  }

  /// What an order does to the level, beside this function.
  private void claim(int quantity) {
    var table = new StockTable(keeper.database());
    var level = table.level(new VariantId(item), new LocationId(1)).orElseThrow();
    var now = keeper.clock().instant();
    var claimed =
        Decided.changed(
            StockDecider.claim(
                level,
                Optional.empty(),
                new Movement.SoldLine(new OrderId(7), new LineId(7)),
                quantity,
                StockPolicy.CONTINUE,
                now));
    keeper.database().commit(table.put(claimed.next()), table.putNew(claimed.movement()));
  }

  /// Nobody counts it any more, and it must not be forgotten.
  @Test
  void whatLiesThereOfAVariantThatIsTrackedNoLongerIsToldWithoutSayingHowMuchMayBeSold() {
    var level = "{\"inventory_item_id\": %d, \"location_id\": 1, \"available\": 7}".formatted(item);
    keeper.calls.post("inventory_levels/set.json", level);
    claim(2);
    keeper.calls.put(
        "inventory_items/" + item + ".json", "{\"inventory_item\": {\"tracked\": false}}");
    var told = keeper.calls.get("inventory_levels.json?inventory_item_ids=" + item);
    assertEquals(List.of(item), items(told), told.text());
    assertEquals(Json.Null.NULL, told.at("inventory_levels.0.available"));
    assertEquals(7, told.longAt("inventory_levels.0.on_hand"));
    assertEquals(2, told.longAt("inventory_levels.0.committed"));
  }

  @ParameterizedTest
  @CsvSource({
    "set, disconnect_if_necessary",
    "connect, relocate_if_necessary",
    "adjust, available",
    "set, reason"
  })
  void whatACountDoesNotDoIsRefusedByName(String action, String field) {
    var value = action.equals("adjust") ? "\"available_adjustment\": 1" : "\"available\": 1";
    var more = action.equals("connect") ? "" : ", " + value;
    var body =
        "{\"inventory_item_id\": %d, \"location_id\": 1%s, \"%s\": %s}"
            .formatted(item, more, field, "%s");
    var refused = keeper.calls.post("inventory_levels/" + action + ".json", body.formatted("true"));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    if (field.endsWith("_if_necessary")) {
      var done = keeper.calls.post("inventory_levels/" + action + ".json", body.formatted("false"));
      assertEquals(2, done.status() / 100, done.text());
    }
  }

  @Test
  void aCountSetsWhatIsAvailable() {
    var set = keeper.set(item, 1, "42");
    assertEquals(200, set.status());
    assertEquals(
        """
        {"inventory_item_id":%d,"location_id":1,"available":42,"committed":0,"reserved":0,"on_hand":42,\
        "updated_at":"2026-03-02T13:00:00+01:00",\
        "admin_graphql_api_id":"gid://shopify/InventoryLevel/1?inventory_item_id=%d"}\
        """
            .formatted(item, item),
        set.at("inventory_level").write());
    assertEquals(17, keeper.set(item, 1, "\"17\"").longAt("inventory_level.available"));
    assertEquals(2, movements());
  }

  @Test
  void anAdjustmentAddsAndTakesAway() {
    assertEquals(5, keeper.adjust(item, 1, "5").longAt("inventory_level.available"));
    assertEquals(2, keeper.adjust(item, 1, "-3").longAt("inventory_level.available"));
  }

  @Test
  void aCountOfWhatIsAvailableLeavesWhatIsPromisedAsItIs() {
    keeper.set(item, 1, "10");
    claim(4);
    assertEquals(6, keeper.available(item, 1));
    var set = keeper.set(item, 1, "1");
    assertEquals(1, set.longAt("inventory_level.available"));
    assertEquals(4, set.longAt("inventory_level.committed"));
    assertEquals(5, set.longAt("inventory_level.on_hand"));
  }

  @Test
  void whatWasOversoldIsToldAndMayBeCountedUp() {
    keeper.set(item, 1, "1");
    claim(3);
    assertEquals(-2, keeper.available(item, 1));
    assertEquals(-1, keeper.adjust(item, 1, "1").longAt("inventory_level.available"));
  }

  /// A second variant of the product, so that either may be deleted.
  private String pathOf(long variant) {
    long product = keeper.calls.get("variants/" + variant + ".json").longAt("variant.product_id");
    keeper.calls.post(
        "products/" + product + "/variants.json", "{\"variant\": {\"option1\": \"Spare\"}}");
    return "products/" + product + "/variants/" + variant + ".json";
  }

  @Test
  void whatIsDeletedMeanwhileIsNotCounted() {
    var path = pathOf(item);
    var meddled =
        new InterceptedDatabase(keeper.database())
            .beforeNextCommit(() -> assertEquals(200, keeper.calls.delete(path).status()));
    var refused =
        keeper
            .over(meddled)
            .post("inventory_levels/set.json", Shopkeeper.count(item, 1, "available", "5"));
    assertEquals("does not exist: " + item, refused.textAt("errors.inventory_item_id.0"));
    assertEquals(0, movements());
  }

  @Test
  void whatIsCountedMeanwhileIsNotDeleted() {
    var path = pathOf(item);
    var meddled =
        new InterceptedDatabase(keeper.database())
            .beforeNextCommit(() -> assertEquals(200, keeper.set(item, 1, "5").status()));
    var refused = keeper.over(meddled).delete(path);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(5, keeper.available(item, 1));
  }

  @Test
  void noCountFindsLessThanNothing() {
    keeper.set(item, 1, "3");
    var refused = keeper.adjust(item, 1, "-4");
    assertEquals(422, refused.status());
    assertEquals(
        "is more than the 3 units on hand", refused.textAt("errors.available_adjustment.0"));
    assertEquals(3, keeper.available(item, 1));
    assertEquals(1, movements());
  }

  @Test
  void noShelfHoldsMoreThanABillion() {
    keeper.set(item, 1, "1000000000");
    assertEquals(422, keeper.adjust(item, 1, "1").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0.5",
        "1000000001",
        "1e30",
        "\"NaN\"",
        "\"1e400\"",
        "\"-\"",
        "true",
        "null",
        "[]",
        "9007199254740993"
      })
  void quantitiesThatNobodyCanCountAreRefused(String quantity) {
    keeper.set(item, 1, "3");
    var set = keeper.set(item, 1, quantity);
    assertEquals(422, set.status(), set.text());
    assertEquals(List.of("available"), List.copyOf(set.at("errors").fieldMap().keySet()));
    if (!quantity.equals("-1")) {
      var adjusted = keeper.adjust(item, 1, quantity);
      assertEquals(422, adjusted.status(), adjusted.text());
      assertEquals(
          List.of("available_adjustment"), List.copyOf(adjusted.at("errors").fieldMap().keySet()));
    }
    assertEquals(3, keeper.available(item, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e400", "-Infinity", "0x10"})
  void numbersThatAreNoJsonAreMalformed(String quantity) {
    assertEquals(400, keeper.set(item, 1, quantity).status());
    assertEquals(0, movements());
  }

  @Test
  void whatDoesNotExistOrIsNotCountedIsRefusedByName() {
    long plain =
        keeper
            .calls
            .post("products.json", "{\"product\": {\"title\": \"Service\"}}")
            .longAt("product.variants.0.id");
    assertEquals(
        "does not have inventory tracking enabled",
        keeper.set(plain, 1, "1").textAt("errors.inventory_item_id.0"));
    assertEquals("does not exist: 7", keeper.set(7, 1, "1").textAt("errors.inventory_item_id.0"));
    assertEquals("does not exist: 9", keeper.set(item, 9, "1").textAt("errors.location_id.0"));
    var blank = keeper.calls.post("inventory_levels/set.json", "{}");
    assertEquals(
        List.of("inventory_item_id", "location_id", "available"),
        List.copyOf(blank.at("errors").fieldMap().keySet()));
    assertEquals(0, movements());
  }

  @Test
  void anItemIsConnectedToALocationOnce() {
    long berlin = keeper.location("Berlin");
    var body = "{\"inventory_item_id\": %d, \"location_id\": %d}".formatted(item, berlin);
    var levels = "inventory_levels.json?inventory_item_ids=" + item;
    assertEquals(1, items(keeper.calls.get(levels)).size());
    var connected = keeper.calls.post("inventory_levels/connect.json", body);
    assertEquals(201, connected.status());
    assertEquals(0, connected.longAt("inventory_level.available"));
    assertEquals(1, movements(), "a level is the sum of its movements, from its first version on");
    assertEquals(2, items(keeper.calls.get(levels)).size());
    keeper.set(item, berlin, "8");
    var again = keeper.calls.post("inventory_levels/connect.json", body);
    assertEquals(201, again.status());
    assertEquals(8, again.longAt("inventory_level.available"));
    assertEquals(2, movements());
  }

  @Test
  void aVariantTellsWhatAllLocationsHave() {
    long berlin = keeper.location("Berlin");
    keeper.set(item, 1, "3");
    keeper.set(item, berlin, "4");
    var variant = keeper.calls.get("variants/" + item + ".json");
    assertEquals(7, variant.longAt("variant.inventory_quantity"));
    assertEquals(
        7, keeper.calls.get("products.json").longAt("products.0.variants.0.inventory_quantity"));
  }

  @Test
  void levelsAreAskedForByItemAndByLocation() {
    long second = keeper.trackedItem();
    long berlin = keeper.location("Berlin");
    keeper.set(item, berlin, "4");
    var path = "inventory_levels.json?";
    var ids = "inventory_item_ids=" + second + "," + item + ",7";
    assertEquals(List.of(item, item, second), items(keeper.calls.get(path + ids)));
    assertEquals(List.of(item), items(keeper.calls.get(path + ids + "&location_ids=" + berlin)));
    assertEquals(List.of(item), items(keeper.calls.get(path + "location_ids=" + berlin)));
    assertEquals(List.of(item, second), items(keeper.calls.get(path + "location_ids=1")));
    assertEquals(List.of(), items(keeper.calls.get(path + "location_ids=9")));
    var neither = keeper.calls.get("inventory_levels.json");
    assertEquals(422, neither.status());
    assertTrue(neither.text().contains("inventory_item_ids"));
    assertEquals(400, keeper.calls.get(path + "location_ids=x").status());
  }

  @ParameterizedTest
  @CsvSource({"location_ids=1", "inventory_item_ids=%s"})
  void levelsAreWalkedBothWays(String filter) {
    var all = new ArrayList<>(List.of(item));
    for (int i = 0; i < 4; i++) {
      all.add(keeper.trackedItem());
    }
    var ids = String.join(",", all.stream().map(String::valueOf).toList());
    var path = "inventory_levels.json?limit=2&" + filter.formatted(ids);
    var first = keeper.calls.get(path);
    assertEquals(all.subList(0, 2), items(first));
    var second = keeper.calls.get(first.link("next").orElseThrow());
    assertEquals(all.subList(2, 4), items(second));
    var third = keeper.calls.get(second.link("next").orElseThrow());
    assertEquals(all.subList(4, 5), items(third));
    assertTrue(third.link("next").isEmpty());
    var back = keeper.calls.get(third.link("previous").orElseThrow());
    assertEquals(all.subList(2, 4), items(back));
    assertEquals(first.body(), keeper.calls.get(back.link("previous").orElseThrow()).body());
  }

  @Test
  void allLevelsOfOneProductStayOnOnePage() {
    var three =
        """
        {"product": {"title": "T", "variants": [
          {"option1": "a", "inventory_management": "shopify"},
          {"option1": "b", "inventory_management": "shopify"},
          {"option1": "c", "inventory_management": "shopify"}]}}
        """;
    keeper.calls.post("products.json", three);
    var first = keeper.calls.get("inventory_levels.json?limit=2&location_ids=1");
    assertEquals(List.of(item), items(first));
    var second = keeper.calls.get(first.link("next").orElseThrow());
    assertEquals(3, items(second).size());
    assertTrue(second.link("next").isEmpty());
  }

  @Test
  void twoAdjustmentsAtTheSameMomentBothCount() {
    keeper.set(item, 1, "10");
    var meddled =
        new InterceptedDatabase(keeper.database())
            .beforeNextCommit(() -> keeper.adjust(item, 1, "-4"));
    var body = Shopkeeper.count(item, 1, "available_adjustment", "-5");
    var adjusted = keeper.over(meddled).post("inventory_levels/adjust.json", body);
    assertEquals(1, adjusted.longAt("inventory_level.available"));
  }

  @Test
  void anAdjustmentWhoseAnswerWasLostCountsOnce() {
    keeper.set(item, 1, "10");
    var body = Shopkeeper.count(item, 1, "available_adjustment", "-5");
    var meddled = new InterceptedDatabase(keeper.database()).loseNextAnswer();
    var adjusted = keeper.over(meddled).post("inventory_levels/adjust.json", body);
    assertEquals(200, adjusted.status());
    assertEquals(5, adjusted.longAt("inventory_level.available"));
    assertEquals(5, keeper.available(item, 1));
  }

  @Test
  void anAdjustmentUnderAKeyCountsOnceEvenIfItsAnswerWasLost() {
    keeper.set(item, 1, "10");
    var body = Shopkeeper.count(item, 1, "available_adjustment", "-5");
    var meddled = new InterceptedDatabase(keeper.database());
    meddled.beforeNextCommit(() -> {}).beforeNextCommit(meddled::loseNextAnswer);
    var once = keeper.over(meddled).withIdempotencyKey("k");
    assertEquals(200, once.post("inventory_levels/adjust.json", body).status());
    assertEquals(200, once.post("inventory_levels/adjust.json", body).status());
    assertEquals(5, keeper.available(item, 1));
  }

  @Test
  void adjustmentsAtTheSameMomentAllCount() {
    var crowd = new ConcurrentCallers();
    var counter = keeper.over(crowd.over(keeper.database()));
    var body = Shopkeeper.count(item, 1, "available_adjustment", "1");
    var statuses = crowd.all(64, () -> counter.post("inventory_levels/adjust.json", body).status());
    assertEquals(Collections.nCopies(64, 200), statuses);
    assertEquals(64, keeper.available(item, 1));
  }
}
