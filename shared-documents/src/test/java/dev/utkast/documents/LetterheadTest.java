package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterheadTest {
  /// The seller of the samples is Norwegian.
  @ParameterizedTest
  @CsvSource({
    "de-DE, NORWEGEN",
    "fr-FR, NORVÈGE",
    "nl-BE, NOORWEGEN",
    "en-US, NORWAY",
    "nb-NO, -",
    "en, -"
  })
  void whoIsAbroadReadsTheSellersCountry(String reader, String country) {
    var at = List.of("Storgata 12", "6413 Molde");
    var shop =
        new Letterhead(
            "Fjellheim",
            at,
            "NO",
            none(),
            none(),
            none(),
            none(),
            none(),
            Optional.empty(),
            none());
    var lines = shop.readIn(Locale.forLanguageTag(reader)).address();
    assertEquals(at, lines.subList(0, 2));
    assertEquals(
        country.equals("-") ? List.of() : List.of(country), lines.subList(2, lines.size()));
  }

  @Test
  void whereTheShopIsNotKnownNoCountryStandsAlone() {
    var shop = Letterhead.of("Fjellheim", "NO", "post@example.com");
    assertEquals(List.of(), shop.readIn(Locale.GERMANY).address());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
