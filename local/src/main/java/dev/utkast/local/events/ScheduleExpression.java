package dev.utkast.local.events;

import dev.utkast.local.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a schedule is due: `rate(5 minutes)`, `cron(0 6 * * ? *)` with its six fields, or
/// `at(2026-01-01T00:00:00)`. Of cron it knows lists, ranges, steps, names, `?`, `L` and `#`; `W`
/// is refused. Source: EventBridge Scheduler's guide, "Schedule types".
public sealed interface ScheduleExpression {

  /// The first time after `last` that it is due, if there is one.
  Optional<Instant> after(Instant last);

  static ScheduleExpression parse(String text, ZoneId zone) {
    Matcher matcher = Pattern.compile("(rate|cron|at)\\(([^)]*)\\)").matcher(text.strip());
    if (!matcher.matches()) {
      throw new TemplateException("not a schedule: " + text);
    }
    String inner = matcher.group(2).strip();
    return switch (matcher.group(1)) {
      case "rate" -> new Rate(rate(inner));
      case "at" -> new At(java.time.LocalDateTime.parse(inner).atZone(zone).toInstant());
      default -> Cron.parse(inner, zone);
    };
  }

  private static Duration rate(String text) {
    Matcher matcher = Pattern.compile("(\\d+) (minute|hour|day)s?").matcher(text);
    if (!matcher.matches() || matcher.group(1).equals("0")) {
      throw new TemplateException("not a rate: " + text);
    }
    long value = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "minute" -> Duration.ofMinutes(value);
      case "hour" -> Duration.ofHours(value);
      default -> Duration.ofDays(value);
    };
  }

  record Rate(Duration period) implements ScheduleExpression {
    @Override
    public Optional<Instant> after(Instant last) {
      return Optional.of(last.plus(period));
    }
  }

  record At(Instant time) implements ScheduleExpression {
    @Override
    public Optional<Instant> after(Instant last) {
      return time.isAfter(last) ? Optional.of(time) : Optional.empty();
    }
  }

  /// @param weekdays 1 for Sunday to 7, as cron counts
  /// @param lastDay whether the day of the month is the last one
  /// @param nth which occurrence of the weekday in the month, 0 for every
  record Cron(
      BitSet minutes,
      BitSet hours,
      BitSet days,
      BitSet months,
      BitSet weekdays,
      BitSet years,
      boolean lastDay,
      int nth,
      ZoneId zone)
      implements ScheduleExpression {

    private static final List<String> MONTHS =
        List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS =
        List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    static Cron parse(String text, ZoneId zone) {
      String[] fields = text.toUpperCase(Locale.ROOT).split("\\s+", -1);
      if (fields.length != 6 || text.contains("W") || text.contains("w")) {
        throw new TemplateException("not a cron expression of six known fields: " + text);
      }
      boolean lastDay = fields[2].equals("L");
      String[] weekday = fields[4].split("#", -1);
      return new Cron(
          field(fields[0], 0, 59, List.of()),
          field(fields[1], 0, 23, List.of()),
          field(lastDay ? "*" : fields[2], 1, 31, List.of()),
          field(fields[3], 1, 12, MONTHS),
          field(weekday[0].equals("L") ? "7" : weekday[0], 1, 7, WEEKDAYS),
          field(fields[5], FIRST_YEAR, LAST_YEAR, List.of()),
          lastDay,
          weekday.length == 2 ? Integer.parseInt(weekday[1]) : 0,
          zone);
    }

    private static BitSet field(String text, int least, int most, List<String> names) {
      var result = new BitSet();
      for (String part : text.split(",", -1)) {
        String[] step = part.split("/", -1);
        String[] range = step[0].split("-", -1);
        boolean any = step[0].equals("*") || step[0].equals("?");
        int from = any ? least : number(range[0], least, names);
        int to =
            any || (step.length > 1 && range.length == 1)
                ? most
                : number(range[range.length - 1], least, names);
        if (from < least || to > most || from > to) {
          throw new TemplateException("a cron field is out of range: " + text);
        }
        for (int i = from; i <= to; i += step.length > 1 ? Integer.parseInt(step[1]) : 1) {
          result.set(i);
        }
      }
      return result;
    }

    private static int number(String text, int least, List<String> names) {
      int name = names.indexOf(text);
      try {
        return name >= 0 ? name + least : Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new TemplateException("not a cron value: " + text);
      }
    }

    @Override
    public Optional<Instant> after(Instant last) {
      ZonedDateTime time = last.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      while (time.getYear() <= LAST_YEAR) {
        if (!years.get(time.getYear())) {
          time = time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).plusYears(1);
        } else if (!months.get(time.getMonthValue())) {
          time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
        } else if (!dayFits(time)) {
          time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        } else if (!hours.get(time.getHour())) {
          time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        } else if (!minutes.get(time.getMinute())) {
          time = time.plusMinutes(1);
        } else {
          return Optional.of(time.toInstant());
        }
      }
      return Optional.empty();
    }

    private boolean dayFits(ZonedDateTime time) {
      int weekday = time.getDayOfWeek().getValue() % 7 + 1;
      boolean last =
          time.getDayOfMonth() == time.with(TemporalAdjusters.lastDayOfMonth()).getDayOfMonth();
      return days.get(time.getDayOfMonth())
          && weekdays.get(weekday)
          && (!lastDay || last)
          && (nth == 0 || (time.getDayOfMonth() - 1) / 7 + 1 == nth);
    }
  }
}
