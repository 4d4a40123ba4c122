package dev.utkast.model.canary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// Trips with every method: the model asks no clock and no machine.
@SuppressWarnings({"JavaTimeDefaultTimeZone", "TimeZoneUsage"})
public final class ReadsClock {
  Instant instant() {
    return Instant.now();
  }

  LocalDate date() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  LocalTime time() {
    return LocalTime.now(ZoneOffset.UTC);
  }

  LocalDateTime dateTime() {
    return LocalDateTime.now(ZoneOffset.UTC);
  }

  ZonedDateTime zoned() {
    return ZonedDateTime.now(ZoneOffset.UTC);
  }

  OffsetDateTime offset() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  Year year() {
    return Year.now(ZoneOffset.UTC);
  }

  YearMonth month() {
    return YearMonth.now(ZoneOffset.UTC);
  }

  Clock utc() {
    return Clock.systemUTC();
  }

  Clock elsewhere() {
    return Clock.system(ZoneOffset.UTC);
  }

  Clock here() {
    return Clock.systemDefaultZone();
  }

  ZoneId zone() {
    return ZoneId.systemDefault();
  }

  TimeZone oldZone() {
    return TimeZone.getDefault();
  }

  Locale language() {
    return Locale.getDefault();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  @Nullable String variable() {
    return System.getenv("HOME");
  }

  @Nullable String property() {
    return System.getProperty("user.home");
  }
}
