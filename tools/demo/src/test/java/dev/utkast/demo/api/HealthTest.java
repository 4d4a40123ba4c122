package dev.utkast.demo.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

  /// A function whose process is killed loses nothing: its message comes back.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, true",
    "6, 6, 0, 0, 0, true",
    "7, 6, 0, 0, 0, false",
    "6, 6, 1, 0, 0, false",
    "0, 0, 0, 1, 0, false",
    "0, 0, 0, 0, 1, false"
  })
  void whatWasRecoveredIsNotFailed(
      int errors, int exits, int deadLetters, int outbox, int refused, boolean good) {
    assertEquals(good, Health.of(status(errors, exits, deadLetters, outbox, refused)).good());
  }

  private static Json status(int errors, int exits, int deadLetters, int outbox, int refused) {
    return Json.parse(
        """
        {"at_rest": true, "refused_calls": %d, "outbox": %d, "dead_letters": {"A": %d},
         "functions": {"A": {"errors": %d, "exits": %d}}}
        """
            .formatted(refused, outbox, deadLetters, errors, exits));
  }
}
