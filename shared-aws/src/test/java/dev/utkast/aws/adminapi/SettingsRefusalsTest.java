package dev.utkast.aws.adminapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.http.Events;
import dev.utkast.model.decision.SettingsProblem;
import dev.utkast.model.decision.SettingsRefusal;
import dev.utkast.model.decision.SettingsRefusal.Kind;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.id.TaxRegistrationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What clients are told of each reason why settings can't be so: field and words.
class SettingsRefusalsTest {

  /// @param told the errors in JSON
  record Row(Record reason, String told) {}

  private static final SettingsRefusal OTHER_BOOKS =
      new SettingsRefusal.OtherBooks(CurrencyUnit.USD, CurrencyUnit.EUR);

  static Stream<Row> refusals() {
    return Stream.of(
        row(
            new SettingsRefusal.Overlaps(Kind.REGISTRATION, new TaxRegistrationId(7)),
            "from",
            "overlaps registration 7"),
        row(new SettingsRefusal.Overlaps(Kind.RATE, new TaxRateId(8)), "from", "overlaps rate 8"),
        row(
            new SettingsRefusal.TooMany(Kind.REGISTRATION, 100),
            "base",
            "there are 100 registrations already"),
        row(new SettingsRefusal.TooMany(Kind.RATE, 200), "base", "there are 200 rates already"));
  }

  static Stream<Row> problems() {
    return Stream.of(
        row(new SettingsProblem.UnknownCountry("XX"), "country_code", "is unknown: XX"),
        row(new SettingsProblem.UnknownRegion("US", "ZZ"), "province_code", "is unknown in US: ZZ"),
        row(
            new SettingsProblem.RegionMissing("US"),
            "province_code",
            "can't be blank: taxes are the regions' there"),
        row(
            new SettingsProblem.NoTaxOfItsOwn("PT"),
            "province_code",
            "has no tax of its own: register with PT"),
        row(
            new SettingsProblem.MalformedCategory(),
            "category",
            "must be lower case letters, digits and _"),
        row(new SettingsProblem.TitleLength(1, 60), "title", "must have 1 to 60 characters"),
        row(
            new SettingsProblem.RateOutside(BigDecimal.ZERO, BigDecimal.ONE),
            "rate",
            "must be from 0 to 1"),
        row(new SettingsProblem.RateTooPrecise(9), "rate", "has too many decimals"),
        row(
            new SettingsProblem.EndsBeforeItStarts(LocalDate.of(2026, 11, 1)),
            "until",
            "must not be before 2026-11-01"));
  }

  private static Row row(Record reason, String field, String words) {
    return new Row(reason, "{\"" + field + "\":[\"" + words + "\"]}");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void everyRefusalHasItsFieldAndWords(Row row) {
    var problem = SettingsRefusals.problem((SettingsRefusal) row.reason());
    assertEquals("422 " + row.told(), problem.getMessage());
  }

  @Test
  void otherBooksAreAConflictThatSaysWhatToSet() {
    assertEquals(
        "409 \"the books are kept in USD, and this shop is deployed with EUR: "
            + "set ShopCurrency back to USD\"",
        SettingsRefusals.problem(OTHER_BOOKS).getMessage());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyProblemIsNotedUnderItsField(Row row) {
    var fields = Events.fields("{}");
    SettingsRefusals.note(fields, List.of((SettingsProblem) row.reason()));
    assertEquals(row.told(), Events.errors(fields));
  }

  @Test
  void noReasonIsForgotten() {
    var told =
        Stream.concat(
                Stream.concat(refusals(), problems()).map(Row::reason), Stream.of(OTHER_BOOKS))
            .flatMap(Kinds::in)
            .collect(Collectors.toSet());
    var all = Kinds.of(SettingsRefusal.class, SettingsProblem.class, Kind.class);
    assertEquals(
        Set.of(), all.stream().filter(kind -> !told.contains(kind)).collect(Collectors.toSet()));
  }
}
