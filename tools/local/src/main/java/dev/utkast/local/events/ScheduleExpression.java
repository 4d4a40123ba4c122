package dev.utkast.local.events;

import dev.utkast.local.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a schedule is due: `rate(5 minutes)` or `cron(0 6 * * ? *)` with its six fields. Of cron it
/// knows numbers, lists, ranges, steps, names of weekdays, `*` and `?`, and every year; the rest,
/// and `at`, is refused. Source: EventBridge Scheduler's guide, "Schedule types".
public sealed interface ScheduleExpression {
  /// The first time after `last` that it is due.
  Instant after(Instant last);

  static ScheduleExpression parse(String text, ZoneId zone) {
    Matcher rate = Pattern.compile("rate\\(([1-9]\\d*) (minute|hour|day)s?\\)").matcher(text);
    if (rate.matches()) {
      var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
      return new Rate(Duration.of(Long.parseLong(rate.group(1)), unit));
    }
    Matcher cron = Pattern.compile("cron\\(([^)]*) \\*\\)").matcher(text);
    if (!cron.matches()) {
      throw new TemplateException("not a schedule that is known here: " + text);
    }
    return Cron.of(List.of(cron.group(1).split("\\s+", -1)), zone);
  }

  record Rate(Duration period) implements ScheduleExpression {
    @Override
    public Instant after(Instant last) {
      return last.plus(period);
    }
  }

  /// @param weekdays 1 for Sunday to 7, as cron counts
  record Cron(
      BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, ZoneId zone)
      implements ScheduleExpression {
    private static final List<String> WEEKDAYS =
        List.of("", "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int YEARS = 8;

    static Cron of(List<String> fields, ZoneId zone) {
      if (fields.size() != 5) {
        throw new TemplateException("cron has six fields, found " + fields + " and a year");
      }
      var cron =
          new Cron(
              field(fields.get(0), 0, 59),
              field(fields.get(1), 0, 23),
              field(fields.get(2), 1, 31),
              field(fields.get(3), 1, 12),
              field(fields.get(4), 1, 7),
              zone);
      cron.after(Instant.now());
      return cron;
    }

    private static BitSet field(String text, int least, int most) {
      var result = new BitSet();
      for (String part : text.split(",", -1)) {
        var matcher = Pattern.compile("([*?]|(\\w+)(-(\\w+))?)(/(\\d+))?").matcher(part);
        if (!matcher.matches()) {
          throw new TemplateException("not a cron field that is known here: " + text);
        }
        boolean any = matcher.group(2) == null;
        int step = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
        int from = any ? least : number(matcher.group(2));
        int to =
            matcher.group(4) != null ? number(matcher.group(4)) : any || step > 0 ? most : from;
        if (from < least || to > most || from > to) {
          throw new TemplateException("a cron field is out of range: " + text);
        }
        for (int i = from; i <= to; i += Math.max(1, step)) {
          result.set(i);
        }
      }
      return result;
    }

    private static int number(String text) {
      int weekday = WEEKDAYS.indexOf(text);
      if (weekday < 0 && !text.matches("\\d{1,2}")) {
        throw new TemplateException("not a cron value that is known here: " + text);
      }
      return weekday < 0 ? Integer.parseInt(text) : weekday;
    }

    @Override
    public Instant after(Instant last) {
      ZonedDateTime time = last.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      for (var end = time.plusYears(YEARS); time.isBefore(end); ) {
        if (!months.get(time.getMonthValue())) {
          time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
        } else if (!days.get(time.getDayOfMonth())
            || !weekdays.get(time.getDayOfWeek().getValue() % 7 + 1)) {
          time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        } else if (!hours.get(time.getHour())) {
          time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        } else if (!minutes.get(time.getMinute())) {
          time = time.plusMinutes(1);
        } else {
          return time.toInstant();
        }
      }
      throw new TemplateException("a schedule that is never due: " + this);
    }
  }
}
