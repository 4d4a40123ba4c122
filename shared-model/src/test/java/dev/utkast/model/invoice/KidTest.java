package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KidTest {
  /// 79927398713 is the textbook's example of MOD10.
  @ParameterizedTest
  @CsvSource({
    "1, 0000018",
    "42, 0000422",
    "100, 0001008",
    "123456, 1234566",
    "7992739871, 79927398713"
  })
  void aReferenceEndsInItsCheckDigit(long number, String kid) {
    assertEquals(kid, Kid.of(number));
  }

  /// Banks take 2 to 25 digits.
  @Test
  void theLongestReferenceIsOneThatBanksTake() {
    assertTrue(Kid.of(Long.MAX_VALUE).matches("[0-9]{20}"));
  }
}
