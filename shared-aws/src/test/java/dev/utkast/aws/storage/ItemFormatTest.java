package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How an item lies in DynamoDB: readable while it is small, deflated where that saves write units.
class ItemFormatTest {
  private static final Key KEY = new Key(TableName.STOCK, "ITEM#1#LOC#2", "LEVEL");

  @Test
  void anItemIsReadBackAsItWasWritten() {
    var item =
        Item.of(KEY, 3, "{\"title\":\"Ærlig 茶\"}")
            .indexed(Map.of("status", "open", "id16", "0000000000000001"))
            .expiring(Instant.parse("2030-01-01T00:00:00Z"));
    assertEquals(item, ItemFormat.read(TableName.STOCK, ItemFormat.write(item)));
  }

  @Test
  void theAttributesAreThoseOfTheDocumentation() {
    var item =
        Item.of(KEY, 3, "{}")
            .indexed(Map.of("status", "open"))
            .expiring(Instant.ofEpochSecond(1_893_456_000));
    assertEquals(
        Map.of(
            "pk", AttributeValue.fromS("ITEM#1#LOC#2"),
            "sk", AttributeValue.fromS("LEVEL"),
            "v", AttributeValue.fromN("3"),
            "doc", AttributeValue.fromS("{}"),
            "ttl", AttributeValue.fromN("1893456000"),
            "status", AttributeValue.fromS("open")),
        ItemFormat.write(item));
  }

  @Test
  void aLongDocumentIsDeflatedAndReadBack() {
    for (int length : List.of(2, 699, 700, 701, 100_000)) {
      var item = Item.of(KEY, 1, "ø".repeat(length));
      var written = ItemFormat.write(item);
      assertEquals(length >= ItemFormat.DEFLATE_FROM, written.containsKey("z"), "at " + length);
      assertEquals(length < ItemFormat.DEFLATE_FROM, written.containsKey("doc"), "at " + length);
      assertEquals(item, ItemFormat.read(TableName.STOCK, written));
    }
  }

  @Test
  void aCounterReadsAsItemWithoutDocument() {
    var stored = new HashMap<>(ItemFormat.key(KEY));
    stored.put("v", AttributeValue.fromN("7"));
    assertEquals(Item.of(KEY, 7, "{}"), ItemFormat.read(TableName.STOCK, stored));
  }

  @Test
  void anItemWithoutKeyIsRefused() {
    assertThrows(IllegalStateException.class, () -> ItemFormat.read(TableName.STOCK, Map.of()));
  }

  @Test
  void attributesThatAreNoTextAreNoIndex() {
    var stored = new HashMap<>(ItemFormat.write(Item.of(KEY, 1, "{}")));
    stored.put("later", AttributeValue.fromN("1"));
    var read = ItemFormat.read(TableName.STOCK, stored);
    assertFalse(read.index().containsKey("later"));
    assertTrue(read.index().isEmpty());
  }
}
