package dev.utkast.model.shop;

import java.util.regex.Pattern;

/// Phone numbers as people write them. Which ones exist is for the networks to know; here is told
/// what can be none.
public final class PhoneNumber {
  /// As many as ITU-T E.164 allows.
  private static final int MAX_DIGITS = 15;

  /// Emergency and service numbers have three.
  private static final int MIN_DIGITS = 3;

  /// Digits with blanks, brackets, dots, slashes and dashes between them, a plus before them, and
  /// an extension after them.
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<number>\\(?\\+?[0-9(](?:[\\s\\p{Zs}()./\\p{Pd}]*[0-9])+)\\)?"
              + "(?:[\\s\\p{Zs},;]*(?:ext\\.?|x|#)[\\s\\p{Zs}]*[0-9]{1,7})?",
          Pattern.CASE_INSENSITIVE);

  private PhoneNumber() {}

  /// Whether it could be one.
  public static boolean isWritten(String typed) {
    var matcher = WRITTEN.matcher(typed.strip());
    if (!matcher.matches()) {
      return false;
    }
    var digits = matcher.group("number").chars().filter(Character::isDigit).count();
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
  }
}
