package dev.utkast.model.mail;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How the day of a reminder stands to the last day for paying: a mail of each kind has words of
/// its own.
public sealed interface Due {
  /// @param days until it, at least one
  record Soon(long days) implements Due {}

  record Today() implements Due {}

  /// @param days since it, at least one
  /// @param nth how many steps of the ladder after the due day have come, at least one: each asks
  ///   more firmly
  record Late(long days, int nth) implements Due {}

  /// @param ladder the steps, in days relative to the due day, ascending
  /// @param step how many of them have come
  static Due of(LocalDate due, LocalDate today, List<Integer> ladder, int step) {
    long days = ChronoUnit.DAYS.between(today, due);
    if (days == 0) {
      return new Today();
    }
    return days > 0 ? new Soon(days) : new Late(-days, Math.max(1, after(ladder, step)));
  }

  private static int after(List<Integer> ladder, int step) {
    return Math.toIntExact(ladder.stream().limit(step).filter(day -> day > 0).count());
  }
}
