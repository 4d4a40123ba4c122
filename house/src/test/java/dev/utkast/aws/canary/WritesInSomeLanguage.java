package dev.utkast.aws.canary;

/// Trips with every method: text is the same on every machine.
@SuppressWarnings({"StringCaseLocaleUsage", "AnnotateFormatMethod"})
public final class WritesInSomeLanguage {
  String formatted(int number) {
    return "%06d".formatted(number);
  }

  String format(int number) {
    return String.format("%06d", number);
  }

  String lower(String text) {
    return text.toLowerCase();
  }

  String upper(String text) {
    return text.toUpperCase();
  }
}
