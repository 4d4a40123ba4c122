package dev.utkast.model.tax;

/// The arithmetic of check digits that is more than one weighted sum; see [VatNumberScheme] for the
/// sources.
final class VatCheckDigits {

  private static final String PERSON_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String COMPANY_LETTERS = "JABCDEFGHI";
  private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
  private static final String FRENCH_SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int[] CYPRIOT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

  private VatCheckDigits() {}

  static int digit(String number, int at) {
    return number.charAt(at) - '0';
  }

  static int sum(String number, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(number, i);
    }
    return sum;
  }

  static boolean lastIs(String number, int check) {
    return digit(number, number.length() - 1) == check;
  }

  static boolean luhn(String number) {
    return (luhnSum(number.substring(0, number.length() - 1)) + digit(number, number.length() - 1))
            % 10
        == 0;
  }

  /// Every second digit doubled, from the right, its digits added.
  private static int luhnSum(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = digit(body, body.length() - 1 - i);
      int doubled = i % 2 == 0 ? 2 * digit : digit;
      sum += doubled / 10 + doubled % 10;
    }
    return sum;
  }

  /// ISO/IEC 7064, MOD 11,10.
  static boolean mod11And10(String number) {
    int check = 10;
    for (int i = 0; i < number.length() - 1; i++) {
      int added = (check + digit(number, i)) % 10;
      check = (added == 0 ? 10 : added) * 2 % 11;
    }
    return (check + digit(number, number.length() - 1)) % 10 == 1;
  }

  static boolean austria(String number) {
    int sum = 0;
    for (int i = 1; i <= 7; i++) {
      int product = digit(number, i) * (i % 2 == 1 ? 1 : 2);
      sum += product / 10 + product % 10;
    }
    return lastIs(number, (96 - sum) % 10);
  }

  static boolean belgium(String number) {
    return 97 - Integer.parseInt(number.substring(0, 8)) % 97
        == Integer.parseInt(number.substring(8));
  }

  static boolean bulgaria(String number) {
    if (number.length() == 9) {
      int check = sum(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
      return lastIs(number, (check == 10 ? sum(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11 : check) % 10);
    }
    return lastIs(number, sum(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10)
        || lastIs(number, sum(number, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10)
        || lastIs(number, Math.floorMod(-sum(number, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11));
  }

  static boolean cyprus(String number) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += i % 2 == 0 ? CYPRIOT_ODD[digit(number, i)] : digit(number, i);
    }
    return number.charAt(8) == 'A' + sum % 26;
  }

  static boolean czechia(String number) {
    return switch (number.length()) {
      case 8 -> {
        int check = Math.floorMod(-sum(number, 8, 7, 6, 5, 4, 3, 2), 11);
        yield number.charAt(0) != '9' && lastIs(number, (check == 0 ? 1 : check) % 10);
      }
      case 9 ->
          number.charAt(0) == '6'
              ? lastIs(
                  number, (8 - (10 - sum(number.substring(1), 8, 7, 6, 5, 4, 3, 2) % 11) % 11) % 10)
              : isBirthNumber(number);
      default -> {
        long first = Long.parseLong(number.substring(0, 9));
        yield lastIs(number, (int) (first % 11 % 10)) && isBirthNumber(number);
      }
    };
  }

  /// Year, month (women 50 more, later numbers 20 more), day.
  private static boolean isBirthNumber(String number) {
    int month = Integer.parseInt(number.substring(2, 4)) % 50;
    int day = Integer.parseInt(number.substring(4, 6));
    return month % 20 >= 1 && month % 20 <= 12 && month < 33 && day >= 1 && day <= 31;
  }

  static boolean france(String number) {
    var company = number.substring(2);
    // Monaco's companies are not in the French register and have no check digit in it.
    if (!company.startsWith("000") && !luhn(company)) {
      return false;
    }
    int first = FRENCH_SIGNS.indexOf(number.charAt(0));
    int second = FRENCH_SIGNS.indexOf(number.charAt(1));
    if (first < 10 && second < 10) {
      return Long.parseLong(company + "12") % 97 == first * 10 + second;
    }
    int key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
    return (Long.parseLong(company) + 1 + key / 11) % 11 == key % 11;
  }

  static boolean greece(String number) {
    return lastIs(number, sum(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10);
  }

  static boolean ireland(String number) {
    boolean old = !Character.isDigit(number.charAt(1));
    var digits = old ? "0" + number.substring(2, 7) + number.charAt(0) : number.substring(0, 7);
    int sum = sum(digits, 8, 7, 6, 5, 4, 3, 2);
    if (number.length() == 9) {
      sum += 9 * IRISH_LETTERS.indexOf(number.charAt(8));
    }
    return number.charAt(7) == IRISH_LETTERS.charAt(sum % 23);
  }

  static boolean lithuania(String number) {
    int sum = 0;
    int again = 0;
    for (int i = 0; i < number.length() - 1; i++) {
      sum += (1 + i % 9) * digit(number, i);
      again += (1 + (i + 2) % 9) * digit(number, i);
    }
    return lastIs(number, sum % 11 == 10 ? again % 11 % 10 : sum % 11);
  }

  static boolean luxembourg(String number) {
    return Integer.parseInt(number.substring(0, 6)) % 89 == Integer.parseInt(number.substring(6));
  }

  static boolean latvia(String number) {
    if (number.charAt(0) > '3') {
      return sum(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
    }
    // Personal codes given out since 2017 start with 32 and have no published check digit.
    return number.startsWith("32")
        || lastIs(number, (1 + sum(number, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10);
  }

  static boolean netherlands(String number) {
    return sum(number, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 || mod97("NL" + number);
  }

  /// Sole traders since 2020: the whole, letters as numbers from A = 10, leaves 1.
  private static boolean mod97(String number) {
    int rest = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  static boolean portugal(String number) {
    return lastIs(number, Math.floorMod(-sum(number, 9, 8, 7, 6, 5, 4, 3, 2), 11) % 10);
  }

  static boolean romania(String number) {
    if (number.length() == 13) {
      int check = sum(number, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
      return lastIs(number, check == 10 ? 1 : check);
    }
    var padded = "0".repeat(10 - number.length()) + number;
    return lastIs(padded, 10 * sum(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10);
  }

  static boolean slovenia(String number) {
    int check = 11 - sum(number, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check < 11 && lastIs(number, check % 10);
  }

  static boolean spain(String number) {
    char first = number.charAt(0);
    char last = number.charAt(8);
    if (Character.isDigit(first)) {
      return last == personLetter(number.substring(0, 8));
    }
    if ("XYZ".indexOf(first) >= 0) {
      return last == personLetter("XYZ".indexOf(first) + number.substring(1, 8));
    }
    if ("KLM".indexOf(first) >= 0) {
      return last == personLetter(number.substring(1, 8));
    }
    int check = (10 - luhnSum(number.substring(1, 8)) % 10) % 10;
    return "ABCDEFGHJNPQRSUVW".indexOf(first) >= 0
        && (last == '0' + check || last == COMPANY_LETTERS.charAt(check));
  }

  private static char personLetter(String digits) {
    return PERSON_LETTERS.charAt(Integer.parseInt(digits) % 23);
  }

  static boolean switzerland(String number) {
    return sum(number.substring(1), 5, 4, 3, 2, 7, 6, 5, 4, 1) % 11 == 0;
  }

  /// Modulus 97; numbers given out since 2009 leave 42 (or 55) instead of nothing.
  static boolean unitedKingdom(String number) {
    if (number.length() == 5) {
      return true;
    }
    int rest = sum(number, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
    return rest == 0 || (!number.startsWith("0") && (rest == 42 || rest == 55));
  }
}
