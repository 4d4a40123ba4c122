package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.CaseTable;
import dev.utkast.model.pricing.TaxContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaxDataFileTest {

  private static final TaxData BUNDLED = TaxDataFile.bundled();
  private static final String HEAD =
      """
      # version: 2026-11-01
      # as of: 2026-10-30
      # source: somebody
      country,region,authority,category,title,percent,from,until
      """;

  /// Rates that anyone can look up, before and after they changed.
  private static final String KNOWN =
      """
      place | authority | category | day        | percent
      DE    | DE        | standard | 2020-06-30 | 19
      DE    | DE        | standard | 2020-07-01 | 16
      DE    | DE        | standard | 2020-12-31 | 16
      DE    | DE        | standard | 2021-01-01 | 19
      DE    | DE        | reduced  | 2026-11-01 | 7
      EE    | EE        | standard | 2025-06-30 | 22
      EE    | EE        | standard | 2025-07-01 | 24
      FI    | FI        | standard | 2024-09-01 | 25.5
      FI    | FI        | reduced  | 2026-01-01 | 13.5
      FR    | FR        | super_reduced | 2026-01-01 | 2.1
      NL    | NL        | reduced  | 2018-12-31 | 6
      NL    | NL        | reduced  | 2019-01-01 | 9
      RO    | RO        | standard | 2025-08-01 | 21
      SK    | SK        | standard | 2025-01-01 | 23
      LT    | LT        | reduced  | 2026-01-01 | 12
      GB    | GB        | standard | 2010-12-01 | 17.5
      GB    | GB        | standard | 2011-01-03 | 17.5
      GB    | GB        | standard | 2011-01-04 | 20
      NO    | NO        | standard | 2026-01-01 | 25
      NO    | NO        | reduced  | 2026-01-01 | 15
      CH    | CH        | standard | 2023-12-31 | 7.7
      CH    | CH        | standard | 2024-01-01 | 8.1
      CA-ON | CA        | standard | 2026-01-01 | 13
      CA-NS | CA        | standard | 2025-04-01 | 14
      CA-BC | CA        | standard | 2026-01-01 | 5
      CA-BC | CA-BC     | standard | 2026-01-01 | 7
      CA-QC | CA-QC     | standard | 2026-01-01 | 9.975
      US-CA | US-CA     | standard | 2026-01-01 | 7.25
      US-OR | US-OR     | standard | 2026-01-01 | 0
      US-LA | US-LA     | standard | 2024-12-31 | 4.45
      US-LA | US-LA     | standard | 2025-01-01 | 5
      AU    | AU        | standard | 2026-01-01 | 10
      NZ    | NZ        | standard | 2026-01-01 | 15
      JP    | JP        | standard | 2019-09-30 | 8
      JP    | JP        | standard | 2019-10-01 | 10
      JP    | JP        | reduced  | 2019-10-01 | 8\
      """;

  static Stream<List<String>> known() {
    return CaseTable.rows(KNOWN);
  }

  @ParameterizedTest
  @MethodSource("known")
  void bundledRatesAreThePublishedOnes(List<String> row) {
    var place =
        new Place(
            row.get(0).substring(0, 2), row.get(0).length() > 3 ? row.get(0).substring(3) : "");
    var found = BUNDLED.find(place, row.get(1), row.get(2), LocalDate.parse(row.get(3)));
    assertEquals(1, found.size());
    assertEquals(
        0, found.getFirst().rate().movePointRight(2).compareTo(new BigDecimal(row.get(4))));
  }

  @Test
  void everyPlaceWePromiseIsThere() {
    var day = LocalDate.of(2026, 11, 1);
    var countries = new HashSet<String>();
    for (var rate : BUNDLED.rates()) {
      if (rate.isInForce(day) && rate.category().equals("standard")) {
        countries.add(rate.country());
      }
    }
    assertTrue(countries.containsAll(EuropeanUnion.MEMBERS));
    assertTrue(countries.containsAll(List.of("GB", "NO", "CH", "CA", "AU", "NZ", "JP", "US")));
    assertEquals(13, regions("CA"));
    assertEquals(51 + 8, regions("US"), "states, the capital, territories and military post");
  }

  @Test
  void noTwoRatesOfOneThingAreInForceOnOneDay() {
    var series = new HashMap<String, List<TaxRate>>();
    for (var rate : BUNDLED.rates()) {
      var key = String.join(" ", rate.country(), rate.region(), rate.authority(), rate.category());
      series.merge(key, List.of(rate), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    series.forEach((name, unsorted) -> {
      var rates = unsorted.stream().sorted(Comparator.comparing(TaxRate::from)).toList();
      for (int i = 1; i < rates.size(); i++) {
        assertEquals(Optional.of(rates.get(i).from().minusDays(1)), rates.get(i - 1).until(), name);
      }
    });
  }

  /// What is misspelt here would never be found, and something else would be charged.
  @Test
  void everyRateIsOfAPlaceAnAuthorityAndACategoryThatAreKnown() {
    for (var rate : BUNDLED.rates()) {
      var place = rate.place();
      assertTrue(
          rate.region().isEmpty()
              ? Countries.isCode(rate.country())
              : Provinces.name(rate.country(), rate.region()).isPresent()
                  || Territories.isPart(place),
          () -> "unknown place: " + rate);
      assertTrue(
          Set.of(rate.country(), rate.country() + "-" + rate.region()).contains(rate.authority()),
          () -> "the authority of another place: " + rate);
      assertTrue(
          TaxContext.KNOWN_CATEGORIES.contains(rate.category()), () -> "unknown category: " + rate);
      assertTrue(
          TaxDataFile.bundledFor(place).rates().contains(rate),
          () -> "in a file that is not read for its place: " + rate);
    }
  }

  @Test
  void versionsAreKept() {
    assertEquals(6, BUNDLED.versions().size());
    assertEquals(List.of("2026-11-01"), TaxDataFile.read(new StringReader(HEAD)).versions());
  }

  @Test
  void aFileWithoutItsSourceDayOrVersionIsRefused() {
    for (var stated : List.of("# version: ", "# as of: ", "# source: ")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> TaxDataFile.read(new StringReader(HEAD.replace(stated, "# "))));
    }
  }

  @Test
  void aWrongLineIsRefusedByItsNumber() {
    for (var line :
        List.of(
            "DE,,DE,standard,VAT,19,2007-01-01",
            "DE,,DE,standard,VAT,19 %,2007-01-01,",
            "DE,,DE,standard,VAT,119,2007-01-01,",
            "DE,,DE,standard,VAT,-1,2007-01-01,",
            "DE,,DE,standard,VAT,19,2007-13-01,",
            "DE,,DE,standard,VAT,19,2007-01-02,2007-01-01")) {
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> TaxDataFile.read(new StringReader(HEAD + line + "\n")),
              line);
      assertTrue(String.valueOf(refused.getMessage()).startsWith("line 5 "), line);
    }
  }

  private static long regions(String country) {
    return BUNDLED.rates().stream()
        .filter(r -> r.country().equals(country))
        .map(TaxRate::region)
        .distinct()
        .count();
  }
}
