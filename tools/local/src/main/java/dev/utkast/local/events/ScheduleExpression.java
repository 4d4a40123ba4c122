package dev.utkast.local.events;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.utkast.local.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/// When a schedule is due: `rate(5 minutes)` or `cron(0 6 * * ? *)` with its six fields, which are
/// those of Quartz without the seconds. Refuses other years than every one, the two forms of Quartz
/// that EventBridge does not have (`LW`, `L-3`), and `at`. Source: EventBridge Scheduler's guide,
/// "Schedule types".
public interface ScheduleExpression {
  Pattern RATE = Pattern.compile("rate\\(([1-9]\\d*) (minute|hour|day)s?\\)");
  Pattern CRON = Pattern.compile("cron\\((?!.*L[W-])((\\S+\\s+){5}\\*)\\)");
  CronParser QUARTZ = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

  /// The first time after `last` that it is due.
  Instant after(Instant last);

  static ScheduleExpression parse(String text, ZoneId zone) {
    var rate = RATE.matcher(text);
    if (rate.matches()) {
      var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
      var period = Duration.of(Long.parseLong(rate.group(1)), unit);
      return last -> last.plus(period);
    }
    var cron = CRON.matcher(text);
    if (!cron.matches()) {
      throw new TemplateException("not a schedule that is known here: " + text);
    }
    try {
      var times = ExecutionTime.forCron(QUARTZ.parse("0 " + cron.group(1)));
      ScheduleExpression known =
          last ->
              times
                  .nextExecution(last.atZone(zone))
                  .map(ZonedDateTime::toInstant)
                  .orElseThrow(
                      () -> new TemplateException("a schedule that is never due: " + text));
      known.after(Instant.now());
      return known;
    } catch (IllegalArgumentException e) {
      throw new TemplateException(text + " is no schedule: " + e.getMessage());
    }
  }
}
