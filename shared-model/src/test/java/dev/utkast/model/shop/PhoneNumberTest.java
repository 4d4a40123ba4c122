package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+31 20 555 0142",
        "+49 (0)30 901820-12",
        "(650) 555-0142",
        "+1 (650) 555-0142 ext. 12",
        "+1 650 555 0142 x7",
        "01 23 45 67 89",
        "01.23.45.67.89",
        "030/901820",
        "+47\u00a022\u00a000\u00a000\u00a000",
        "+44 20 7946\u20110142",
        "02800",
        "112",
        "(+31) 20 5550142",
        "0031205550142"
      })
  void whatPeopleWriteIsANumber(String typed) {
    assertTrue(PhoneNumber.isWritten(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "12",
        "",
        "+",
        "call us",
        "tel 0123456",
        "1234567890123456",
        "+31 20 555 0142 or 0143",
        "20+5550142",
        "shop@example.com",
        "()()()"
      })
  void whatCannotBeCalledIsNone(String typed) {
    assertFalse(PhoneNumber.isWritten(typed));
  }

  @Test
  void aLongWrongOneIsSeenAtOnce() {
    var typed = "1 ".repeat(25) + "a";
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertFalse(PhoneNumber.isWritten(typed)));
  }
}
