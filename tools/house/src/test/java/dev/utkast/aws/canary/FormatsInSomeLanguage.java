package dev.utkast.aws.canary;

/// Trips with every method: keys, numbers and names are the same on every machine.
@SuppressWarnings("AnnotateFormatMethod")
public final class FormatsInSomeLanguage {
  String formatted(int number) {
    return "%06d".formatted(number);
  }

  String format(int number) {
    return String.format("%06d", number);
  }
}
