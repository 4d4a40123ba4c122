package dev.utkast.documents;

import dev.utkast.model.tax.VatNumber;
import java.util.Optional;

/// Numbers for VAT as the law of their country or its tax office writes them. What is no such
/// number is another one of a tax office, such as the German Steuernummer, and printed as it is.
final class TaxNumbers {
  private TaxNumbers() {}

  /// The number with what it is called. A Norwegian one says itself what it is
  /// (bokføringsforskriften § 5-1-2: the organisation's number followed by "MVA"), and so does a
  /// Swiss one (MWSTG, article 26 (2) a; eCH-0097: "CHE-123.456.788 MWST").
  ///
  /// @param home the country of a number that is none for VAT, two letters of ISO 3166-1
  static String named(Words words, String number, String home) {
    var labels = new NumberLabels(words);
    var valid = valid(number);
    if (valid.isEmpty()) {
      return labels.ofTaxOffice(home) + " " + number;
    }
    var printed = printed(valid.get(), words.language());
    return switch (valid.get().country()) {
      case "NO" -> "Org.nr. " + printed;
      case "CH" -> printed;
      default -> labels.ofVat(valid.get().country()) + " " + printed;
    };
  }

  private static String printed(VatNumber valid, Language language) {
    var number = valid.number();
    return switch (valid.country()) {
      case "NO" -> number.replaceFirst("NO(\\d{3})(\\d{3})(\\d{3}).*", "$1 $2 $3 MVA");
      case "CH" ->
          number.replaceFirst("CHE(\\d{3})(\\d{3})(\\d{3}).*", "CHE-$1.$2.$3 ")
              + (language == Language.FRENCH ? "TVA" : "MWST");
      case "GB" -> number.replaceFirst("GB(\\d{3})(\\d{4})(\\d{2})", "GB $1 $2 $3");
      case "BE" -> number.replaceFirst("BE(\\d{4})(\\d{3})(\\d{3})", "BE $1.$2.$3");
      case "FR" -> number.replaceFirst("FR(..)(\\d{3})(\\d{3})(\\d{3})", "FR $1 $2 $3 $4");
      default -> number;
    };
  }

  /// The nine digits that a French business is known by (Code de commerce, article R123-221): a
  /// French VAT number ends in them.
  static Optional<String> siren(String number) {
    return valid(number)
        .filter(known -> known.country().equals("FR"))
        .map(
            known -> known.number().replaceFirst("FR..(\\d{3})(\\d{3})(\\d{3})", "SIREN $1 $2 $3"));
  }

  private static Optional<VatNumber> valid(String number) {
    return VatNumber.parse(number) instanceof VatNumber.Parsed.Valid(var valid)
        ? Optional.of(valid)
        : Optional.empty();
  }
}
