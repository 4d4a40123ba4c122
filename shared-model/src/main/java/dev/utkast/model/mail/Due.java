package dev.utkast.model.mail;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How the day of a reminder stands to the last day for paying: a mail of each kind has words of
/// its own.
public sealed interface Due {
  /// @param days until it, at least one
  record Soon(long days) implements Due {}

  record Today() implements Due {}

  /// @param days since it, at least one
  record Late(long days) implements Due {}

  static Due of(LocalDate due, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, due);
    if (days == 0) {
      return new Today();
    }
    return days > 0 ? new Soon(days) : new Late(-days);
  }
}
