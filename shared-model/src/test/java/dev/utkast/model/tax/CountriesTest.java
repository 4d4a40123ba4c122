package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Countries by the names that people write.
class CountriesTest {
  static final List<Locale> LANGUAGES = Countries.LANGUAGES;

  /// Whoever asks whether a country is called so is answered without a look at the others.
  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void noCountryIsCalledAsAnother(Locale language) {
    var codes = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK")).toList();
    for (var code : codes) {
      var name = Locale.of("", code).getDisplayCountry(language);
      assertEquals(Optional.of(code), Countries.codeOf(name), name);
      assertTrue(Countries.isCalled(code, name), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "USA, US",
    "Holland, NL",
    "Türkiye, TR",
    "Deutschland, DE",
    "Royaume-Uni, GB",
    "Sveits, CH",
    "GBR, GB",
    "deu, DE",
    "Oesterreich, AT",
    "uk, GB"
  })
  void nameInDailyUseIsKnown(String name, String code) {
    assertEquals(Optional.of(code), Countries.codeOf(name));
    assertTrue(Countries.isCalled(code, name));
  }

  @Test
  void countryIsNotCalledAsAnother() {
    assertFalse(Countries.isCalled("DE", "France"));
    assertFalse(Countries.isCalled("AT", "Allemagne"));
  }

  @Test
  void nameOfNoCountryHasNoCode() {
    assertEquals(Optional.empty(), Countries.codeOf("Atlantis"));
  }
}
