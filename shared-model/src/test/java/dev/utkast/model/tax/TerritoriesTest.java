package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.tax.Territories.Whereabouts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Directive 2006/112/EC, articles 5 to 7, one by one, and the other territories that are known.
class TerritoriesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static final String ADDRESSES =
      """
      ES, '', 35001, ES-CN, false
      ES, '', 34999, ES, true
      ES, '', 3, ES, true
      ES, GC, '', ES-CN, false
      ES, GC, -, ES-CN, false
      ES, GC, 28001, ES, true
      ES, Las Palmas, '', ES-CN, false
      ES, CE, '', ES-CE, false
      ES, '', 52006, ES-ML, false
      FI, '', 22100, AX, false
      AX, '', 22100, AX, false
      FR, '', 97133, BL, false
      FR, '', 97150, MF, false
      FR, '', 97100, GP, false
      FR, '', 97200, MQ, false
      FR, '', 97300, GF, false
      FR, '', 97400, RE, false
      FR, '', 97500, PM, false
      FR, '', 97600, YT, false
      FR, '', 98600, WF, false
      FR, '', 98700, PF, false
      FR, '', 98800, NC, false
      FR, '', 98000, FR, true
      FR, '', 20000, FR-20R, true
      FR, 2A, '', FR-20R, true
      MC, '', '', FR, true
      GB, '', 'im1 1aa', GB, false
      IM, '', '', GB, false
      GB, '', 'JE2 3AB', JE, false
      GB, '', 'GY1 1AA', GG, false
      GB, '', 'GX11 1AA', GI, false
      GB, '', 'BT1 1AA', GB-NIR, true
      GB, '', 'GB BT1 1AA', GB-NIR, true
      GB, Northern Ireland, '', GB-NIR, true
      GB, '', 'B1 1BT', GB, false
      IT, '', 23041, IT-LIV, false
      IT, '', 22061, IT-CAM, false
      IT, '', 47890, SM, false
      IT, '', 00120, VA, false
      IT, '', 00121, IT, true
      CH, '', 6911, IT-CAM, false
      CH, '', 7562, CH-SAM, false
      CH, '', 7564, CH, false
      LI, '', 9490, CH, false
      DE, '', D-78266, CH, false
      DE, '', '７８２６６', CH, false
      DE, '', 27498, DE-HEL, false
      GR, '', 63086, GR-69, false
      GR, 69, '', GR-69, false
      GR, '', 81100, GR-ISL, true
      GR, '', 85303, GR-ISL, true
      GR, '', 85304, GR, true
      CY, 06, '', CY-N, false
      CY, '', 9300, CY-N, false
      CY, '', 3020, CY, true
      PT, '', 8999-999, PT, true
      PT, '', 9000-001, PT-30, true
      PT, '', 9499-999, PT-30, true
      PT, '', 9500-001, PT-20, true
      PT, '', 900, PT, true
      AT, '', 6691, AT-JUN, true
      AT, '', 6990, AT, true
      AT, '', 6991, AT-MIT, true
      AT, '', 6993, AT-MIT, true
      AT, '', 6994, AT, true
      NO, '', 9170, SJ, false
      NO, '', 9180, NO, false
      AU, '', 2899, NF, false
      DK, '', FO-100, FO, false
      DK, '', 1000, DK, true
      DK, '', 3900, GL, false
      PR, '', 00901, US-PR, false
      NL, '', '', NL, true
      IT, '', 22060, IT, true
      ES, '', 3501, ES, true
      ES, '', 5100, ES, true
      ES, Las Palmas, 3501, ES-CN, false
      ES, Las Palmas, 00000, ES-CN, false
      ES, Las Palmas, 0, ES-CN, false
      FI, '', 2210, FI, true
      IT, '', 120, VA, false
      FR, '', 2000, FR, true
      ES, Sta. Cruz de Tenerife, '', ES-CN, false
      DK, Faroe Islands, 100, FO, false
      CY, North Cyprus, 15, CY-N, false
      NL, AW, '', AW, false
      NL, Curaçao, '', CW, false
      NL, NL-BQ1, '', BQ, false
      CN, HK, '', HK, false
      PT, Região Autónoma da Madeira, '', PT-30, true
      ES, Comunidad Autónoma de Canarias, '', ES-CN, false
      ES, Tenerife, '', ES-CN, false
      FI, Ahvenanmaan maakunta, '', AX, false
      GB, '', 'FIQQ 1ZZ', FK, false
      GB, '', 'TKCA 1ZZ', TC, false
      CY, '', 'Mersin 10, Turkey', CY-N, false
      """;

  @ParameterizedTest
  @CsvSource(textBlock = ADDRESSES)
  void anAddressLiesWhereItsGoodsAreTaxed(
      String country, String province, String postcode, String place, boolean union) {
    var found =
        Territories.locate(new Whereabouts(country, province, postcode, "", ""), DAY).place();
    assertEquals(place, found.country() + (Territories.isPart(found) ? "-" + found.region() : ""));
    assertEquals(union, found.isInUnion());
  }

  private static final String WITHOUT_POSTCODES =
      """
      DE, Baden-Württemberg, Büsingen, CH
      DE, '', Büsingen am Hochrhein, CH
      DE, SH, Helgoland, DE-HEL
      IT, SO, Livigno, IT-LIV
      DK, Groenland, '', GL
      DK, Îles Féroé, '', FO
      DK, '', Tórshavn, FO
      FI, Ålandinseln, '', AX
      FR, Französisch-Guayana, '', GF
      FR, '', Fort-de-France, MQ
      FR, Korsika, '', FR-20R
      PT, Azoren, '', PT-20
      PT, Madère, '', PT-30
      PT, '', Funchal, PT-30
      ES, Kanaren, '', ES-CN
      CY, Nordzypern, '', CY-N
      GR, Άγιον Όρος, '', GR-69
      DE, Schweiz, '', DE
      FR, Saint-Martin, '', MF
      FR, St Barthélemy, '', BL
      FR, '', Saint-Martin, FR
      IT, Bologna, San Marino, IT
      IT, '', San Marino, SM
      GB, Suffolk, Gibraltar, GB
      GB, Kent, Herm, GB
      GB, County Antrim, '', GB-NIR
      GB, Co. Down, Bangor, GB-NIR
      GB, '', Belfast, GB-NIR
      GB, Nordirland, '', GB-NIR
      GB, '', St. Helier, JE
      GB, Channel Islands, '', JE
      GB, '', Alderney, GG
      GB, County Durham, Durham, GB
      NO, '', Longyearbyen, SJ
      NZ, '', Rarotonga, CK
      NZ, Tokelau, '', TK
      CY, '', Güzelyurt, CY-N
      AT, '', Jungholz, AT-JUN
      ES, '', Ceuta, ES-CE
      ES, MU, La Palma, ES
      ES, 'Palmas, Las', '', ES-CN
      ES, Las Palmas (Canarias), '', ES-CN
      ES, Provincia de Las Palmas, '', ES-CN
      ES, Isla de Tenerife, '', ES-CN
      ES, Illes Balears, Palma, ES
      FR, Île de la Réunion, '', RE
      FR, La Réunion, '', RE
      FR, Île-de-France, Paris, FR
      PT, Ilha da Madeira, '', PT-30
      DK, Färöer, '', FO
      """;

  @ParameterizedTest
  @CsvSource(textBlock = WITHOUT_POSTCODES)
  void withoutAPostcodeRegionAndTownAreReadAsPeopleWriteThem(
      String country, String province, String city, String place) {
    var code = Provinces.codeOf(country, province).orElse(province);
    var found = Territories.locate(new Whereabouts(country, code, "", city, ""), DAY).place();
    assertEquals(place, found.country() + (Territories.isPart(found) ? "-" + found.region() : ""));
  }

  static Stream<String> lines() {
    return TaxDataFile.lines("territories.csv", Territories.COLUMNS, c -> String.join(",", c))
        .stream();
  }

  /// The first line that fits counts: a narrower one stands before what has it within.
  @ParameterizedTest
  @MethodSource("lines")
  void allThatALineNamesLeadsToIt(String line) {
    var cells = line.split(",", -1);
    for (var where : named(cells[0], cells)) {
      var found = Territories.locate(where, LocalDate.parse(cells[6]));
      var region = found.place().region();
      var place = found.place().country() + (region.isEmpty() ? "" : "-" + region);
      assertEquals(cells[4], place, where.toString());
      assertEquals(Optional.of(cells[3].split(";")[0]), found.territory(), where.toString());
    }
  }

  private static List<Whereabouts> named(String country, String... cells) {
    if (cells[1].isEmpty() && cells[2].isEmpty()) {
      return List.of(new Whereabouts(country, "", "", "", ""));
    }
    var provinces = Stream.of(cells[1].split(" "), cells[3].split(";")).flatMap(Stream::of);
    var postcodes = Stream.of(cells[2].split("[ -]")).filter(postcode -> !postcode.isEmpty());
    return Stream.concat(
            provinces
                .filter(province -> !province.isEmpty())
                .map(province -> new Whereabouts(country, province, "", "", "")),
            postcodes.map(
                postcode -> new Whereabouts(country, "", whole(country, postcode), "", "")))
        .toList();
  }

  private static String whole(String country, String beginning) {
    int missing = Postcode.DIGITS.getOrDefault(country, 0) - beginning.length();
    var written = beginning.replace('#', '1');
    if (written.matches("[0-9]+")) {
      return written + "0".repeat(Math.max(0, missing));
    }
    return written.matches("[A-Z]+") ? written + "1" : written;
  }

  @Test
  void everyLineIsOfCountriesThatAreKnown() {
    for (var line : lines().toList()) {
      var cells = line.split(",", -1);
      assertTrue(Countries.isCode(cells[0]) && Countries.isCode(cells[4].substring(0, 2)), line);
    }
  }

  @Test
  void aTerritoryHasItsDays() {
    var nisyros = new Whereabouts("GR", "", "85303", "", "");
    assertEquals(Place.of("GR"), Territories.locate(nisyros, LocalDate.of(2025, 12, 31)).place());
    assertEquals(
        new Place("GR", "ISL"), Territories.locate(nisyros, LocalDate.of(2026, 1, 1)).place());
  }

  @Test
  void ratesOfLocalSellersAreTheirsAlone() {
    var island = new Place("GR", "ISL");
    assertEquals(island, island.seenFrom(island));
    assertEquals(Place.of("GR"), island.seenFrom(Place.of("GR")));
    assertEquals(new Place("PT", "30"), new Place("PT", "30").seenFrom(Place.of("DE")));
  }

  @Test
  void whatIsApartIsAnAreaOfItsOwn() {
    assertEquals("ES-CN", new Place("ES", "CN").area());
    assertEquals("PT", new Place("PT", "30").area());
    assertEquals("GB", new Place("GB", "NIR").area());
    assertEquals("US", new Place("US", "PR").area());
  }

  @Test
  void aCountryAndAStateMayBeOnePlace() {
    assertEquals(new Place("US", "PR"), Territories.canonical("PR", ""));
    assertEquals(new Place("US", "PR"), Territories.canonical("US", "PR"));
    assertEquals(new Place("ES", "CN"), Territories.canonical("ES", "TF"));
    assertEquals(new Place("CA", "ON"), Territories.canonical("CA", "ON"));
    assertEquals(Place.of("FR"), Territories.canonical("MC", ""));
  }

  @Test
  void theNameOfATerritoryIsKept() {
    var canaries = Territories.locate(new Whereabouts("ES", "", "35001", "", ""), DAY);
    assertEquals(Optional.of("Canary Islands"), canaries.territory());
    var named = Territories.locate(new Whereabouts("ES", "", "", "", "islas canarias"), DAY);
    assertEquals(canaries, named);
    var nisyros = Territories.locate(new Whereabouts("GR", "", "85303", "", ""), DAY);
    assertEquals(Optional.of("Nisyros"), nisyros.territory());
    assertEquals(
        Optional.empty(),
        Territories.locate(new Whereabouts("ES", "B", "", "", "Spain"), DAY).territory());
  }

  @ParameterizedTest
  @CsvSource({
    "DE, DE",
    "de, DE",
    "UK, GB",
    "EL, GR",
    "XK, XK",
    "Kosovo, XK",
    "kosova, XK",
    "United States, US",
    "U.S.A., US",
    "the Netherlands, NL",
    "Niederlande, NL",
    "Pays-Bas, NL",
    "Tyskland, DE",
    "Deutschland, DE",
    "Cote d'Ivoire, CI",
    "Côte d’Ivoire, CI",
    "St. Pierre & Miquelon, PM",
    "Saint Pierre and Miquelon, PM",
    "Curacao, CW",
    "Åland Islands, AX",
    "Aland Islands, AX",
    "Reunion, RE",
    "DEU, DE",
    "'Korea, Republic of', KR",
    "'Congo, The Democratic Republic Of The', CD",
    "Czech Republic, CZ",
    "Turkey, TR",
    "Vatican City, VA",
    "Canary Islands, ES",
    "Northern Ireland, GB",
    "Akrotiri, CY",
    "Guernsey, GG",
    "Georgia, GE",
  })
  void aCountryIsKnownUnderTheNamesThatPeopleWrite(String name, String code) {
    assertEquals(Optional.of(code), Countries.codeOf(name));
  }

  @Test
  void whatIsNoCountryIsNone() {
    assertEquals(Optional.empty(), Countries.codeOf("Atlantis"));
    assertEquals(Optional.empty(), Countries.codeOf(""));
    assertEquals(Optional.empty(), Countries.ofCode("XX"));
    assertEquals("Kosovo", Countries.name("XK"));
  }

  @ParameterizedTest
  @CsvSource({
    "CA, Ontario, ON",
    "CA, on, ON",
    "CA, CA-ON, ON",
    "CA, Québec, QC",
    "CA, P.E.I., PE",
    "CA, N.B., NB",
    "CA, Colombie-Britannique, BC",
    "CA, Terre-Neuve-et-Labrador, NL",
    "US, D.C., DC",
    "US, N.Y., NY",
    "CA, Newfoundland, NL",
    "CA, Newfoundland & Labrador, NL",
    "US, Armed Forces Europe, AE",
    "US, Armed Forces Americas, AA",
    "US, armed forces pacific, AP",
    "US, Northern Marianas, MP",
    "US, U.S. Virgin Islands, VI",
    "AU, New South Wales, NSW",
  })
  void aRegionIsKnownByItsNameAndItsCode(String country, String text, String code) {
    assertEquals(Optional.of(code), Provinces.codeOf(country, text));
  }

  @Test
  void whatIsNoRegionIsNone() {
    assertEquals(Optional.empty(), Provinces.codeOf("CA", "Newfunland"));
    assertEquals(Optional.empty(), Provinces.codeOf("CA", ""));
    assertEquals(Optional.empty(), Provinces.codeOf("DE", "BY"));
    assertEquals(Optional.of("Ontario"), Provinces.name("CA", "ON"));
    assertEquals(Optional.empty(), Provinces.name("DE", "BY"));
  }
}
