package dev.utkast.bench;

import com.google.common.math.Quantiles;
import java.util.List;
import java.util.Locale;

/// Medians and percentiles, and how numbers are written.
final class Numbers {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double KIB = 1024;

  private Numbers() {}

  static double median(List<Double> values) {
    return percentile(values, 50);
  }

  /// Between the two nearest values where the percentile falls between them.
  static double percentile(List<Double> values, int percent) {
    return Quantiles.percentiles().index(percent).compute(values);
  }

  static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  static String ms(double millis) {
    return text(millis < 100 ? "%.2f ms" : "%.0f ms", millis);
  }

  static String ratio(double ratio) {
    return text("%.2f x", ratio);
  }

  static String mib(long bytes) {
    return text("%.2f MiB", bytes / KIB / KIB);
  }

  /// In millions of bytes, as Lambda's limits and the targets count packages.
  static String mb(long bytes) {
    return text("%.2f MB", bytes / 1e6);
  }

  static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
