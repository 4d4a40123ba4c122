package dev.utkast.aws.canary;

/// Trips with every method: letters change case the same way on every machine.
@SuppressWarnings("StringCaseLocaleUsage")
public final class ChangesCaseInSomeLanguage {
  String lower(String text) {
    return text.toLowerCase();
  }

  String upper(String text) {
    return text.toUpperCase();
  }
}
