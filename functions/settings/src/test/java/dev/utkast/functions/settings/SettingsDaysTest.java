package dev.utkast.functions.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Days of registrations and rates in shops around the world.
class SettingsDaysTest {
  private final MemoryWiring wiring = MemoryWiring.standard();

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-12-30T23:00:00.000Z, 2026-12-31",
    "Pacific/Kiritimati, 2026-12-30T10:00:00Z, 2026-12-31",
    "Pacific/Pago_Pago, 2026-12-31T10:59:59+00:00, 2026-12-30",
    "America/New_York, 2026-11-02T04:59:59Z, 2026-11-01",
    "Asia/Kolkata, 2026-12-31T00:00:00, 2026-12-31",
    "Australia/Lord_Howe, 2026-10-03T13:30:00Z, 2026-10-04"
  })
  void anInstantForADayIsTheDayThatItHasInTheShop(String zone, String given, String day) {
    var elsewhere =
        new HttpCalls(new Settings(wiring.in(ZoneId.of(zone)))).withScopes("write_settings");
    var fields = "\"from\": \"%s\", \"until\": \"%s\"".formatted(given, given);
    var registration =
        elsewhere.post(
            "tax_registrations.json",
            "{\"tax_registration\": {\"country_code\": \"NL\", " + fields + "}}");
    assertEquals(day, registration.textAt("tax_registration.from"), registration.text());
    assertEquals(day, registration.textAt("tax_registration.until"));
    var rate =
        elsewhere.post(
            "tax_rates.json",
            "{\"tax_rate\": {\"country_code\": \"NL\", \"title\": \"That day\", \"rate\": 0.5, "
                + fields
                + "}}");
    assertEquals(day, rate.textAt("tax_rate.from"), rate.text());
    assertEquals(day, rate.textAt("tax_rate.until"));
    // In force on that day and on no other; a plus sign may arrive as a space.
    for (var asked : List.of(given, given.replace("+", "%2B"))) {
      var inForce = elsewhere.get("tax_rates.json?country_code=NL&date=" + asked).text();
      assertTrue(inForce.contains("That day"), inForce);
    }
    var after = LocalDate.parse(day).plusDays(1);
    assertFalse(
        elsewhere.get("tax_rates.json?country_code=NL&date=" + after).text().contains("That day"));
    assertEquals(400, elsewhere.get("tax_rates.json?country_code=NL&date=2026-13-01").status());
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati, 2026-11-28T10:00:00Z, 2026-11-29",
    "Pacific/Pago_Pago, 2026-11-28T10:59:59Z, 2026-11-27",
    "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29",
    "America/New_York, 2026-11-01T03:59:59Z, 2026-10-31",
    "Asia/Kolkata, 2026-11-28T18:30:00Z, 2026-11-29",
    "Australia/Lord_Howe, 2026-10-03T13:29:59Z, 2026-10-03"
  })
  void whatBeginsTodayBeginsOnTheShopsDay(String zone, Instant now, String day) {
    ((SettableClock) wiring.clock()).set(now);
    var elsewhere =
        new HttpCalls(new Settings(wiring.in(ZoneId.of(zone)))).withScopes("write_settings");
    var registration =
        elsewhere.post(
            "tax_registrations.json", "{\"tax_registration\": {\"country_code\": \"NL\"}}");
    assertEquals(day, registration.textAt("tax_registration.from"), registration.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"date=2010-12-01", "province_code=CA"})
  void aDayAndAProvinceAreThoseOfACountry(String alone) {
    var calls = new HttpCalls(new Settings(wiring)).withScopes("write_settings");
    var refused = calls.get("tax_rates.json?" + alone);
    assertEquals(400, refused.status());
    assertEquals(
        alone.split("=")[0] + " cannot be given without country_code", refused.textAt("errors"));
    assertEquals(200, calls.get("tax_rates.json?country_code=US&" + alone).status());
  }
}
