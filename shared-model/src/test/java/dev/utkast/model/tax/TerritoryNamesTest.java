package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.utkast.model.tax.Territories.Whereabouts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Territories by the names, spellings and postcodes that people in other countries write.
class TerritoryNamesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static String place(Whereabouts where) {
    var found = Territories.locate(where, DAY).place();
    return found.country() + (Territories.isPart(found) ? "-" + found.region() : "");
  }

  private static final String NAMES =
      """
      GB, Northern Ireland, GB-NIR
      GB, Nord-Irland, GB-NIR
      GB, Nordirland, GB-NIR
      GB, Noord-Ierland, GB-NIR
      GB, Irlande du Nord, GB-NIR
      PT, Azores, PT-20
      PT, Asorene, PT-20
      PT, Azorene, PT-20
      PT, Azoren, PT-20
      PT, Açores, PT-20
      PT, Îles des Açores, PT-20
      ES, Canaries, ES-CN
      ES, Kanariøyene, ES-CN
      ES, Canarische Eilanden, ES-CN
      ES, Ceuta og Melilla, ES-CE
      FI, Îles d'Åland, AX
      FI, Ålandsøyene, AX
      FI, Ålandseilanden, AX
      FI, Ålandsinseln, AX
      DK, Färöer-Inseln, FO
      DK, Faeröereilanden, FO
      DK, Faeroe Islands, FO
      NO, Svalbard, SJ
      NO, Spitzbergen, SJ
      NO, Spitsbergen, SJ
      NO, Spitzberg, SJ
      NO, Svalbard und Jan Mayen, SJ
      NO, Svalbard en Jan Mayen, SJ
      GB, Île de l'Ascension, SH
      GB, Ascension Island, SH
      GB, Kanalinseln, JE
      GB, Îles Anglo-Normandes, JE
      GB, Kanaaleilanden, JE
      GB, Kanaløyene, JE
      GB, Aurigny, GG
      GB, Britisches Antarktis-Territorium, AQ
      GB, Südgeorgien, GS
      GB, Virgin Islands (British), VG
      NL, Bonaire Sint Eustatius en Saba, BQ
      NL, 'Bonaire, Saint-Eustache et Saba', BQ
      NL, St. Eustatius, BQ
      NL, St. Maarten, SX
      CN, Hongkong, HK
      GR, Άγιο Όρος, GR-69
      GR, ΑΓΙΟ ΟΡΟΣ, GR-69
      GR, Λέσβος, GR-ISL
      GR, Μυτιλήνη, GR-ISL
      GR, Καστελλόριζο, GR-ISL
      CY, Morphou, CY-N
      """;

  @ParameterizedTest
  @CsvSource(textBlock = NAMES)
  void aTerritoryIsKnownByItsNameInOtherLanguages(String country, String name, String place) {
    assertEquals(place, place(new Whereabouts(country, name, "", "", "")));
    var code = Countries.codeOf(name).orElseThrow();
    var asCountry = place(new Whereabouts(code, "", "", "", name));
    assertEquals(code.equals(country) ? place : code, asCountry);
  }

  static Stream<List<String>> namesOfUnicode() {
    var codes = new HashMap<String, String>();
    Arrays.stream(Locale.getISOCountries())
        .forEach(code -> codes.put(PlaceName.key(Countries.name(code)), code));
    return TaxDataFile.lines("territories.csv", Territories.COLUMNS, List::of).stream()
        .filter(cells -> !cells.get(1).isEmpty() || !cells.get(2).isEmpty())
        .flatMap(cells ->
            Stream.of(cells.get(3).split(";"))
                .flatMap(name -> Optional.ofNullable(codes.get(PlaceName.key(name))).stream())
                .flatMap(code ->
                    Countries.LANGUAGES.stream()
                        .map(Locale.of("", code)::getDisplayCountry)
                        .map(name -> List.of(cells.get(0), name, cells.get(4)))));
  }

  @ParameterizedTest
  @MethodSource("namesOfUnicode")
  void aTerritoryWithACodeIsKnownByTheNamesOfUnicode(List<String> row) {
    assertEquals(row.get(2), place(new Whereabouts(row.get(0), row.get(1), "", "", "")));
  }

  /// And the beginning of a town's name is no postcode.
  @ParameterizedTest
  @CsvSource({
    "GB, Manchester M1 1AE, GB",
    "GB, MAIDSTONE ME14 1AA, GB",
    "GB, Gerrards Cross SL9 7AA, GB",
    "GB, FLEET GU51 1AA, GB",
    "GB, Aintree L10, GB",
    "GB, Jedburgh TD8 6AA, GB",
    "GB, GE1 1AA, GB",
    "GB, FL10 2BB, GB",
    "GB, UK BT1 1AA, GB-NIR",
    "GB, UK-BT1, GB-NIR",
    "GB, Belfast BT1 1AA., GB-NIR",
    "GB, N. Ireland bt1-1aa, GB-NIR",
    "GB, St Helier JE2 3AB, JE"
  })
  void aBritishPostcodeIsFoundBehindItsTown(String country, String postcode, String place) {
    assertEquals(place, place(new Whereabouts(country, "", postcode, "", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "GB, AI-2640, AI",
    "GB, AI2640, AI",
    "GB, KY1-1001, KY",
    "GB, KY3 2501, KY",
    "GB, KY1 1AA, GB",
    "GB, KY11 1AA, GB",
    "GB, KY16, GB",
    "GB, VG1110, VG",
    "GB, MSR1110, MS",
    "GB, M1 1AE, GB",
    "GB, TKCA 1ZZ, TC",
    "GB, PCRN 1ZZ, PN",
    "GB, ASCN 1ZZ, SH",
    "GB, STHL 1ZZ, SH",
    "GB, TDCU 1ZZ, SH",
    "GB, BIQQ 1ZZ, AQ",
    "GB, FIQQ 1ZZ, FK",
    "GB, SIQQ 1ZZ, GS",
    "GB, BBND 1ZZ, IO",
    "GB, HM 11, BM",
    "GB, HM 08, BM",
    "GB, WK 02, BM",
    "GB, HS2 0AA, GB",
    "GB, CR0 2YR, GB",
    "GB, DD1 1AA, GB",
    "GB, SN1 1AA, GB",
    "GB, BT1, GB-NIR",
    "AT, 87491, AT-JUN",
    "AT, D-87491, AT-JUN",
    "AT, 87567, AT-MIT",
    "AT, 87569, AT-MIT",
    "AT, 87570, AT",
    "DE, CH-8238, CH",
    "DE, CH 8239, DE",
    "IT, CH-6911, IT-CAM",
    "CH, I-22061, IT-CAM",
    "CN, 999077, HK",
    "CN, 999078, MO",
    "ES, ٣٥٠٠١, ES-CN",
    "ES, ३५००१, ES-CN",
    "FR, 97500 Cedex 08, PM",
  })
  void aTerritoryIsKnownByItsPostcodes(String country, String postcode, String place) {
    assertEquals(place, place(new Whereabouts(country, "", postcode, "", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "AT, '', 87491, Jungholz, AT-JUN",
    "AT, Vorarlberg, D-87567, Riezlern, AT-MIT",
    "AT, Vorarlberg, 87568, Hirschegg, AT-MIT",
    "AT, '', 6700, Mittelberg, AT",
    "DE, '', CH-8238, Büsingen, CH",
    "DE, '', 8238, Büsingen, CH",
    "DE, '', 10115, Büsingen, DE",
    "IT, '', CH-6911, Campione d'Italia, IT-CAM",
    "IT, '', 22100, Campione d'Italia, IT",
    "GB, Bermuda, HS 02, '', BM",
    "GB, '', 12345, Gibraltar, GI",
    "GB, '', IP28 8AA, Gibraltar, GB",
    "GB, '', IP28, Gibraltar, GB",
    "FR, '', 75001 CEDEX 08, Bastia, FR",
    "NL, '', 99999, Kralendijk, BQ",
    "NL, '', 1012 AB, Kralendijk, NL",
    "PT, '', 90000, Funchal, PT-30",
  })
  void aPostcodeThatTheCountryDoesNotHaveOverridesNoName(
      String country, String province, String postcode, String city, String place) {
    assertEquals(place, place(new Whereabouts(country, province, postcode, city, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "NL, Kralendijk, BQ",
    "NL, Philipsburg, SX",
    "NL, Oranjestad, AW",
    "NL, Willemstad, NL",
    "NL, Sint Maarten, NL",
    "FR, Papeete, PF",
    "FR, Nouméa, NC",
    "FR, Gustavia, BL",
    "FR, Marigot, MF",
    "FR, Mata-Utu, WF",
    "FR, Mata'utu, WF",
    "FR, Basse-Terre, GP",
    "FR, Miquelon, PM",
    "FR, Saint-Pierre, FR",
    "FR, Saint-Denis, FR",
    "DK, Thorshavn, FO",
    "AU, Burnt Pine, NF",
    "AU, Flying Fish Cove, CX",
    "NZ, Avarua, CK",
    "NZ, Alofi, NU",
    "GB, Port Stanley, FK",
    "GB, Stanley, GB",
    "GB, Road Town, VG",
    "GB, Hamilton, GB",
    "GB, Valley, GB",
    "GB, Cockburn Town, TC",
    "GB, Adamstown, PN",
    "NO, Olonkinbyen, SJ",
    "AT, Riezlern, AT-MIT",
    "AT, Hirschegg, AT",
    "DE, Buesingen am Hochrhein, CH",
    "DE, BUESINGEN, CH",
    "NO, Ny-Aalesund, SJ",
    "ES, Puerto de la Cruz, ES-CN",
  })
  void withoutAPostcodeATownLeadsToItsTerritory(String country, String city, String place) {
    assertEquals(place, place(new Whereabouts(country, "", "", city, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "FI, Aaland, AX",
    "FI, Aalandinseln, AX",
    "DK, Faeroeer, FO",
    "DK, Groenland, GL",
    "ES, Kanarioeyene, ES-CN",
    "CY, Guezelyurt, CY-N",
    "FR, Franzoesisch-Guayana, GF",
    "GB, Suedgeorgien, GS",
    "GB, Falklandsoeyene, FK",
  })
  void umlautsMayBeWrittenWithTwoLetters(String country, String province, String place) {
    assertEquals(place, place(new Whereabouts(country, province, "", "", "")));
  }

  @ParameterizedTest
  @CsvSource({"Oesterreich, AT", "Daenemark, DK", "Tuerkei, TR", "Suedkorea, KR", "Hongkong, HK"})
  void soMayThoseOfCountries(String name, String code) {
    assertEquals(Optional.of(code), Countries.codeOf(name));
  }

  @ParameterizedTest
  @CsvSource({
    "GB, Warwickshire, Bermuda, GB",
    "GB, Gwynedd, Road Town, GB",
    "FR, Martinique, Marigot, MQ",
    "NL, Noord-Holland, Sint Maarten, NL",
    "NL, Sint Eustatius, Oranjestad, BQ",
    "DE, Hessen, Buesingen, CH",
  })
  void aProvinceSaysWhichTownIsMeant(String country, String province, String city, String place) {
    assertEquals(place, place(new Whereabouts(country, province, "", city, "")));
  }

  @Test
  void theCountrysNameComesBeforeTheTowns() {
    var where = new Whereabouts("NL", "", "", "Oranjestad", "Sint Eustatius");
    assertEquals("BQ", place(where));
    assertNotEquals("BQ", place(new Whereabouts("NL", "", "", "Oranjestad", "Nederland")));
  }

  @Test
  void aTownMayBeWrittenWithItsPartOfTheUnitedKingdom() {
    assertEquals("GB-NIR", place(new Whereabouts("GB", "", "", "Belfast", "Nord-Irland")));
  }
}
