package dev.utkast.model.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 1);

  private static Due on(int month, int day) {
    return Due.of(DUE, LocalDate.of(2026, month, day));
  }

  @Test
  void theDayItselfIsNeitherSoonNorLate() {
    assertEquals(new Due.Soon(2), on(2, 27));
    assertEquals(new Due.Soon(1), on(2, 28));
    assertEquals(new Due.Today(), on(3, 1));
    assertEquals(new Due.Late(1), on(3, 2));
    assertEquals(new Due.Late(31), on(4, 1));
  }
}
