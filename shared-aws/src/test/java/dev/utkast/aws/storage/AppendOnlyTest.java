package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppendOnlyTest {
  private static Item at(Key key) {
    return Item.of(key, 2, "{}");
  }

  private static final List<Function<Key, Write>> CHANGES =
      List.of(
          key -> new Write.Replace(at(key), 1),
          key -> new Write.Overwrite(at(key)),
          key -> new Write.DeleteVersion(key, 1),
          Write.Delete::new);

  static Stream<Key> thereForGood() {
    return Stream.of(
        new Key(TableName.PAYMENTS, "SALE#1001", "PAY#bank#4711"),
        new Key(TableName.PAYMENTS, "SALE#1001", "NOTE#failed#bank#4711"),
        new Key(TableName.INVOICES, "ORDER#4001", "INVOICE"),
        new Key(TableName.INVOICES, "ORDER#4001", "CREDIT_NOTE"),
        new Key(TableName.STOCK, "ITEM#2001#LOC#1", "MOVE#CLAIM#4001#1"));
  }

  @ParameterizedTest
  @MethodSource("thereForGood")
  void entriesDocumentsAndMovementsArePutAndNeverChanged(Key key) {
    assertEquals(key, new Write.PutNew(at(key)).key());
    for (var change : CHANGES) {
      assertThrows(IllegalArgumentException.class, () -> change.apply(key));
    }
    assertThrows(IllegalArgumentException.class, () -> AppendOnly.requireExpendable(key));
  }

  /// A number that was taken is not taken again.
  @Test
  void theNumberOfASeriesIsFollowedByTheNextAndNeverWrittenAnew() {
    var series = Key.alone(TableName.INVOICES, "SERIES#INVOICE");
    assertEquals(series, new Write.Replace(at(series), 1).key());
    for (var change : CHANGES.subList(1, CHANGES.size())) {
      assertThrows(IllegalArgumentException.class, () -> change.apply(series));
    }
    assertThrows(IllegalArgumentException.class, () -> AppendOnly.requireExpendable(series));
  }

  static Stream<Key> changing() {
    return Stream.of(
        new Key(TableName.STOCK, "ITEM#2001#LOC#1", "LEVEL"),
        Key.alone(TableName.ORDERS, "ORDER#4001"));
  }

  @ParameterizedTest
  @MethodSource("changing")
  void levelsAndOrdersChange(Key key) {
    for (var change : CHANGES) {
      assertEquals(key, change.apply(key).key());
    }
  }
}
