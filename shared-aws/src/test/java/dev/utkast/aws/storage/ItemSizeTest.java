package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An item counts as it is stored: deflated, with its key and its index.
class ItemSizeTest {
  private static final Key KEY = Key.alone(TableName.DRAFTS, "1");

  /// Text of which no part follows from the others.
  private static String random(int length) {
    return new Random(7)
        .ints(length, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Item item(String doc) {
    return Item.of(KEY, 1, doc).indexed(Map.of("status", "open"));
  }

  @Test
  void aSmallItemCountsItsNamesAndItsText() {
    // pk 2+1, sk 2+1, v 1+21, doc 3+2, status 6+4
    assertEquals(43, ItemSize.bytes(item("{}")));
  }

  @Test
  void whatRepeatsItselfTakesLittleAndWhatDoesNotTakesMuch() {
    assertTrue(ItemSize.bytes(item("木".repeat(1_000_000))) < 30_000);
    assertTrue(ItemSize.bytes(item(random(150_000))) > 250_000);
  }

  /// The last that fits and the first that does not are one letter apart.
  @Test
  void anItemIsHeldToItsBytes() {
    var item = item(random(90_000));
    int bytes = ItemSize.bytes(item);
    assertDoesNotThrow(() -> ItemSize.hold(item, bytes));
    var refused = assertThrows(ItemTooLargeException.class, () -> ItemSize.hold(item, bytes - 1));
    assertEquals(bytes, refused.bytes());
    assertEquals(bytes - 1, refused.most());
  }

  @Test
  void whatIsTooLargeIsRefusedInEveryKindOfWrite() {
    var large = item(random(300_000));
    for (var write :
        List.of(new Write.PutNew(large), new Write.Replace(large, 0), new Write.Overwrite(large))) {
      assertThrows(ItemTooLargeException.class, () -> ItemSize.check(List.of(write)));
    }
    ItemSize.check(List.of(new Write.DeleteVersion(KEY, 1), new Write.Delete(KEY)));
  }

  @Test
  void aCommitHasFourMegabytes() {
    var doc = random(140_000);
    int each = ItemSize.bytes(item(doc));
    int fitting = ItemSize.MOST_TOGETHER / each;
    ItemSize.check(writes(doc, fitting));
    assertThrows(ItemTooLargeException.class, () -> ItemSize.check(writes(doc, fitting + 1)));
  }

  private static List<Write> writes(String doc, int count) {
    return IntStream.range(0, count).<Write>mapToObj(_ -> new Write.PutNew(item(doc))).toList();
  }
}
