package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "0, ",
    "0.05, ",
    "1, ",
    "1.0000000000000, ",
    "0.000000000001, ",
    "0.0000000000001, TOO_MANY_DECIMALS",
    "-0.01, OUT_OF_RANGE",
    "1.01, OUT_OF_RANGE"
  })
  void aFeeIsAFraction(BigDecimal fee, RateLimits.Fault fault) {
    assertEquals(Optional.ofNullable(fault), RateLimits.ofFee(fee));
  }

  @ParameterizedTest
  @CsvSource({
    "0.000000000001, ",
    "1000000000, ",
    "0, OUT_OF_RANGE",
    "-1, OUT_OF_RANGE",
    "1000000000.1, OUT_OF_RANGE",
    "0.0000000000001, TOO_MANY_DECIMALS"
  })
  void aRateIsAboveNothing(BigDecimal rate, RateLimits.Fault fault) {
    assertEquals(Optional.ofNullable(fault), RateLimits.ofRate(rate));
  }
}
