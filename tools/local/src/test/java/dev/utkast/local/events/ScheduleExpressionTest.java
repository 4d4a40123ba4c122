package dev.utkast.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.local.template.TemplateException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(5 minutes)             | UTC              | 2026-03-01T10:00:30Z | 2026-03-01T10:05:30Z
          rate(1 day)                 | UTC              | 2026-03-01T10:00:00Z | 2026-03-02T10:00:00Z
          cron(0 6 * * ? *)           | UTC              | 2026-03-01T06:00:00Z | 2026-03-02T06:00:00Z
          cron(0 6 * * ? *)           | Europe/Stockholm | 2026-07-01T00:00:00Z | 2026-07-01T04:00:00Z
          cron(30 16 ? * MON-FRI *)   | UTC              | 2026-03-06T17:00:00Z | 2026-03-09T16:30:00Z
          cron(0/15 8-9 * * ? *)      | UTC              | 2026-03-06T09:45:00Z | 2026-03-07T08:00:00Z
          cron(0 0 29 2 ? *)          | UTC              | 2026-02-01T00:00:00Z | 2028-02-29T00:00:00Z
          cron(0 6 ? JAN * *)         | UTC              | 2026-02-01T00:00:00Z | 2027-01-01T06:00:00Z
          cron(0 6 1W * ? *)          | UTC              | 2026-02-01T00:00:00Z | 2026-02-02T06:00:00Z
          cron(0 6 L * ? *)           | UTC              | 2026-02-01T00:00:00Z | 2026-02-28T06:00:00Z
          cron(0 6 ? * 2#1 *)         | UTC              | 2026-02-01T00:00:00Z | 2026-02-02T06:00:00Z
          cron(0 6 ? * 1 *)           | UTC              | 2026-02-01T07:00:00Z | 2026-02-08T06:00:00Z
          cron(30 2 * * ? *)          | Europe/Stockholm | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
          """)
  void isDueNext(String expression, String zone, String last, String due) {
    assertEquals(
        Instant.parse(due),
        ScheduleExpression.parse(expression, ZoneId.of(zone)).after(Instant.parse(last)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every day",
        "rate(0 minutes)",
        "rate(5 weeks)",
        "cron(0 6 * * *)",
        "cron(99 6 * * ? *)",
        "cron(0 6 * * ? 2028)",
        "cron(0 6 ? * 8 *)",
        "cron(0 6 LW * ? *)",
        "cron(0 6 L-3 * ? *)",
        "cron(0 6 ? * *)",
        "cron(0 6 * * * *)",
        "cron(0 6 ? * ? *)",
        "cron(0 6 30 2 ? *)",
        "at(2026-05-01T08:00:00)"
      })
  void whatIsNotAScheduleIsRefused(String expression) {
    assertThrows(
        TemplateException.class, () -> ScheduleExpression.parse(expression, ZoneId.of("UTC")));
  }
}
