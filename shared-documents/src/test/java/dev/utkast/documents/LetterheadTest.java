package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.ShopIdentity;
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

  /// Who manages a company is said in the reader's language, before what the shop adds itself.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | GmbH | Geschäftsführung: Frieda Vogel, Ernst Amsel
          de | AG   | Vorstand: Frieda Vogel, Ernst Amsel
          en | GmbH | Managing directors: Frieda Vogel, Ernst Amsel
          en | AG   | Management board: Frieda Vogel, Ernst Amsel
          fr | GmbH | Direction : Frieda Vogel, Ernst Amsel
          nl | GmbH | Directie: Frieda Vogel, Ernst Amsel
          nb | AG   | Styre: Frieda Vogel, Ernst Amsel\
          """)
  void whoManagesTheCompanyStandsBeforeTheFooter(String reader, String form, String line) {
    var identity =
        directed(List.of("Frieda Vogel", "Ernst Amsel"), form, Optional.of("Seit 1996."));
    assertEquals(List.of(line, "Seit 1996."), imprint(identity, reader));
    var silent = directed(List.of(), form, Optional.of("Seit 1996."));
    assertEquals(List.of("Seit 1996."), imprint(silent, reader));
    assertEquals(List.of(), imprint(directed(List.of(), form, none()), reader));
  }

  private static List<String> imprint(ShopIdentity identity, String reader) {
    var seller = new Seller(LawfulSeller.of("DE").shop(), identity);
    var lines = Letterhead.of(seller, Optional.empty(), Locale.of(reader)).imprint();
    return lines.stream()
        .filter(line -> !line.startsWith("Lindenhof"))
        .map(line -> line.replaceAll("[\\u00a0\\u202f\\u2066-\\u2069]+", " ").strip())
        .toList();
  }

  private static ShopIdentity directed(
      List<String> directors, String form, Optional<String> footer) {
    return new ShopIdentity(
        1,
        none(),
        none(),
        Optional.of("Lindenhof"),
        Optional.of(form),
        Optional.empty(),
        Optional.empty(),
        directors,
        List.of(),
        List.of(),
        none(),
        none(),
        Optional.empty(),
        none(),
        footer,
        none(),
        none(),
        List.of(),
        List.of());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
