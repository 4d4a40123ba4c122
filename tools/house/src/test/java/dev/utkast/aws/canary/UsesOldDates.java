package dev.utkast.aws.canary;

import java.text.SimpleDateFormat;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;

/// Trips with every method: dates are java.time's.
@SuppressWarnings({"JavaUtilDate", "SimpleDateFormat"})
public final class UsesOldDates {
  Date date() {
    return new Date(0);
  }

  Calendar calendar() {
    return Calendar.getInstance();
  }

  SimpleDateFormat format() {
    return new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
  }

  java.sql.Timestamp timestamp() {
    return new java.sql.Timestamp(0);
  }
}
