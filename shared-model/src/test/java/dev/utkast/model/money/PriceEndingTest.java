package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriceEndingTest {

  private static final String CASES =
      """
      price | step | ending | raised
      1337  | 100  | 99     | 1399
      1399  | 100  | 99     | 1399
      1400  | 100  | 99     | 1499
      1     | 100  | 99     | 99
      0     | 100  | 99     | 0
      1234  | 100  | 0      | 1300
      1300  | 100  | 0      | 1300
      1333  | 10   | 5      | 1335
      1336  | 10   | 5      | 1345
      7     | 1    | 0      | 7\
      """;

  static Stream<List<String>> cases() {
    return CaseTable.rows(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pricesAreRaisedToTheNextEndingAndFreeStaysFree(List<String> row) {
    var ending =
        new PriceEnding(CurrencyUnit.EUR, Long.parseLong(row.get(1)), Long.parseLong(row.get(2)));
    assertEquals(Long.parseLong(row.get(3)), ending.applyTo(Long.parseLong(row.get(0))));
  }

  @Test
  void anEndingLiesBelowItsStep() {
    assertThrows(
        IllegalArgumentException.class, () -> new PriceEnding(CurrencyUnit.EUR, 1_000_000_001, 0));
    assertEquals(1_000_000_000, new PriceEnding(CurrencyUnit.EUR, 1_000_000_000, 0).applyTo(1));
    assertThrows(IllegalArgumentException.class, () -> new PriceEnding(CurrencyUnit.EUR, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new PriceEnding(CurrencyUnit.EUR, 100, 100));
    assertThrows(IllegalArgumentException.class, () -> new PriceEnding(CurrencyUnit.EUR, 100, -1));
  }
}
