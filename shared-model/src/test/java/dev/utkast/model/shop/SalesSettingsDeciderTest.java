package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.SettingsRefusal;
import dev.utkast.model.decision.SettingsRefusal.Kind;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against what is there under id 1: registered with `DE` in 2020, a rate of `VAT` on books there.
class SalesSettingsDeciderTest {

  private static final String REGISTRATIONS =
      """
      id | authority | from       | until      | outcome
      1  | DE        | 2020-01-01 | 2020-12-31 | unchanged
      1  | DE        | 2020-02-01 | -          | 1 in version 2
      1  | FR        | 2020-01-01 | -          | 1 in version 2
      2  | FR        | 2020-01-01 | -          | 2 in version 2
      2  | DE        | 2020-12-31 | -          | Overlaps[kind=REGISTRATION, otherId=1]
      2  | DE        | 2019-01-01 | 2020-01-01 | Overlaps[kind=REGISTRATION, otherId=1]
      2  | DE        | 2019-01-01 | -          | Overlaps[kind=REGISTRATION, otherId=1]
      2  | DE        | 2021-01-01 | -          | 2 in version 2
      2  | DE        | 2019-01-01 | 2019-12-31 | 2 in version 2\
      """;

  static Stream<List<String>> registrations() {
    return CaseTable.rows(REGISTRATIONS);
  }

  @ParameterizedTest
  @MethodSource("registrations")
  void anAuthorityIsRegisteredWithOnceAtATime(List<String> row) {
    var wanted = registration(row.get(0), row.get(1), row.get(2), row.get(3));
    var decision = SalesSettingsDecider.put(current(), wanted);
    assertEquals(row.get(4), text(decision, SalesSettings::registrations));
  }

  private static final String RATES =
      """
      id | country | category | title | from       | until      | outcome
      1  | DE      | books    | VAT   | 2020-01-01 | 2020-12-31 | unchanged
      1  | DE      | books    | VAT   | 2020-01-01 | -          | 1 in version 2
      2  | DE      | books    | VAT   | 2020-06-01 | -          | Overlaps[kind=RATE, otherId=1]
      2  | DE      | books    | VAT   | 2021-01-01 | -          | 2 in version 2
      2  | DE      | books    | Levy  | 2020-06-01 | -          | 2 in version 2
      2  | DE      | toys     | VAT   | 2020-06-01 | -          | 2 in version 2
      2  | FR      | books    | VAT   | 2020-06-01 | -          | 2 in version 2\
      """;

  static Stream<List<String>> rates() {
    return CaseTable.rows(RATES);
  }

  @ParameterizedTest
  @MethodSource("rates")
  void aTaxHasOneRateAtATime(List<String> row) {
    var wanted = rate(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5));
    assertEquals(
        row.get(6), text(SalesSettingsDecider.put(current(), wanted), SalesSettings::rates));
  }

  @Test
  void theListsAreFullAtTheirLimits() {
    var registrations =
        LongStream.range(0, SalesSettings.MAX_REGISTRATIONS)
            .mapToObj(id -> registration("" + id, "X" + id, "2020-01-01", "-"))
            .toList();
    var full = SalesSettings.unset().withRegistrations(registrations);
    var one = registration("900", "DE", "2020-01-01", "-");
    assertEquals(
        Decision.refused(
            new SettingsRefusal.TooMany(Kind.REGISTRATION, SalesSettings.MAX_REGISTRATIONS)),
        SalesSettingsDecider.put(full, one));
    var last = full.withRegistrations(registrations.subList(1, registrations.size()));
    assertInstanceOf(Decision.Changed.class, SalesSettingsDecider.put(last, one));
    var rates =
        LongStream.range(0, SalesSettings.MAX_RATES)
            .mapToObj(id -> rate("" + id, "DE", "c" + id, "VAT", "2020-01-01", "-"))
            .toList();
    var another = rate("900", "DE", "books", "VAT", "2020-01-01", "-");
    var fullOfRates = SalesSettings.unset().withRates(rates);
    assertEquals(
        Decision.refused(new SettingsRefusal.TooMany(Kind.RATE, SalesSettings.MAX_RATES)),
        SalesSettingsDecider.put(fullOfRates, another));
    var lastOfRates = fullOfRates.withRates(rates.subList(1, rates.size()));
    assertInstanceOf(Decision.Changed.class, SalesSettingsDecider.put(lastOfRates, another));
  }

  @Test
  void whatIsRemovedIsGoneAndWhatIsNotThereCannotBe() {
    assertEquals(
        List.of(),
        SalesSettingsDecider.withoutRegistration(current(), new TaxRegistrationId(1))
            .orElseThrow()
            .registrations());
    assertEquals(
        List.of(),
        SalesSettingsDecider.withoutRate(current(), new TaxRateId(1)).orElseThrow().rates());
    assertEquals(
        Optional.empty(),
        SalesSettingsDecider.withoutRegistration(current(), new TaxRegistrationId(2)));
    assertEquals(Optional.empty(), SalesSettingsDecider.withoutRate(current(), new TaxRateId(2)));
  }

  private static SalesSettings current() {
    return SalesSettings.unset()
        .withRates(List.of(rate("1", "DE", "books", "VAT", "2020-01-01", "2020-12-31")))
        .withRegistrations(List.of(registration("1", "DE", "2020-01-01", "2020-12-31")));
  }

  private static TaxRegistration registration(
      String id, String authority, String from, String until) {
    return new TaxRegistration(
        new TaxRegistrationId(Long.parseLong(id)),
        new Registration(authority, true, LocalDate.parse(from), day(until)),
        Optional.empty());
  }

  private static OwnRate rate(
      String id, String country, String category, String title, String from, String until) {
    return new OwnRate(
        new TaxRateId(Long.parseLong(id)),
        new TaxRate(
            country,
            "",
            country,
            category,
            title,
            new BigDecimal("0.07"),
            LocalDate.parse(from),
            day(until)));
  }

  private static Optional<LocalDate> day(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private static String text(
      Decision<SalesSettings> decision, java.util.function.Function<SalesSettings, List<?>> list) {
    return switch (decision) {
      case Decision.Changed<SalesSettings>(var next) ->
          list.apply(next).size() + " in version " + (next.version() - 1);
      case Decision.AlreadyDone<SalesSettings> _ -> "unchanged";
      case Decision.Refused<SalesSettings>(var reason) -> reason.toString();
    };
  }
}
