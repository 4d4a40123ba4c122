package dev.utkast.model.invoice;

import java.util.Locale;

/// The payment reference that Norwegian banks read: digits whose last is a check digit by MOD10
/// (Bits, *Systemspesifikasjon for OCR giro*, 2 to 25 digits).
public final class Kid {
  private static final int LEAST_DIGITS = 7;

  private Kid() {}

  /// @param number of the document in its series
  /// @return such as `0000422` for 42
  public static String of(long number) {
    var digits = String.format(Locale.ROOT, "%0" + (LEAST_DIGITS - 1) + "d", number);
    return digits + checkDigit(digits);
  }

  /// Weights 2, 1, 2 … from the right; the digits of each product are summed.
  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int fromTheRight = digits.length() - 1 - i;
      int product = (digits.charAt(i) - '0') * (fromTheRight % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return (10 - sum % 10) % 10;
  }
}
