package dev.utkast.documents;

import dev.utkast.model.tax.Place;

/// What the numbers are called that taxes are collected under, or bought with: in the reader's
/// language and by the law of the country that gave them.
final class NumberLabels {
  private final Words words;

  NumberLabels(Words words) {
    this.words = words;
  }

  /// The name of a number for VAT or, where there is none, of the country's number for taxes on
  /// sales.
  ///
  /// @param country that gave the number, two letters of ISO 3166-1
  String ofVat(String country) {
    return switch (words.language()) {
      case ENGLISH -> english(country);
      case GERMAN -> german(country);
      case FRENCH -> french(country);
      // Belastingdienst: the "btw-id" is what an invoice must have, since 2020.
      case DUTCH -> country.equals("NL") ? "Btw-id" : other(country, "Belastingnummer");
      case NORWEGIAN -> other(country, "Skattenummer");
    };
  }

  /// The name of a number that is none for VAT.
  ///
  /// @param country that gave the number, two letters of ISO 3166-1
  String ofTaxOffice(String country) {
    return TaxNames.NO_VAT.contains(country) ? ofVat(country) : words.say(Word.TAX_NUMBER);
  }

  private String english(String country) {
    return switch (country) {
      case "US" -> "Tax ID";
      case "AU" -> "ABN";
      case "CA" -> "GST/HST number";
      case "NZ" -> "GST number";
      case "JP" -> "Registration number";
      default -> words.say(Word.INVOICE_TAX_NUMBER);
    };
  }

  /// UStG (DE), section 14 (4) no. 2; UStG (AT), section 11 (1); MWSTG (CH), article 26 (2) a.
  private String german(String country) {
    return switch (country) {
      case "AT" -> "UID-Nr.";
      case "CH", "LI" -> "MWST-Nr.";
      case "GB", "NO", "IS" -> "MwSt.-Nr.";
      default -> other(country, "Steuernummer");
    };
  }

  /// Code général des impôts, annexe II, article 242 nonies A, "numéro individuel
  /// d'identification": of France and the Union's other states but Belgium, where it is the "numéro
  /// de TVA".
  private String french(String country) {
    var inUnion = Place.of(country).isInUnion();
    return inUnion && !country.equals("BE")
        ? "N°\u00A0de TVA intracommunautaire"
        : other(country, "Numéro fiscal");
  }

  /// Where there is no VAT, a number of the taxes in general.
  private String other(String country, String general) {
    return TaxNames.NO_VAT.contains(country) ? general : words.say(Word.INVOICE_TAX_NUMBER);
  }
}
