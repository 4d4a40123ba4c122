package dev.utkast.model.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.shop.Shop;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 1);

  private static Due on(int month, int day) {
    return on(month, day, 0);
  }

  private static Due on(int month, int day, int step) {
    return Due.of(DUE, LocalDate.of(2026, month, day), Shop.DEFAULT_REMINDER_DAYS, step);
  }

  @Test
  void theDayItselfIsNeitherSoonNorLate() {
    assertEquals(new Due.Soon(2), on(2, 27));
    assertEquals(new Due.Soon(1), on(2, 28));
    assertEquals(new Due.Today(), on(3, 1));
    assertEquals(new Due.Late(1, 1), on(3, 2));
    assertEquals(new Due.Late(31, 1), on(4, 1));
  }

  /// Three days before, on the day, and three times after it.
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 1", "3, 1", "4, 2", "5, 3", "9, 3"})
  void eachStepAfterTheDueDayAsksMoreFirmly(int step, int nth) {
    assertEquals(new Due.Late(7, nth), on(3, 8, step));
  }
}
