package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A day, or the day of an instant, in shops around the world.
class DaysTest {
  static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Pacific/Kiritimati"),
          ZoneId.of("Pacific/Pago_Pago"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("Australia/Lord_Howe"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          given                          | Kiritima | Pago_Pag | Berlin   | New_York | Kolkata  | Lord_How
          2026-12-30T23:00:00.000Z       | 26-12-31 | 26-12-30 | 26-12-31 | 26-12-30 | 26-12-31 | 26-12-31
          2026-12-30T22:59:59.999999999Z | 26-12-31 | 26-12-30 | 26-12-30 | 26-12-30 | 26-12-31 | 26-12-31
          2026-12-31                     | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31
          2026-12-31T23:59:59            | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31
          2026-12-31T00:00:00+14:00      | 26-12-31 | 26-12-29 | 26-12-30 | 26-12-30 | 26-12-30 | 26-12-30
          2026-12-31T23:30:00-11:00      | 27-01-02 | 26-12-31 | 27-01-01 | 27-01-01 | 27-01-01 | 27-01-01
          2026-12-31T05:00:00+0530       | 26-12-31 | 26-12-30 | 26-12-31 | 26-12-30 | 26-12-31 | 26-12-31
          2026-03-29T22:00Z              | 26-03-30 | 26-03-29 | 26-03-30 | 26-03-29 | 26-03-30 | 26-03-30
          2026-03-29T02:30:00            | 26-03-29 | 26-03-29 | 26-03-29 | 26-03-29 | 26-03-29 | 26-03-29
          2026-03-28T23:00:00Z           | 26-03-29 | 26-03-28 | 26-03-29 | 26-03-28 | 26-03-29 | 26-03-29
          2026-10-25T22:59:59Z           | 26-10-26 | 26-10-25 | 26-10-25 | 26-10-25 | 26-10-26 | 26-10-26
          2026-10-25T23:00:00Z           | 26-10-26 | 26-10-25 | 26-10-26 | 26-10-25 | 26-10-26 | 26-10-26
          2026-10-24T22:00:00Z           | 26-10-25 | 26-10-24 | 26-10-25 | 26-10-24 | 26-10-25 | 26-10-25
          2026-03-08T05:00:00Z           | 26-03-08 | 26-03-07 | 26-03-08 | 26-03-08 | 26-03-08 | 26-03-08
          2026-11-01T04:00:00Z           | 26-11-01 | 26-10-31 | 26-11-01 | 26-11-01 | 26-11-01 | 26-11-01
          2026-11-02T04:59:59Z           | 26-11-02 | 26-11-01 | 26-11-02 | 26-11-01 | 26-11-02 | 26-11-02
          2026-04-04T13:00:00Z           | 26-04-05 | 26-04-04 | 26-04-04 | 26-04-04 | 26-04-04 | 26-04-05
          2026-10-03T13:29:59Z           | 26-10-04 | 26-10-03 | 26-10-03 | 26-10-03 | 26-10-03 | 26-10-03
          2026-10-03T13:30:00Z           | 26-10-04 | 26-10-03 | 26-10-03 | 26-10-03 | 26-10-03 | 26-10-04
          2016-12-31T23:59:60Z           | 17-01-01 | 16-12-31 | 17-01-01 | 16-12-31 | 17-01-01 | 17-01-01
          2017-01-01T05:29:60+05:30      | 17-01-01 | 16-12-31 | 17-01-01 | 16-12-31 | 17-01-01 | 17-01-01
          2024-02-29T12:00:00-05:00      | 24-03-01 | 24-02-29 | 24-02-29 | 24-02-29 | 24-02-29 | 24-03-01
          2026-12-31t10:00:00z           | 27-01-01 | 26-12-30 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31
          2026-12-31 10:00:00 +0000      | 27-01-01 | 26-12-30 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31
          2026-12-31T10:00:00-00:00      | 27-01-01 | 26-12-30 | 26-12-31 | 26-12-31 | 26-12-31 | 26-12-31\
          """)
  void anInstantIsTheDayThatItHasInTheShopsZone(ArgumentsAccessor row) {
    var given = String.valueOf(row.getString(0));
    for (int i = 0; i < ZONES.size(); i++) {
      var day = LocalDate.parse("20" + row.getString(i + 1));
      assertEquals(Optional.of(day), Days.read(given, ZONES.get(i)), given + " " + ZONES.get(i));
    }
  }

  /// Hour by hour through a year, at every kind of offset, against the JDK's own calendar.
  @Test
  void everyHourOfAYearHasItsDay() {
    var offsets = List.of("Z", "+14:00", "-11:00", "+05:30", "-03:30", "+10:30");
    var hour = Instant.parse("2026-01-01T00:30:00.5Z");
    for (int i = 0; i < 366 * 24; i++) {
      var at = hour.plus(i, ChronoUnit.HOURS);
      var given = OffsetDateTime.ofInstant(at, ZoneOffset.of(offsets.get(i % offsets.size())));
      for (var zone : ZONES) {
        assertEquals(
            Optional.of(at.atZone(zone).toLocalDate()),
            Days.read(given.toString(), zone),
            () -> given + " in " + zone);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-13-01",
        "2026-02-29",
        "2026-1-1",
        "20260101",
        "01/02/2026",
        "2026-W01-1",
        "2026-001",
        "1767225600",
        "tomorrow",
        "2026-01-01T",
        "2026-01-01T10",
        "2026-01-01T25:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T10:60:00Z",
        "2026-01-01T10:00:60Z",
        "2026-01-01T23:59:61Z",
        "2026-01-01T23:59:60+01:00",
        "2026-01-01T23:59:60",
        "2026-01-01T10:00:00+19:00",
        "2026-01-01T10:00:00+1",
        "2026-01-01T10:00:00+01:60",
        "2026-01-01T10:00:00.Z",
        "2026-01-01T10:00:00Z[Europe/Berlin]",
        "2026-01-01T10:00:00 CET",
        "0000-01-01",
        "1899-12-31",
        "10000-01-01",
        "+10000-01-01",
        "-0001-12-31",
        "٢٠٢٦-٠١-٠١"
      })
  void whatIsNoDayIsNone(String given) {
    assertEquals(Optional.empty(), Days.read(given, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void theLastDayIsThatOfTheShop() {
    var last = "9999-12-31T23:00:00Z";
    assertEquals(Optional.empty(), Days.read(last, ZoneId.of("Europe/Berlin")));
    assertEquals(
        Optional.of(LocalDate.of(9999, 12, 31)), Days.read(last, ZoneId.of("America/New_York")));
    assertEquals(
        Optional.of(LocalDate.of(9999, 12, 31)),
        Days.read("9999-12-31", ZoneId.of("Pacific/Kiritimati")));
  }
}
