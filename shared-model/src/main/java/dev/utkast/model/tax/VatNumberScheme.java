package dev.utkast.model.tax;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The form of one country's VAT numbers (after the prefix) and the arithmetic of their check
/// digits.
///
/// Sources: European Commission, "VIES: structure of VAT identification numbers"; HM Revenue and
/// Customs, VATREG manual (modulus 97); Brønnøysundregistrene, "Organisasjonsnummeret"; Bundesamt
/// für Statistik, "Unternehmens-Identifikationsnummer", eCH-0097; the arithmetic as the tax offices
/// publish it, compared with the description of python-stdnum.
record VatNumberScheme(Pattern form, Predicate<String> check, UnaryOperator<String> shape) {

  /// Government departments have GD and numbers below 500, health authorities HA and the others.
  private static final String BRITISH = "\\d{9}(\\d{3})?|GD[0-4]\\d\\d|HA[5-9]\\d\\d";

  private static final Map<String, VatNumberScheme> SCHEMES =
      Map.ofEntries(
          scheme("AT", "U\\d{8}", VatCheckDigits::austria),
          padded("BE", "[01]\\d{9}", 10, VatCheckDigits::belgium),
          scheme("BG", "\\d{9,10}", VatCheckDigits::bulgaria),
          scheme("CY", "(?!12)\\d{8}[A-Z]", VatCheckDigits::cyprus),
          scheme("CZ", "\\d{8,10}", VatCheckDigits::czechia),
          scheme("DE", "[1-9]\\d{8}", VatCheckDigits::mod11And10),
          scheme("DK", "[1-9]\\d{7}", n -> weighted(n, 11, 2, 7, 6, 5, 4, 3, 2, 1)),
          scheme("EE", "\\d{9}", n -> weighted(n, 10, 3, 7, 1, 3, 7, 1, 3, 7, 1)),
          scheme("ES", "[0-9A-Z]\\d{7}[0-9A-Z]", VatCheckDigits::spain),
          scheme("FI", "\\d{8}", n -> weighted(n, 11, 7, 9, 10, 5, 8, 4, 2, 1)),
          scheme("FR", "[0-9A-HJ-NP-Z]{2}\\d{9}", VatCheckDigits::france),
          padded("GR", "\\d{9}", 9, VatCheckDigits::greece),
          scheme("HR", "\\d{11}", VatCheckDigits::mod11And10),
          scheme("HU", "\\d{8}", n -> weighted(n, 10, 9, 7, 3, 1, 9, 7, 3, 1)),
          scheme("IE", "\\d{7}[A-W][A-IW]?|\\d[A-Z+*]\\d{5}[A-W]", VatCheckDigits::ireland),
          scheme("IT", "(?!0{7})\\d{7}(0\\d\\d|100|12[01]|888|999)\\d", VatCheckDigits::luhn),
          scheme("LT", "\\d{7}1\\d|\\d{10}1\\d", VatCheckDigits::lithuania),
          scheme("LU", "\\d{8}", VatCheckDigits::luxembourg),
          scheme("LV", "\\d{11}", VatCheckDigits::latvia),
          scheme("MT", "[1-9]\\d{7}", n -> weighted(n, 37, 3, 4, 6, 7, 8, 9, 10, 1)),
          padded("NL", "\\d{9}B(?!00)\\d{2}", 12, VatCheckDigits::netherlands),
          scheme("PL", "\\d{10}", n -> lastIs(n, sum(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11)),
          scheme("PT", "[1-9]\\d{8}", VatCheckDigits::portugal),
          scheme("RO", "[1-9]\\d{1,9}|[1-9]\\d{12}", VatCheckDigits::romania),
          scheme(
              "SE",
              "\\d{10}(0[1-9]|[1-8]\\d|9[0-4])",
              n -> VatCheckDigits.luhn(n.substring(0, 10))),
          scheme("SI", "[1-9]\\d{7}", VatCheckDigits::slovenia),
          scheme("SK", "[1-9]\\d[2-47-9]\\d{7}", n -> Long.parseLong(n) % 11 == 0),
          scheme("GB", BRITISH, VatCheckDigits::unitedKingdom),
          scheme("XI", BRITISH, VatCheckDigits::unitedKingdom),
          scheme("NO", "\\d{9}(MVA)?", n -> weighted(n, 11, 3, 2, 7, 6, 5, 4, 3, 2, 1)),
          scheme("CH", "E\\d{9}(MWST|TVA|IVA|TPV)?", VatCheckDigits::switzerland));

  static Optional<VatNumberScheme> of(String country) {
    return Optional.ofNullable(SCHEMES.get(country));
  }

  /// Zeros that people leave out in front are put back.
  String body(String written) {
    return shape.apply(written);
  }

  boolean hasForm(String body) {
    return form.matcher(body).matches();
  }

  boolean isTrue(String body) {
    return check.test(body);
  }

  private static Map.Entry<String, VatNumberScheme> scheme(
      String country, String form, Predicate<String> check) {
    return Map.entry(
        country, new VatNumberScheme(Pattern.compile(form), check, UnaryOperator.identity()));
  }

  private static Map.Entry<String, VatNumberScheme> padded(
      String country, String form, int length, Predicate<String> check) {
    return Map.entry(
        country,
        new VatNumberScheme(
            Pattern.compile(form),
            check,
            n -> n.length() < length - 2 ? n : "0".repeat(Math.max(0, length - n.length())) + n));
  }

  private static boolean weighted(String digits, int modulus, int... weights) {
    return sum(digits, weights) % modulus == 0;
  }

  private static int sum(String digits, int... weights) {
    return VatCheckDigits.sum(digits, weights);
  }

  private static boolean lastIs(String digits, int check) {
    return VatCheckDigits.lastIs(digits, check);
  }
}
