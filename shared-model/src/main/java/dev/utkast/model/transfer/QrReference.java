package dev.utkast.model.transfer;

import java.util.Locale;
import java.util.regex.Pattern;

/// The reference that a payment to a QR-IBAN must quote: 26 digits and a check digit (SIX, *Swiss
/// Implementation Guidelines for the QR-bill*, version 2.3, annex B).
public final class QrReference {
  private static final int[] CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
  private static final Pattern FORM = Pattern.compile("[0-9]{27}");
  private static final Pattern BEFORE_GROUPS_OF_FIVE = Pattern.compile("(?=(?:[0-9]{5})+$)");

  /// A QR-IBAN names an institution between 30000 and 31999.
  private static final Pattern QR_IBAN = Pattern.compile("(?:CH|LI)[0-9]{2}3[01][0-9]{3}.*");

  private QrReference() {}

  /// Whether payments to an account must quote one.
  public static boolean wantedBy(String iban) {
    return QR_IBAN.matcher(iban).matches();
  }

  /// @param number of the invoice in its series
  /// @return as it is printed
  public static String ofInvoice(long number) {
    return printed(String.format(Locale.ROOT, "1%018d0000000", number));
  }

  /// @param number of the draft
  /// @param revision of it that the payment is asked for
  /// @return as it is printed
  public static String ofRequest(long number, long revision) {
    return printed(String.format(Locale.ROOT, "2%018d%07d", number, revision));
  }

  /// @param reference with or without spaces
  static boolean isOne(String reference) {
    var digits = reference.replace(" ", "");
    return FORM.matcher(digits).matches()
        && digits.charAt(26) - '0' == checkDigit(digits.substring(0, 26));
  }

  /// Groups of five from the right.
  private static String printed(String digits) {
    return BEFORE_GROUPS_OF_FIVE.matcher(digits + checkDigit(digits)).replaceAll(" ");
  }

  /// Modulo 10, recursive.
  private static int checkDigit(String digits) {
    int carry = 0;
    for (int i = 0; i < digits.length(); i++) {
      carry = CARRY[(carry + digits.charAt(i) - '0') % 10];
    }
    return (10 - carry) % 10;
  }
}
