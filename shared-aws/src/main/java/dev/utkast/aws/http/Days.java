package dev.utkast.aws.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What clients write where a day is asked for: the day (`2026-12-31`), or an instant
/// (`2026-12-30T23:00:00.000Z`), which means the day that it has in the shop's time zone. A time
/// without an offset is the shop's own.
///
/// Forms are those of RFC 3339 and of ISO 8601 near it: seconds may be missing, fractions be of any
/// length, offsets be `+0100` or `+01`. A leap second belongs to the day that it ends. `24:00`, of
/// which nobody knows which day is meant, is refused.
public final class Days {
  public static final String EXPECTED = "must be a day such as 2026-01-31";

  /// Earlier ones are slips of the hand, and the text of later ones would not sort.
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private static final Pattern FORM =
      Pattern.compile(
          "(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
              + "(?:[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})"
              + "(?::(?<second>[0-9]{2})(?:[.,][0-9]+)?)?"
              + "(?<offset> ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?)?");

  private static final int LEAP_SECOND = 60;
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  private Days() {}

  /// @return nothing where the text is no day of the years 1900 to 9999
  public static Optional<LocalDate> read(String text, ZoneId zone) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(day(form, zone)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static LocalDate day(Matcher form, ZoneId zone) {
    var day = LocalDate.parse(form.group("day"));
    if (form.group("hour") == null) {
      return day;
    }
    var minute =
        LocalTime.of(Integer.parseInt(form.group("hour")), Integer.parseInt(form.group("minute")));
    var second = form.group("second");
    int seconds = second == null ? 0 : Integer.parseInt(second);
    var offset = form.group("offset");
    if (offset == null) {
      return day.atTime(minute.withSecond(seconds)).toLocalDate();
    }
    var at = LocalDateTime.of(day, minute).atOffset(ZoneOffset.of(offset(offset.strip())));
    boolean leap =
        seconds == LEAP_SECOND
            && at.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime().equals(LAST_MINUTE);
    return at.withSecond(leap ? LEAP_SECOND - 1 : seconds).atZoneSameInstant(zone).toLocalDate();
  }

  private static String offset(String written) {
    return written.equals("z") ? "Z" : written;
  }
}
