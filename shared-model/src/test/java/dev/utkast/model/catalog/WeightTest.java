package dev.utkast.model.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTest {

  @ParameterizedTest
  @CsvSource({
    "0, g, 0",
    "1.4, g, 1",
    "1.5, g, 2",
    "1.25, kg, 1250",
    "1, lb, 454",
    "16, oz, 454",
    "2147483647, g, 2147483647",
    "2147483647.5, g, ",
    "2147484, kg, ",
    "-1, g, ",
    "-0.4, g, 0"
  })
  void aWeightIsWholeGrams(BigDecimal weight, String unit, Long grams) {
    assertEquals(
        Optional.ofNullable(grams), Weight.grams(weight, Weight.Unit.of(unit).orElseThrow()));
  }

  @Test
  void thereAreFourUnits() {
    assertEquals(Optional.empty(), Weight.Unit.of("stone"));
    assertEquals(Optional.empty(), Weight.Unit.of("KG"));
  }

  @ParameterizedTest
  @CsvSource({"10, 10, true", "10, 11, true", "11, 10, true", "10, 12, false"})
  void twoRoundingsOfOneWeightAreTheSame(long one, long other, boolean same) {
    assertEquals(same, Weight.isSame(one, other));
  }
}
