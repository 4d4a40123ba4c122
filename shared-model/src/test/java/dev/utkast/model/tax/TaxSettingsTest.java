package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.decision.SettingsProblem;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.tax.TaxSettings.Outcome;
import dev.utkast.model.tax.TaxSettings.RateRequest;
import dev.utkast.model.tax.TaxSettings.RegistrationRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaxSettingsTest {

  private static final TaxData DATA = TaxDataFile.bundled();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static final String REGISTRATIONS =
      """
      country | region | until      | outcome
      NL      |        | -          | NL
      EU      |        | -          | EU
      US      | CA     | -          | US-CA
      CA      | BC     | 2026-11-01 | CA-BC
      CA      |        | -          | CA
      US      |        | -          | RegionMissing[country=US]
      XX      |        | -          | UnknownCountry[code=XX]
      EU      | CA     | -          | UnknownCountry[code=EU]
      US      | ZZ     | -          | UnknownRegion[country=US, region=ZZ]
      NL      | NH     | -          | UnknownRegion[country=NL, region=NH]
      NL      |        | 2026-10-31 | EndsBeforeItStarts[from=2026-11-01]\
      """;

  static Stream<List<String>> registrations() {
    return CaseTable.rows(REGISTRATIONS);
  }

  @ParameterizedTest
  @MethodSource("registrations")
  void registrationsAreInPlacesThatExist(List<String> row) {
    var wanted = new RegistrationRequest(row.get(0), row.get(1), true, DAY, until(row.get(2)));
    assertEquals(
        row.get(3),
        switch (TaxSettings.registration(DATA, wanted)) {
          case Outcome.Accepted<Registration>(var registration) -> registration.authority();
          case Outcome.Refused<Registration>(var problems) -> text(problems);
        });
  }

  private static final String RATES =
      """
      country | region | category | title | rate         | until      | outcome
      NL      |        | books    | BTW   | 0.05         | -          | NL books 0.05
      US      | CA     | standard | LA    | 1            | 2026-11-01 | US-CA standard 1
      NL      |        | standard | BTW   | 0            | -          | NL standard 0
      NL      |        | standard | BTW   | 0.123456789  | -          | NL standard 0.123456789
      XX      |        | standard | BTW   | 0.2          | -          | UnknownCountry[code=XX]
      US      | ZZ     | standard | Tax   | 0.2          | -          | UnknownRegion[country=US, region=ZZ]
      NL      |        | Books!   | BTW   | 0.2          | -          | MalformedCategory[]
      NL      |        | books    |       | 0.2          | -          | TitleLength[least=1, most=60]
      NL      |        | books    | BTW   | -0.01        | -          | RateOutside[least=0, most=1]
      NL      |        | books    | BTW   | 1.01         | -          | RateOutside[least=0, most=1]
      NL      |        | books    | BTW   | 0.1234567891 | -          | RateTooPrecise[most=9]
      NL      |        | books    | BTW   | 0.2          | 2026-10-31 | EndsBeforeItStarts[from=2026-11-01]
      XX      |        | books    | BTW   | 2            | -          | UnknownCountry[code=XX], RateOutside[least=0, most=1]\
      """;

  static Stream<List<String>> rates() {
    return CaseTable.rows(RATES);
  }

  @ParameterizedTest
  @MethodSource("rates")
  void ratesOfOnesOwnAreRates(List<String> row) {
    var wanted =
        new RateRequest(
            row.get(0),
            row.get(1),
            row.get(2),
            row.get(3),
            new BigDecimal(row.get(4)),
            DAY,
            until(row.get(5)));
    assertEquals(
        row.get(6),
        switch (TaxSettings.rate(DATA, wanted)) {
          case Outcome.Accepted<TaxRate>(var rate) ->
              rate.authority() + " " + rate.category() + " " + rate.rate();
          case Outcome.Refused<TaxRate>(var problems) -> text(problems);
        });
  }

  private static Optional<LocalDate> until(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private static String text(List<SettingsProblem> problems) {
    return problems.stream().map(SettingsProblem::toString).collect(Collectors.joining(", "));
  }
}
